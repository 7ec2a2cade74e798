// g(r): how much likelier a neighbour is at a distance than in a gas of the same density.
#pragma once

#include <Eigen/Core>

#include "atoms/structure.hpp"

namespace baroscape {

/// Distances, and what of them every structure of an average is asked for.
struct DistanceGrid {
  double reach = 0;           ///< the largest distance, σ
  Eigen::Index points = 400;  ///< the k-th is (k + ½)·reach/points
  double smooth = 0.04;  ///< standard deviation of the Gaussian each pair is drawn as, σ: there is no heat to do it

  double at(Eigen::Index k) const { return (static_cast<double>(k) + 0.5) * reach / static_cast<double>(points); }
};

/// g(r) at each point of the grid, all species alike: with `volume` Ω, σ³,
///   g(r) = Ω/(4πr²N²) Σ_{i≠j} δ(r − r_ij).
/// A cell's images count as atoms, so that beyond half of its smallest height g(r) repeats itself. Of a cluster, which
/// ends, it falls to 0.
Eigen::VectorXd pair_distribution(const Structure& structure, double volume, const DistanceGrid& grid);

/// Mean number of neighbours within r of an atom.
double coordination(const Structure& structure, double r);

}  // namespace baroscape
