#include "treatment_in_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "outward.hpp"

namespace baroscape {
namespace {

/// Mean energies that differ by less are one, ε (design: physics, section 1).
constexpr double kHigher = 1e-7;

using StartAndTime = std::pair<std::string, double>;
using OutcomeRows = std::vector<const AnnealOutcome*>;

std::string time_in_words(double time, const UnitNames& names) {
  return std::isfinite(time) ? fmt::format("for {:g} {}", time, names.time) : std::string("until equilibrium");
}

std::string percent(double ratio, const char* more, const char* less, const char* same) {
  const double size = 100 * std::abs(ratio - 1);
  return size < 0.005 ? std::string(same) : fmt::format("{:.2f} % {}", size, ratio > 1 ? more : less);
}

/// "denser and stiffer", as the ratios say.
std::string denser_and_stiffer(double volume_ratio, double modulus_ratio) {
  return percent(1 / volume_ratio, "denser", "less dense", "as dense") + ", " +
         percent(modulus_ratio, "stiffer", "softer", "as stiff");
}

/// "+0.2468 ε", "0 ε".
std::string gain(double energy, const UnitNames& names) {
  return std::abs(energy) < 5e-5 ? "0 " + names.energy : fmt::format("{:+.4f} {}", energy, names.energy);
}

/// From which pressure on a temperature rejuvenates: rows by pressure.
std::string threshold(const OutcomeRows& rows, const UnitNames& names) {
  const auto gains = [](const AnnealOutcome* row) { return row->delta_energy > kHigher; };
  const auto first = std::find_if(rows.begin(), rows.end(), gains);
  if (first == rows.end()) {
    const auto by_energy = [](const AnnealOutcome* a, const AnnealOutcome* b) {
      return a->delta_energy < b->delta_energy;
    };
    const auto [lowest, highest] = std::minmax_element(rows.begin(), rows.end(), by_energy);
    return fmt::format("not rejuvenated up to P = {:g}: ΔE from {} to {}", rows.back()->pressure,
                       gain((*lowest)->delta_energy, names), gain((*highest)->delta_energy, names));
  }
  std::string text = "rejuvenated";
  if (first != rows.begin()) text = fmt::format("aged up to P = {:g}, rejuvenated", (*(first - 1))->pressure);
  text += fmt::format(" from P = {:g} on (ΔE = {})", (*first)->pressure, gain((*first)->delta_energy, names));
  const AnnealOutcome& last = *rows.back();
  if (last.pressure > (*first)->pressure) {
    text += fmt::format(", ΔE = {} at P = {:g}", gain(last.delta_energy, names), last.pressure);
  }
  if (std::find_if_not(first, rows.end(), gains) != rows.end()) text += ", not at every pressure above";
  return text;
}

/// One line for each heating rate: fresh, and after storage.
std::string scans_in_words(const AnnealOutcome& row, const UnitNames& names) {
  std::string text;
  for (const ScanOutcome& scan : row.scans) {
    if (scan.curve.storage_time > 0) {
      text.insert(text.size() - 1,
                  fmt::format("; kept for {:g} before: {}", scan.curve.storage_time, gain(scan.delta_enthalpy, names)));
      continue;
    }
    text += fmt::format("    heated at {:g}: ΔH_rel = {}, sum rule to {:.0e}", scan.curve.rate,
                        gain(scan.delta_enthalpy, names), std::abs(scan.sum_rule_error));
    if (scan.exotherm_peak) text += fmt::format(", gives off most at T = {:.4f}", *scan.exotherm_peak);
    if (scan.curve.glass_transition) {
      text += fmt::format(", glass transition at T = {:.4f}", *scan.curve.glass_transition);
    }
    text += "\n";
  }
  return text;
}

std::string largest_gain(const AnnealOutcome& row, const UnitNames& names) {
  std::string text = fmt::format("  the largest gain, ΔE = {:.4f}", row.delta_energy);
  if (row.delta_energy_error) {
    text += fmt::format(" ± {:.4f} {} (standard error of {} samples)", *row.delta_energy_error, names.energy,
                        row.drawn.size());
  } else {
    text += " " + names.energy;
  }
  text += fmt::format(", is at P = {:g}, T = {:g}: {}\n", row.pressure, row.temperature,
                      denser_and_stiffer(row.volume_ratio, row.bulk_modulus_ratio));
  for (const StorageOutcome& stored : row.storage) {
    text += fmt::format("    kept at T = {:g} for {:g}: ΔE = {}, {} against the untreated sample kept as long\n",
                        stored.temperature, stored.time, gain(stored.delta_energy, names),
                        gain(stored.delta_energy_stored, names));
  }
  for (const HalfLife& half_life : row.half_lives) {
    text += half_life.log_time ? fmt::format("    at T = {:g} half of it is lost after {:.3g}\n", half_life.temperature,
                                             std::exp(*half_life.log_time))
                               : fmt::format("    at T = {:g} half of it is never lost\n", half_life.temperature);
  }
  text += scans_in_words(row, names);
  for (const KissingerOutcome& fit : row.kissinger) {
    text += fmt::format("    Kissinger{}: activation energy {:.4f} ± {:.4f} {}\n",
                        fit.storage_time > 0 ? fmt::format(" after {:g}", fit.storage_time) : "", fit.activation_energy,
                        fit.error, names.energy);
  }
  return text;
}

std::string comparison_in_words(const ComparisonOutcome& one, const UnitNames& names) {
  return fmt::format("  {} at T = {:g}{}, no pressure: ΔE = {}, {}\n", one.protocol, one.temperature,
                     one.cycles > 1 ? fmt::format(", {} times", one.cycles) : "", gain(one.delta_energy, names),
                     denser_and_stiffer(one.volume_ratio, one.bulk_modulus_ratio));
}

/// T_in by pressure.
std::string lines_in_words(const std::vector<const EnthalpyLines*>& lines) {
  if (lines.empty()) return "";
  std::vector<std::string> by_pressure;
  for (const EnthalpyLines* one : lines) {
    const std::string crossings =
        one->within_time.empty() ? std::string("none") : fmt::format("{:.4f}", fmt::join(one->within_time, " and "));
    by_pressure.push_back(fmt::format("{} at P = {:g}", crossings, one->pressure));
  }
  return fmt::format("  ΔE changes sign at T_in = {}\n", fmt::join(by_pressure, ", "));
}

}  // namespace

std::string treatment_in_words(const Archive& archive) {
  const Units units = archive.provenance().system.units;
  const UnitNames names = unit_names(units);
  const std::vector<AnnealOutcome> outcomes = outward(archive.anneal_outcomes(), units);
  std::map<StartAndTime, std::map<double, OutcomeRows>> groups;  // then by temperature
  for (const AnnealOutcome& row : outcomes) {
    if (std::isfinite(row.time) || !row.storage.empty() || !row.scans.empty()) {
      groups[{row.start, row.time}][row.temperature].push_back(&row);
    }
  }
  const std::vector<ComparisonOutcome> comparisons = outward(archive.comparisons(), units);
  const std::vector<EnthalpyLines> lines = outward(archive.enthalpy_lines(), units);
  std::string text;
  for (const auto& [of, by_temperature] : groups) {
    const std::string& start = of.first;
    const double time = of.second;
    text += fmt::format("{}, annealed {}:\n", start, time_in_words(time, names));
    const AnnealOutcome* best = nullptr;
    for (const auto& [temperature, rows] : by_temperature) {
      text += fmt::format("  at T = {:g} {}\n", temperature, threshold(rows, names));
      for (const AnnealOutcome* row : rows) {
        if (best == nullptr || row->delta_energy > best->delta_energy) best = row;
      }
    }
    if (best->delta_energy > kHigher) text += largest_gain(*best, names);
    for (const ComparisonOutcome& one : comparisons) {
      if (one.start == start && one.time == time) text += comparison_in_words(one, names);
    }
    std::vector<const EnthalpyLines*> of_start;
    for (const EnthalpyLines& one : lines) {
      if (one.start == start && one.time == time) of_start.push_back(&one);
    }
    text += lines_in_words(of_start);
  }
  return text.empty() ? text : text + "\n";
}

}  // namespace baroscape
