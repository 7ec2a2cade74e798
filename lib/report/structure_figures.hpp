// Pictures of structure: g(r), S(q), the atoms' volumes and energies, and how all that goes with pressure.
#pragma once

#include <string>
#include <vector>

#include "report/named_picture.hpp"
#include "report/plot.hpp"

namespace baroscape {

/// A sample in the system's units.
struct SampleCurves {
  std::string name;
  bool reference = false;  ///< state 1, or whatever others are compared with: drawn black
  std::vector<double> r, g, q, s;
  double peak_width = 0, area_beyond = 0;  ///< of S(q), 1/length; NaN where it has none
};

struct StructureUnits {
  std::string title, energy, length, volume, pressure, temperature, density;
};

NamedPicture pair_distribution_figure(const std::vector<SampleCurves>& samples, const StructureUnits& units,
                                      const std::string& note);
NamedPicture structure_factor_figure(const std::vector<SampleCurves>& samples, const StructureUnits& units);

/// The atoms of one species in a sample: deviations from the mean of the reference.
struct AtomCloud {
  std::string name;
  bool reference = false;
  std::vector<double> room;    ///< (volume − mean)/standard deviation
  std::vector<double> energy;  ///< energy − mean
};

/// `deviations`: where the tails begin.
NamedPicture atoms_figure(const std::vector<AtomCloud>& clouds, double deviations, const StructureUnits& units);

/// What anneals at one temperature and for one time leave, by pressure.
struct PressureRow {
  double pressure = 0, flow_units = 0, negative_flow_units = 0;  ///< shares of the atoms
  double density = 0, bulk = 0, shear = 0;  ///< against state 1: ratios − 1; NaN where there is none
};
struct PressureSeries {
  std::string name;
  std::vector<PressureRow> rows;
};
/// `before`: the flow units of state 1 itself.
NamedPicture structure_by_pressure_figure(const std::vector<PressureSeries>& series, const PressureRow& before,
                                          const StructureUnits& units);

}  // namespace baroscape
