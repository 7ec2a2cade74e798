// Landscapes made by hand, at P = 0, 1 and 2, and the ways between them.
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "kinetics/equilibrium.hpp"
#include "protocol/treatment.hpp"

namespace baroscape::testing_protocol {

/// Three minima of constant volumes, so that H = E + PV everywhere: 1 is lowest at P = 0; under pressure 3, the
/// densest, is. A fourth exists at P = 0 only and slides into 2 as soon as there is pressure.
inline Landscape landscape_by_hand(double pressure) {
  Landscape landscape(pressure);
  const double energies[] = {-5.0, -4.6, -4.2, -4.0}, volumes[] = {10.0, 9.8, 9.5, 10.2};
  for (int k = 0; k < (pressure == 0 ? 4 : 3); ++k) {
    Minimum minimum;
    minimum.id = k + 1;
    minimum.energy = energies[k];
    minimum.volume = volumes[k];
    minimum.enthalpy = energies[k] + pressure * volumes[k];
    minimum.bulk_modulus = 20 + k;
    minimum.point_group_order = 1 + k % 2;
    minimum.log_product_mass = 40;
    landscape.add(minimum);
  }
  const auto join = [&](std::int64_t id, std::int64_t a, std::int64_t b, double energy) {
    TransitionState state;
    state.id = id;
    state.minimum_a = a;
    state.minimum_b = b;
    state.energy = energy;
    state.volume = 9.9;
    state.enthalpy = energy + pressure * state.volume;
    state.log_product_mass = 38;
    landscape.add(state);
  };
  join(1, 1, 2, -4.0);
  join(2, 2, 3, -3.7);
  if (pressure == 0) join(3, 2, 4, -3.95);
  return landscape;
}

/// Where the minima go from one of these pressures to another.
inline PressureMap map_by_hand(double from, double to) {
  PressureMap map{from, to, {}};
  const Landscape landscape = landscape_by_hand(from);
  for (const Minimum& minimum : landscape.minima()) {
    MapEntry entry{minimum.id, minimum.id, (to - from) * minimum.volume};
    // It slides before there is any pressure, 0.6 down, and goes up with the volume of the second.
    if (minimum.id == 4 && to > 0) entry = {4, 2, (to - from) * 9.8, 0.6, 1};
    map.entries.push_back(entry);
  }
  return map;
}

class ByHand : public testing::Test {
 protected:
  static constexpr double kPressure = 2;
  Landscape ambient_ = landscape_by_hand(0), between_ = landscape_by_hand(1), pressed_ = landscape_by_hand(kPressure);
  PressureMap load_ = map_by_hand(0, kPressure), unload_ = map_by_hand(kPressure, 0);
  PressureMap first_step_ = map_by_hand(kPressure, 1), second_step_ = map_by_hand(1, 0);
  Eigen::VectorXd initial_ = equilibrium(ambient_, 0.5);

  std::vector<AnnealOutcome> run(const TreatmentOptions& options, int threads = 1) const {
    const PressurePath path{
        &pressed_, &load_, &unload_, {{&pressed_, &first_step_}, {&between_, &second_step_}, {&ambient_, nullptr}}};
    return treat(ambient_, {path}, initial_, options, threads);
  }

  static TreatmentOptions options(double time) {
    TreatmentOptions options;
    options.temperatures = {0.05, 0.1, 0.2};
    options.time = time;
    return options;
  }
};

}  // namespace baroscape::testing_protocol
