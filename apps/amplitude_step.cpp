#include "amplitude_step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "outward.hpp"
#include "protocol/amplitudes.hpp"

namespace baroscape {
namespace {

/// Mean energies that differ by less are one, ε: as a minimum counts as higher (design: physics, section 1).
constexpr double kHigher = 1e-7;

std::string in_words(const AmplitudeRange& range) {
  return fmt::format("P = {:.6g} to {:.6g}", range.from, range.to);
}

std::string in_words(const AmplitudeCurve& curve, const UnitNames& names) {
  const AmplitudeRange& widest = curve.ranges.back();
  const auto all_return = [](const AmplitudeRange& range) { return range.returning_share == 1; };
  // The range around P = 0 is the first to look at under pressure.
  const auto ambient =
      std::find_if(curve.ranges.begin(), curve.ranges.end(), [](const AmplitudeRange& range) { return range.to > 0; });
  const auto first = std::find_if_not(ambient, curve.ranges.end(), all_return);
  std::string text = "Cycles of loading and unloading: ";
  if (first == curve.ranges.end()) return text + fmt::format("every minimum returns, up to P = {:.6g}.\n", widest.to);
  text += fmt::format("every minimum returns up to P = {:.9g}, {:.1f} % at P = {:.6g}.\n", first->from,
                      100 * widest.returning_share, widest.to);
  const auto by_energy = [](const AmplitudeRange& a, const AmplitudeRange& b) {
    return a.energy_settled < b.energy_settled;
  };
  const auto [lowest, highest] = std::minmax_element(ambient, curve.ranges.end(), by_energy);
  text += fmt::format("{} turns from {}: ", curve.turns, curve.start);
  const double aged = curve.energy - lowest->energy_settled, rejuvenated = highest->energy_settled - curve.energy;
  if (aged < kHigher && rejuvenated < kHigher) return text + "⟨E⟩ stays what it was at every amplitude.\n";
  if (aged >= kHigher) text += fmt::format("aged the most, by {:.6f} {}, at {}", aged, names.energy, in_words(*lowest));
  if (aged >= kHigher && rejuvenated >= kHigher) text += "; ";
  if (rejuvenated >= kHigher) {
    text += fmt::format("rejuvenated the most, by {:.6f} {}, at {}", rejuvenated, names.energy, in_words(*highest));
  }
  return text + ".\n";
}

}  // namespace

void amplitude_step(const Job& job, Archive& archive) {
  const auto atlas = archive.atlas();
  const std::vector<double> explored = archive.pressures();
  if (!atlas || std::find(explored.begin(), explored.end(), 0.0) == explored.end()) return;
  const Landscape ambient = archive.known(0.0);
  if (ambient.minima().empty()) return;
  const AnnealOptions options = job.anneal.value_or(AnnealOptions{});
  for (const AnnealStart& start : options.starts) {
    const Eigen::VectorXd population =
        initial_population(ambient, start, options.treatment.room_temperature, options.treatment.evolution);
    AmplitudeCurve curve = amplitude_curve(*atlas, ambient, population, options.turns);
    curve.start = describe(start, job.system.units);
    archive.store_amplitude_curve(curve);
  }
}

std::string amplitudes_in_words(const Archive& archive) {
  const Units units = archive.provenance().system.units;
  const UnitNames names = unit_names(units);
  std::string text;
  for (const AmplitudeCurve& curve : outward(archive.amplitude_curves(), units)) {
    if (!curve.ranges.empty() && curve.ranges.back().to > 0) text += in_words(curve, names);
  }
  return text;
}

}  // namespace baroscape
