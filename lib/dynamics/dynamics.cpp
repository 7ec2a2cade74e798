#include "dynamics/dynamics.hpp"

#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {

Dynamics::Dynamics(const System& system, const PeriodicStructure& start, const DynamicsOptions& options)
    : options_(options), masses_(system.atoms()), lattice_(start.lattice), random_(options.seed, options.stream) {
  for (int i = 0; i < system.atoms(); ++i) {
    masses_(i) = system.masses[static_cast<std::size_t>(system.species[static_cast<std::size_t>(i)])];
  }
  unit_ = std::sqrt(masses_.minCoeff());
  System of_start = system;
  of_start.cell = Cell::make(start.lattice, system.cell.value().shape, system.atoms());
  potential_ = make_periodic_potential(of_start);
  u_ = start.positions.reshaped();
  velocities_.resize(3, system.atoms());
  for (int i = 0; i < system.atoms(); ++i) {
    for (int c = 0; c < 3; ++c) velocities_(c, i) = std::sqrt(options_.temperature / masses_(i)) * random_.normal();
  }
  const Eigen::Vector3d drifting = velocities_ * masses_ / masses_.sum();
  velocities_.colwise() -= drifting;
  evaluate();
}

void Dynamics::evaluate() {
  Eigen::VectorXd by_u(u_.size());
  Eigen::Matrix3d by_f;
  energy_ = potential_->evaluate(u_.data(), scale_ * Eigen::Matrix3d::Identity(), by_u.data(), by_f);
  if (!std::isfinite(energy_)) {
    throw InputError(fmt::format("molecular dynamics exploded at time {:.4g}: a shorter timestep is wanted", time_));
  }
  // ∂E/∂u = scale ∂E/∂r; tr(∂E/∂F Fᵀ) = Σ r·∂E/∂r over images.
  forces_ = -by_u.reshaped(3, masses_.size()) / scale_;
  virial_ = -by_f.trace() * scale_ / 3;
}

double Dynamics::kinetic_energy() const {
  return 0.5 * velocities_.colwise().squaredNorm().dot(masses_.transpose());
}

double Dynamics::temperature() const {
  // Langevin's noise does not conserve momentum: all 3N components are free.
  const double free = 3.0 * static_cast<double>(masses_.size()) - (options_.friction > 0 ? 0 : 3);
  return 2 * kinetic_energy() / free;
}

double Dynamics::volume() const {
  return lattice_.determinant() * scale_ * scale_ * scale_;
}

double Dynamics::pressure() const {
  return (2 * kinetic_energy() / 3 + virial_) / volume();
}

PeriodicStructure Dynamics::structure() const {
  return {scale_ * lattice_, scale_ * u_.reshaped(3, masses_.size())};
}

void Dynamics::kick(double time) {
  velocities_ += time * forces_ * masses_.cwiseInverse().asDiagonal();
}

void Dynamics::drift(double time) {
  const double farthest = std::sqrt(velocities_.colwise().squaredNorm().maxCoeff()) * time;
  if (!(farthest < 0.5 * potential_->cutoff())) {
    throw InputError(fmt::format("molecular dynamics exploded at time {:.4g}: an atom moves by {:.3g} in half a step; a "
                                 "shorter timestep is wanted",
                                 time_, farthest));
  }
  u_ += (time / scale_) * velocities_.reshaped();
}

void Dynamics::thermostat(double time) {
  if (options_.friction <= 0) return;
  const double keep = std::exp(-options_.friction * time), share = std::sqrt(1 - keep * keep);
  for (Eigen::Index i = 0; i < masses_.size(); ++i) {
    const double thermal = std::sqrt(options_.temperature / masses_(i));
    for (int c = 0; c < 3; ++c) velocities_(c, i) = keep * velocities_(c, i) + share * thermal * random_.normal();
  }
}

void Dynamics::barostat(double time) {
  if (options_.relaxation_time <= 0) return;
  // d ln Ω = −(β/τ)(P₀ − P) dt + √(2 k_BT β/(Ω τ)) dW in Itô's sense; positions follow the cell, velocities go the other
  // way, so that phase space keeps its measure. With D = k_BT β/(Ω τ) the drift D ∂ln p/∂ln Ω + ∂D/∂ln Ω of the
  // ensemble p ∝ Ω e^{−(K + E + P₀Ω)/k_BT} is just that: the two terms k_BT/Ω cancel.
  const double rate = options_.compressibility / options_.relaxation_time, v = volume();
  // Far from equilibrium, as at the start, the cell goes where it should in steps of a hundredth.
  const double towards = std::clamp(rate * (pressure() - options_.pressure) * time, -0.01, 0.01);
  const double noise = std::sqrt(2 * options_.temperature * rate * time / v) * random_.normal();
  const double stretch = std::exp((towards + noise) / 3);
  scale_ *= stretch;
  velocities_ /= stretch;
  evaluate();
}

void Dynamics::step() {
  const double dt = options_.step * unit_;
  kick(dt / 2);
  drift(dt / 2);
  thermostat(dt);
  drift(dt / 2);
  evaluate();
  kick(dt / 2);
  barostat(dt);
  time_ += dt;
}

}  // namespace baroscape
