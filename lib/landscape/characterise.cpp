#include "landscape/characterise.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "landscape/cell_vibrations.hpp"
#include "search/symmetric_eigenvalues.hpp"

namespace baroscape {
namespace {

/// Σ ln ω² over the positive eigenvalues.
double log_product(const Eigen::VectorXd& values) {
  double sum = 0;
  for (const double value : values) {
    if (value > 0) sum += std::log(value);
  }
  return sum;
}

Curvature curvature_of(const Spectrum& spectrum) {
  return {spectrum.values.size() > 0 ? spectrum.values(0) : 0.0, log_product(spectrum.values)};
}

/// Σ ln of the positive eigenvalues of M^{-1/2} A M^{-1/2} at a stationary point, from those of A: with Z the zero
/// modes, the products of all eigenvalues but zeros are as det(ZᵀMZ)/det M (the limit of det(A + εM)/ε^k); of a
/// transition state the negative one is divided out.
double log_product_mass(const System& system, const Surface<double>& surface, const Eigen::VectorXd& x, double pressure,
                        const Curvature& curvature) {
  const bool unit_masses = std::all_of(system.masses.begin(), system.masses.end(), [](double m) { return m == 1.0; });
  if (unit_masses) return curvature.log_product;
  const Eigen::VectorXd masses = mass_roots(system).array().square();
  const Eigen::MatrixXd zero = existing_zero_modes(surface, x);
  const Eigen::MatrixXd zero_masses = zero.transpose() * masses.asDiagonal() * zero;
  const double all = curvature.log_product + std::log(zero_masses.determinant()) - masses.array().log().sum();
  if (!(curvature.lowest < 0)) return all;
  const Eigen::VectorXd weights = mass_roots(system).cwiseInverse();
  const Eigen::MatrixXd weighted = weights.asDiagonal() * hessian(surface, x, pressure) * weights.asDiagonal();
  return all + std::log(curvature.lowest / symmetric_eigenvalues(weighted, false).values(0));
}

/// Fills in what both kinds share; returns the lowest eigenvalue.
double fill(StationaryPoint& state, const System& system, const Surface<double>& surface, const Eigen::VectorXd& x,
            double enthalpy, const Curvature& curvature, double pressure) {
  Eigen::VectorXd gradient(x.size());
  const Identity identity = system.identity();
  state.positions = identity.standard(x);
  state.enthalpy = enthalpy;
  state.volume = surface.conjugate(x.data(), pressure, gradient.data());
  state.energy = pressure == 0.0 ? enthalpy : surface.evaluate(x.data(), 0.0, gradient.data());
  state.point_group_order = identity.order(state.positions);
  if (system.cell) {
    const CellVibrations vibrations = cell_vibrations(system, surface, x, pressure);
    state.log_product = vibrations.log_product;
    state.log_product_mass = vibrations.log_product_mass;
    return vibrations.lowest;
  }
  state.log_product = curvature.log_product;
  state.log_product_mass = log_product_mass(system, surface, x, pressure, curvature);
  return curvature.lowest;
}

}  // namespace

Eigen::VectorXd mass_roots(const System& system) {
  Eigen::VectorXd roots(3 * system.atoms());
  for (int i = 0; i < system.atoms(); ++i) {
    roots.segment<3>(3 * i).setConstant(
        std::sqrt(system.masses[static_cast<std::size_t>(system.species[static_cast<std::size_t>(i)])]));
  }
  return roots;
}

Minimum characterise_minimum(const System& system, const Surface<double>& surface, const PolishResult& point,
                             double pressure) {
  return characterise_minimum(system, surface, point.x, point.enthalpy, curvature_of(point.spectrum), pressure);
}

Minimum characterise_minimum(const System& system, const Surface<double>& surface, const Eigen::VectorXd& x,
                             double enthalpy, const Curvature& curvature, double pressure) {
  Minimum minimum;
  minimum.lowest_omega2 = fill(minimum, system, surface, x, enthalpy, curvature, pressure);
  // B = −V/(dV/dP) with dV/dP = −∇V·A⁺·∇V (design: physics, section 2).
  Eigen::VectorXd volume_gradient(x.size());
  surface.conjugate(x.data(), pressure, volume_gradient.data());
  minimum.bulk_modulus = minimum.volume / volume_gradient.dot(internal_solve(surface, x, pressure, volume_gradient));
  return minimum;
}

TransitionState characterise_transition_state(const System& system, const Surface<double>& surface,
                                              const PolishResult& point, double pressure) {
  return characterise_transition_state(system, surface, point.x, point.enthalpy, curvature_of(point.spectrum),
                                       pressure);
}

TransitionState characterise_transition_state(const System& system, const Surface<double>& surface,
                                              const Eigen::VectorXd& x, double enthalpy, const Curvature& curvature,
                                              double pressure) {
  TransitionState state;
  state.omega2_negative = fill(state, system, surface, x, enthalpy, curvature, pressure);
  return state;
}

}  // namespace baroscape
