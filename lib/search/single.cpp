#include "search/single.hpp"

#include <cmath>

#include "search/acceptance.hpp"
#include "search/internal_space.hpp"
#include "search/minimize_options.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

std::unique_ptr<Surface<double>> surface_in_order(const System& system, const std::vector<int>& species) {
  System reordered = system;
  reordered.species = species;
  return make_surface(reordered);
}

}  // namespace

Evaluation evaluate(const System& system, const Eigen::VectorXd& positions, const std::vector<int>& species,
                    double pressure, bool with_hessian) {
  const auto surface = surface_in_order(system, species);
  Evaluation result;
  Eigen::VectorXd energy_gradient(positions.size()), volume_gradient(positions.size());
  result.energy = surface->evaluate(positions.data(), 0.0, energy_gradient.data());
  result.volume = surface->conjugate(positions.data(), pressure, volume_gradient.data());
  ++result.counts.gradients;
  result.enthalpy = result.energy + pressure * result.volume;
  result.gradient = energy_gradient + pressure * volume_gradient;
  result.gradient_rms = std::sqrt(result.gradient.squaredNorm() / static_cast<double>(positions.size()));
  const Eigen::Map<const Eigen::Matrix3Xd> r(positions.data(), 3, positions.size() / 3);
  const Eigen::Map<const Eigen::Matrix3Xd> g(energy_gradient.data(), 3, positions.size() / 3);
  // About the centroid: the tensor does not depend on the origin, its rounding does.
  const Eigen::Matrix3d virial = (r.colwise() - r.rowwise().mean()) * g.transpose();
  result.pressure_tensor = -0.5 * (virial + virial.transpose()) / result.volume;
  result.virial_pressure = result.pressure_tensor.trace() / 3.0;
  if (with_hessian) {
    result.hessian = hessian(*surface, positions, pressure);
    ++result.counts.hessians;
  }
  return result;
}

Relaxation relax(const System& system, const std::vector<int>& species, const Eigen::VectorXd& positions,
                 double pressure) {
  const auto surface = surface_in_order(system, species);
  Relaxation result;
  AcceptanceOptions options;
  options.largest_step = MinimizeOptions{}.largest_step;
  const PolishResult end = relax_to_minimum(*surface, positions, pressure, options, result.counts);
  result.positions = end.x;
  result.converged = end.converged && end.index() == 0;
  if (result.converged) {
    result.reason = "a minimum: the gradient is below the tolerance and every vibration is stable";
  } else if (!std::isfinite(end.enthalpy)) {
    result.reason = "the enthalpy is not a finite number";
  } else {
    result.reason = "the relaxation did not reach a minimum";
  }
  result.at_end = evaluate(system, result.positions, species, pressure, false);
  return result;
}

}  // namespace baroscape
