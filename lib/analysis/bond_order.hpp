// How much the neighbours of atoms stand as in a crystal.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "analysis/voronoi.hpp"

namespace baroscape {

struct BondOrder {
  Eigen::VectorXd q4, q6;               ///< of each atom
  double global_q4 = 0, global_q6 = 0;  ///< of all bonds together: near 0 in a glass, 0.57 for q6 in an fcc crystal
};

/// q_l = √(4π/(2l+1) Σ_m |Σ_f w_f Y_lm(n_f)|²) over the faces of an atom's Voronoi cell, w_f the share of its area (P.
/// J. Steinhardt, D. R. Nelson and M. Ronchetti, Phys. Rev. B 28, 784 (1983); with areas W. Mickel, S. C. Kapfer, G. E.
/// Schröder-Turk and K. Mecke, J. Chem. Phys. 138, 044501 (2013)): no cutoff decides who is a neighbour. 0 for an atom
/// without faces.
BondOrder bond_order(const std::vector<VoronoiCell>& cells);

}  // namespace baroscape
