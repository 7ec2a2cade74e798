#include "protocol/enthalpy_lines.hpp"

#include <cmath>
#include <limits>

#include "kinetics/equilibrium.hpp"
#include "protocol/treatment_ground.hpp"

namespace baroscape {
namespace {

/// Energies that differ by less are one, ε (design: physics, section 1).
constexpr double kHigher = 1e-7;

/// Nothing but the populations is wanted of each point.
TreatmentOptions bare(const TreatmentOptions& treatment, const Eigen::VectorXd& temperatures) {
  TreatmentOptions options = treatment;
  options.temperatures.assign(temperatures.begin(), temperatures.end());
  options.storage_times.clear();
  options.samples = options.most_timed = options.most_listed = 0;
  options.most_followed = 1;
  return options;
}

}  // namespace

std::vector<double> crossings_of(const Eigen::VectorXd& temperatures, const Eigen::VectorXd& line, double level,
                                 double margin) {
  std::vector<double> crossings;
  Eigen::Index last = -1;  // the last point that is off the level
  for (Eigen::Index k = 0; k < line.size(); ++k) {
    const double above = line[k] - level;
    if (!(std::abs(above) > margin)) continue;
    if (last >= 0 && (line[last] > level) != (above > 0)) {
      const double share = (level - line[last]) / (line[k] - line[last]);
      crossings.push_back(temperatures[last] + share * (temperatures[k] - temperatures[last]));
    }
    last = k;
  }
  return crossings;
}

std::vector<EnthalpyLines> enthalpy_lines(const Landscape& ambient, const std::vector<PressurePath>& paths,
                                          const std::string& start, const Eigen::VectorXd& initial,
                                          const Eigen::VectorXd& temperatures, const TreatmentOptions& treatment,
                                          int threads) {
  std::vector<EnthalpyLines> lines;
  if (temperatures.size() == 0) return lines;
  TreatmentOptions options = bare(treatment, temperatures);
  const std::vector<AnnealOutcome> in_time = treat(ambient, paths, initial, options, threads);
  options.time = std::numeric_limits<double>::infinity();
  options.heating_rate = options.cooling_rate = 0;
  const std::vector<AnnealOutcome> at_length = treat(ambient, paths, initial, options, threads);
  double glass_ambient = 0;
  for (Eigen::Index i = 0; i < initial.size(); ++i) {
    glass_ambient += initial[i] * ambient.minima()[static_cast<std::size_t>(i)].energy;
  }
  for (std::size_t p = 0; p < paths.size(); ++p) {
    const Landscape& pressed = *paths[p].landscape;
    Eigen::VectorXd enthalpies(index_of(pressed.minima().size()));
    for (Eigen::Index i = 0; i < enthalpies.size(); ++i) {
      enthalpies[i] = pressed.minima()[static_cast<std::size_t>(i)].enthalpy;
    }
    EnthalpyLines line;
    line.start = start;
    line.pressure = pressed.pressure();
    line.time = treatment.time;
    line.temperatures = temperatures;
    line.glass_ambient = glass_ambient;
    line.liquid.resize(temperatures.size());
    line.liquid_unloaded.resize(temperatures.size());
    line.treated.resize(temperatures.size());
    for (Eigen::Index k = 0; k < temperatures.size(); ++k) {
      const std::size_t point = p * static_cast<std::size_t>(temperatures.size()) + static_cast<std::size_t>(k);
      line.glass = enthalpies.dot(at_length[point].populations.loaded);
      line.liquid[k] = enthalpies.dot(at_length[point].populations.annealed);
      line.liquid_unloaded[k] = glass_ambient + at_length[point].delta_energy;
      line.treated[k] = glass_ambient + in_time[point].delta_energy;
    }
    line.under_pressure = crossings_of(temperatures, line.liquid, line.glass, kHigher);
    line.given_time = crossings_of(temperatures, line.liquid_unloaded, glass_ambient, kHigher);
    line.within_time = crossings_of(temperatures, line.treated, glass_ambient, kHigher);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace baroscape
