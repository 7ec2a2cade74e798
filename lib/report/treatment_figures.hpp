// Annealing with time and temperature as plots, after the figures of Wang et al., "Rejuvenation of metallic glasses
// under high pressure". Every one has its caption, computed from what is drawn; nothing where its data are missing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/anneal.hpp"
#include "report/plot.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

/// All that was found of one start.
struct StartResults {
  std::string start;
  std::vector<const AnnealOutcome*> outcomes;  ///< pressures outer, temperatures inner, both ascending
  std::vector<const ControlScan*> controls;
  std::vector<const ComparisonOutcome*> comparisons;
  std::vector<const EnthalpyLines*> lines;
  UnitNames units;

  std::vector<double> pressures() const;     ///< ascending, each once
  std::vector<double> temperatures() const;  ///< likewise
  const AnnealOutcome* at(double pressure, double temperature) const;
  /// The heating rate whose curves are shown: the middle one.
  std::optional<double> shown_rate() const;
  const ScanOutcome* scan(const AnnealOutcome& outcome, double rate, double storage_time) const;
};

/// Figure 1a: heat capacities of samples annealed at the highest pressure, a curve for each temperature, beside the
/// initialised sample; below, of the same samples after storage.
std::optional<Plot> heat_by_temperature(const StartResults& results);
/// Figure 2a: a curve for each pressure, at the temperature of the largest ΔE.
std::optional<Plot> heat_by_pressure(const StartResults& results);
/// Figure S3: the repeats, single clusters drawn from the ensemble, about their mean.
std::optional<Plot> heat_of_repeats(const StartResults& results);
/// Figure 1b: what was gained against the temperature of the anneal, at each pressure; fresh, and after storage.
std::optional<Plot> gain_by_temperature(const StartResults& results);
/// Figure 2b: what was gained against pressure, at each temperature.
std::optional<Plot> gain_by_pressure(const StartResults& results);
/// Figure 3: enthalpy of liquid and glass against temperature, at P = 0 and at the highest pressure, and T_in.
std::optional<Plot> enthalpy_against_temperature(const StartResults& results);
/// Kissinger's plot of the exotherms of the outcome with the largest ΔE.
std::optional<Plot> kissinger_plot(const StartResults& results);
/// Energy against density of what pressure, ageing and thermal cycling leave.
std::optional<Plot> energy_against_density(const StartResults& results);
/// How long half of what was gained is kept, against temperature.
std::optional<Plot> half_life_plot(const StartResults& results);

}  // namespace baroscape
