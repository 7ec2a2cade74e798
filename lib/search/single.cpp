#include "search/single.hpp"

#include <Eigen/LU>
#include <cmath>

#include "search/acceptance.hpp"
#include "search/internal_space.hpp"
#include "search/minimize_options.hpp"
#include "surface/make_surface.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {
namespace {

/// The system with its atoms in the structure's order, and the structure's lattice where it has one.
System as_in(const System& system, const Structure& structure) {
  System reordered = system;
  reordered.species = structure.species;
  if (system.cell) reordered.cell = Cell::make(structure.lattice.value(), system.cell->shape, structure.atoms());
  return reordered;
}

Evaluation evaluate_cluster(const System& system, const Eigen::VectorXd& positions, double pressure) {
  const auto surface = make_surface(system);
  Evaluation result;
  Eigen::VectorXd energy_gradient(positions.size()), volume_gradient(positions.size());
  result.energy = surface->evaluate(positions.data(), 0.0, energy_gradient.data());
  result.volume = surface->conjugate(positions.data(), pressure, volume_gradient.data());
  result.gradient = energy_gradient + pressure * volume_gradient;
  const Eigen::Map<const Eigen::Matrix3Xd> r(positions.data(), 3, positions.size() / 3);
  const Eigen::Map<const Eigen::Matrix3Xd> g(energy_gradient.data(), 3, positions.size() / 3);
  // About the centroid: the tensor does not depend on the origin, its rounding does.
  const Eigen::Matrix3d virial = (r.colwise() - r.rowwise().mean()) * g.transpose();
  result.pressure_tensor = -0.5 * (virial + virial.transpose()) / result.volume;
  return result;
}

Evaluation evaluate_cell(const System& system, const Eigen::VectorXd& positions) {
  const auto potential = make_periodic_potential(system);
  Evaluation result;
  result.gradient.resize(positions.size());
  Eigen::Matrix3d by_f;
  result.energy = potential->evaluate(positions.data(), Eigen::Matrix3d::Identity(), result.gradient.data(), by_f);
  result.volume = system.cell->lattice.determinant();
  result.pressure_tensor = -0.5 * (by_f + by_f.transpose()) / result.volume;
  return result;
}

/// ∇²H at fixed cell.
Eigen::MatrixXd hessian_of(const System& system, const Eigen::VectorXd& positions, double pressure) {
  if (!system.cell) return hessian(*make_surface(system), positions, pressure);
  Eigen::MatrixXd full;
  make_periodic_potential(system)->hessian(positions.data(), Eigen::Matrix3d::Identity(), full);
  return full.topLeftCorner(positions.size(), positions.size());
}

}  // namespace

Evaluation evaluate(const System& given, const Structure& structure, double pressure, bool with_hessian) {
  const System system = as_in(given, structure);
  const Eigen::VectorXd& positions = structure.positions;
  Evaluation result = system.cell ? evaluate_cell(system, positions) : evaluate_cluster(system, positions, pressure);
  ++result.counts.gradients;
  result.enthalpy = result.energy + pressure * result.volume;
  result.gradient_rms = std::sqrt(result.gradient.squaredNorm() / static_cast<double>(positions.size()));
  result.virial_pressure = result.pressure_tensor.trace() / 3.0;
  if (with_hessian) {
    result.hessian = hessian_of(system, positions, pressure);
    ++result.counts.hessians;
  }
  return result;
}

Relaxation relax(const System& given, const Structure& structure, double pressure) {
  const System system = as_in(given, structure);
  const auto surface = make_surface(system);
  Eigen::VectorXd start = structure.positions;
  if (system.cell) start.conservativeResizeLike(Eigen::VectorXd::Zero(system.coordinates()));
  Relaxation result;
  AcceptanceOptions options;
  options.largest_step = MinimizeOptions{}.largest_step;
  const PolishResult end = relax_to_minimum(*surface, start, pressure, options, result.counts);
  result.structure = structure;
  result.structure.positions = end.x;
  if (system.cell) {
    const PeriodicStructure relaxed = structure_at(*system.cell, end.x);
    result.structure.positions = relaxed.positions.reshaped();
    result.structure.lattice = relaxed.lattice;
  }
  result.converged = end.converged && end.index() == 0;
  if (result.converged) {
    result.reason = "a minimum: the gradient is below the tolerance and every vibration is stable";
  } else if (!std::isfinite(end.enthalpy)) {
    result.reason = "the enthalpy is not a finite number";
  } else {
    result.reason = "the relaxation did not reach a minimum";
  }
  result.at_end = evaluate(given, result.structure, pressure, false);
  if (system.cell) result.at_end.gradient_rms = end.gradient_rms;
  return result;
}

}  // namespace baroscape
