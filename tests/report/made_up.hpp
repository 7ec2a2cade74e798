// A made-up report with round numbers, in the shape of LJ9's: state 1 is minimum 1; from P = 2 on unloading ends in
// minimum 2.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace baroscape::testing_report {

inline Minimum minimum(std::int64_t id, double pressure, double energy, double volume) {
  Minimum state;
  state.id = id;
  state.energy = energy;
  state.volume = volume;
  state.enthalpy = energy + pressure * volume;
  state.bulk_modulus = 40;
  state.lowest_omega2 = 12.5;
  return state;
}

inline TransitionState transition_state(std::int64_t id, double enthalpy, std::int64_t a, std::int64_t b) {
  TransitionState state;
  state.id = id;
  state.enthalpy = enthalpy;
  state.minimum_a = a;
  state.minimum_b = b;
  return state;
}

/// Three minima joined in a row, ids first, first + 1, first + 2. Under high pressure the second is the lowest.
inline ReportLandscape landscape(double pressure, std::int64_t first) {
  ReportLandscape one;
  one.landscape = Landscape(pressure);
  one.landscape.add(minimum(first, pressure, -24, 10));
  one.landscape.add(minimum(first + 1, pressure, -23, 9.6));
  one.landscape.add(minimum(first + 2, pressure, -22.5, 10.4));
  one.landscape.add(transition_state(first, -22.2 + 10 * pressure, first, first + 1));
  one.landscape.add(transition_state(first + 1, -21.7 + 10 * pressure, first + 1, first + 2));
  one.stopped_by = "coverage";
  one.searches = 1234;
  one.coverage.good_turing = 0.99912;
  one.coverage.chao1 = 2.5;
  return one;
}

inline StageState stage(std::int64_t id, double population, double energy, double volume, double bulk_modulus) {
  StageState state;
  state.minimum = id;
  state.population = population;
  state.energy = state.enthalpy = energy;
  state.volume = volume;
  state.bulk_modulus = bulk_modulus;
  return state;
}

/// Unloading returns to minimum 1.
inline AnnealOutcome returning(double pressure, double temperature, std::int64_t first_at_pressure) {
  AnnealOutcome row;
  row.start = "global-minimum";
  row.pressure = pressure;
  row.temperature = temperature;
  row.delta_energy = 0.001;
  row.trapped_fraction = 0.001;
  row.state1 = stage(1, 1, -24, 10, 40);
  row.state2 = stage(first_at_pressure, 0.999, -24, 10 - 0.1 * pressure, 45);
  row.state3 = stage(1, 0.999, -24, 10, 40);
  row.state3.barrier_back = 0;
  row.table = {{1, 1, 0.999, 0, 0, false, 0.0, 1, 1}, {2, 1, 0.001, 1, 0.001, true, 0.8, 0.96, 1.05}};
  return row;
}

/// Unloading ends in minimum 2: 1 ε higher, denser, stiffer, 0.8 ε below the way back.
inline AnnealOutcome trapping(double pressure, double temperature, std::int64_t first_at_pressure) {
  AnnealOutcome row = returning(pressure, temperature, first_at_pressure);
  row.delta_energy = 0.9;
  row.trapped_fraction = 0.9;
  row.volume_ratio = 0.964;
  row.bulk_modulus_ratio = 1.045;
  row.work_bound_ratio = 0.9 / (0.36 * pressure);
  row.state2 = stage(first_at_pressure + 1, 0.9, -23, 9.6 - 0.1 * pressure, 48);
  row.state3 = stage(2, 0.9, -23, 9.6, 42);
  row.state3.barrier_back = 0.8;
  row.table = {{2, 1, 0.9, 1, 0.9, true, 0.8, 0.96, 1.05}, {1, 1, 0.1, 0, 0, false, 0.0, 1, 1}};
  row.anneal_enthalpy_change = -0.3;
  row.volume_work = 1.25;
  row.dropped = 0.05;
  return row;
}

inline ReportData report(const std::vector<double>& temperatures = {0.05}) {
  ReportData data;
  data.title = "LJ9 under pressure";
  data.program_version = "baroscape 0.1.0";
  data.configuration = "title = \"LJ9 under pressure\"\nseed = 1\n";
  data.volume_definition = "gyration-sphere, atom_radius 0.5";
  data.seeds = {1, 2};
  data.fingerprint = "0123456789abcdef";
  const std::vector<double> pressures = {0, 1, 2, 5};
  for (std::size_t k = 0; k < pressures.size(); ++k) {
    const auto first = static_cast<std::int64_t>(10 * k + 1);
    data.landscapes.push_back(landscape(pressures[k], first));
    PressureMap load{0, pressures[k], {{1, first, 0, 0, 0}, {2, first + 1, 0, 0, 0}}};
    data.maps.push_back(load);
    for (const double temperature : temperatures) {
      data.anneals.push_back(pressures[k] < 2 ? returning(pressures[k], temperature, first)
                                              : trapping(pressures[k], temperature, first));
    }
  }
  return data;
}

}  // namespace baroscape::testing_report
