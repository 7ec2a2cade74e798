// A periodic cell that breathes, and the coordinates of its landscape (design: physics, section 3).
//
// Rows of h are lattice vectors. With h₀ fixed once for a system, a point of the landscape is X = {u, y}: u are the
// positions of the atoms, 3N numbers, before the cell is strained, and y the strain ε in units in which a step has the
// length that atoms move by (D. Sheppard et al., J. Chem. Phys. 136, 074103 (2012)):
//   h = h₀(1 + ε),  r = u(1 + ε),  |y| = J·|ε|,  J = L√N,  L = (Ω₀/N)^{1/3},  |ε|² = Σ ε_ab².
// ε is symmetric, so that the cell does not turn.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace baroscape {

enum class CellShape : int {
  isotropic,     ///< the cell keeps its shape: ε = e·1
  orthorhombic,  ///< ε is diagonal
  full,          ///< any symmetric ε
};

/// "isotropic", "orthorhombic" or "full".
const char* name(CellShape shape);

struct Cell {
  Eigen::Matrix3d lattice = Eigen::Matrix3d::Identity();  ///< h₀, rows are vectors, right-handed
  CellShape shape = CellShape::isotropic;
  double metric = 1;  ///< J

  /// J = L√N.
  static Cell make(const Eigen::Matrix3d& lattice, CellShape shape, int atoms);

  int strains() const;  ///< coordinates y: 1, 3 or 6
  /// 1 + ε, from y [strains()].
  Eigen::Matrix3d deformation(const double* y) const;
  /// ∂ε/∂y_a: symmetric and constant.
  Eigen::Matrix3d strain_by(int a) const;

  bool operator==(const Cell&) const = default;
};

/// Where the atoms are and what repeats them.
struct PeriodicStructure {
  Eigen::Matrix3d lattice;    ///< h, rows
  Eigen::Matrix3Xd positions;  ///< r, a column an atom
};

/// The structure at X [3N + strains].
PeriodicStructure structure_at(const Cell& cell, const Eigen::VectorXd& x);

/// What is wrong with lattice vectors, in words: not right-handed or flat. Empty when all is well.
std::string lattice_problem(const Eigen::Matrix3d& lattice);

/// X of a structure; it is turned as a whole where its lattice is h₀ strained and turned. InputError when its lattice
/// cannot be reached from h₀ by strains of the cell's shape to 1e-9 of it, or is left-handed or flat.
Eigen::VectorXd coordinates_of(const Cell& cell, const PeriodicStructure& structure);

/// The shortest distance between two atoms, images included; an atom's own images count too.
double shortest_distance(const PeriodicStructure& structure);

}  // namespace baroscape
