// The smallest landscape that shows states 1, 2 and 3: one atom that moves along a line, pushed by a piston.
//
// Two atoms, ±c beside the line, make a gate; a third stands behind it at depth b. All are of Lennard-Jones and stay
// where they are. The atom at x on the line has
//   E(x) = 2 φ(√(x² + c²)) + φ(x + b),   φ(r) = 4(r⁻¹² − r⁻⁶),   H(x; P) = E(x) + P·x
// since the piston behind it, of area 1, encloses the volume x. Before the gate it sits at a comfortable distance; in
// it it is squeezed; behind it it is closer to the third atom than either likes, but takes less room. ε = σ = m = 1.
#pragma once

#include <optional>
#include <vector>

namespace baroscape {

struct GateModel {
  double half_gap = 1.0;  ///< c, σ
  double depth = 1.25;    ///< b, σ

  double energy(double x) const;     ///< ε
  double slope(double x) const;      ///< dE/dx, ε/σ: a state rests where it is −P
  double curvature(double x) const;  ///< d²E/dx², ε/σ²

  /// x from just before the third atom to far before the gate: what is looked at.
  double lowest_x() const { return 0.65 - depth; }
  double highest_x() const { return 2.0; }
};

/// A place where the atom rests, or the top of the barrier between two.
struct GatePoint {
  double x = 0, energy = 0, enthalpy = 0, curvature = 0;
};

/// What there is at a pressure: the state before the gate, the one behind it, and the barrier between them where there
/// are both.
struct GateStates {
  std::optional<GatePoint> before, behind, barrier;
};
GateStates gate_states(const GateModel& model, double pressure);

/// Where the landscape changes.
struct GatePressures {
  double equal = 0;        ///< both states have one enthalpy
  double before_ends = 0;  ///< the state before the gate and the barrier merge: a fold
  double behind_ends = 0;  ///< the state behind the gate does, under tension: negative
};
/// InputError unless the model has two states at P = 0, the denser of the higher energy, which a positive pressure
/// exchanges: what the page is about.
GatePressures gate_pressures(const GateModel& model);

/// Harmonic transition-state rates, √H″/2π exp(−ΔH/T); 0 where there is no state to leave or none to go to.
struct GateRates {
  double in = 0, out = 0;  ///< through the gate, and back
};
GateRates gate_rates(const GateModel& model, double pressure, double temperature);

/// The share behind the gate after a time, of those that began before it (`began` 0) or behind it (1). Where one of the
/// states does not exist all are in the other at once.
double gate_share(const GateModel& model, double pressure, double temperature, double time, double began);

}  // namespace baroscape
