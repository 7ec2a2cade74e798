#include "report/page_atoms.hpp"

#include <Eigen/LU>
#include <limits>

#include "atoms/structure.hpp"

namespace baroscape {
namespace {

/// In numbers of lattice vectors from the corner, a row an atom.
Eigen::MatrixXd fractions(const Eigen::VectorXd& drawn, const Eigen::Matrix3d& lattice) {
  const Eigen::MatrixXd about_centre = drawn.head(drawn.size() - 9).reshaped(3, drawn.size() / 3 - 3).transpose();
  return (about_centre * lattice.inverse()).array() + 0.5;
}

Eigen::Matrix3d lattice_in(const Eigen::VectorXd& drawn) {
  return drawn.tail(9).reshaped(3, 3).transpose();
}

}  // namespace

Eigen::Index drawn_numbers(const System& system) {
  return 3 * Eigen::Index{system.atoms()} + (system.cell ? 9 : 0);
}

Eigen::VectorXd drawn_atoms(const System& system, const Eigen::VectorXd& coordinates, const Eigen::VectorXd* before) {
  if (coordinates.size() != system.coordinates()) {
    return Eigen::VectorXd::Constant(drawn_numbers(system), std::numeric_limits<double>::quiet_NaN());
  }
  if (!system.cell) return centred(coordinates);
  const PeriodicStructure structure = structure_at(*system.cell, coordinates / system.units.length);
  Eigen::MatrixXd places = structure.positions.transpose() * structure.lattice.inverse();
  if (before != nullptr) {
    const Eigen::MatrixXd last = fractions(*before, lattice_in(*before));
    places.array() -= (places - last).array().round();
  } else {
    places.array() -= places.array().floor();
  }
  const Eigen::MatrixXd atoms = (places.array() - 0.5).matrix() * structure.lattice;
  Eigen::VectorXd drawn(drawn_numbers(system));
  drawn << atoms.transpose().reshaped(), structure.lattice.transpose().reshaped();
  return drawn * system.units.length;
}

}  // namespace baroscape
