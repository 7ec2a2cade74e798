#include "outward.hpp"

#include <cmath>

#include "atoms/structure.hpp"

namespace baroscape {
namespace {

/// How many ways it vibrates: a cell 3N − 3, its strain following the atoms.
Eigen::Index modes(const StationaryPoint& state, const System& system) {
  return system.cell ? 3 * Eigen::Index{system.atoms()} - 3 : vibrations(state.positions);
}

/// `positive`: how many modes the log product is over.
void convert(StationaryPoint& state, Eigen::Index positive, const Units& units) {
  const double shift = static_cast<double>(positive) * std::log(units.force_constant());
  state.log_product += shift;
  state.log_product_mass += shift;
  state.positions *= units.length;
  state.enthalpy *= units.energy;
  state.energy *= units.energy;
  state.volume *= units.volume();
}

}  // namespace

Minimum outward(Minimum state, const System& system) {
  const Units& units = system.units;
  convert(state, modes(state, system), units);
  state.bulk_modulus *= units.pressure();
  state.lowest_omega2 *= units.force_constant();
  return state;
}

TransitionState outward(TransitionState state, const System& system) {
  convert(state, modes(state, system) - 1, system.units);
  state.omega2_negative *= system.units.force_constant();
  return state;
}

Landscape outward(const Landscape& landscape, const System& system) {
  if (system.units == Units{}) return landscape;
  Landscape converted(system.units.given_pressure(landscape.pressure()));
  for (const Minimum& state : landscape.minima()) converted.add(outward(state, system));
  for (const TransitionState& state : landscape.transition_states()) converted.add(outward(state, system));
  return converted;
}

Evaluation outward(Evaluation evaluation, const Units& units) {
  const double force = units.energy / units.length;
  evaluation.energy *= units.energy;
  evaluation.enthalpy *= units.energy;
  evaluation.volume *= units.volume();
  evaluation.gradient *= force;
  evaluation.gradient_rms *= force;
  evaluation.pressure_tensor *= units.pressure();
  evaluation.virial_pressure *= units.pressure();
  if (evaluation.hessian) *evaluation.hessian *= units.force_constant();
  return evaluation;
}

PathFrames outward(PathFrames film, const Units& units) {
  for (PathFrame& frame : film.frames) {
    frame.positions *= units.length;
    frame.enthalpy *= units.energy;
    frame.length *= units.length;
  }
  return film;
}

UnitNames unit_names(const Units& units) {
  const UnitWords words = unit_words(units);
  return {words.energy, words.length, words.pressure, words.volume, words.temperature, words.time};
}

}  // namespace baroscape
