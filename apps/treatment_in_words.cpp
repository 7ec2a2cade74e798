#include "treatment_in_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace baroscape {
namespace {

/// Mean energies that differ by less are one, ε (design: physics, section 1).
constexpr double kHigher = 1e-7;

using StartAndTime = std::pair<std::string, double>;
using OutcomeRows = std::vector<const AnnealOutcome*>;

std::string time_in_words(double time) {
  return std::isfinite(time) ? fmt::format("for {:g} σ√(m/ε)", time) : std::string("until equilibrium");
}

std::string percent(double ratio, const char* more, const char* less) {
  return fmt::format("{:.2f} % {}", 100 * std::abs(ratio - 1), ratio > 1 ? more : less);
}

/// "denser and stiffer", as the ratios say.
std::string denser_and_stiffer(double volume_ratio, double modulus_ratio) {
  return percent(1 / volume_ratio, "denser", "less dense") + ", " + percent(modulus_ratio, "stiffer", "softer");
}

/// From which pressure on a temperature rejuvenates: rows by pressure.
std::string threshold(const OutcomeRows& rows) {
  const auto gains = [](const AnnealOutcome* row) { return row->delta_energy > kHigher; };
  const auto first = std::find_if(rows.begin(), rows.end(), gains);
  if (first == rows.end()) {
    return fmt::format("not rejuvenated up to P = {:g}: ΔE from {:.6f} to {:.6f} ε", rows.back()->pressure,
                       (*std::min_element(rows.begin(), rows.end(),
                                          [](auto* a, auto* b) { return a->delta_energy < b->delta_energy; }))
                           ->delta_energy,
                       (*std::max_element(rows.begin(), rows.end(), [](auto* a, auto* b) {
                         return a->delta_energy < b->delta_energy;
                       }))->delta_energy);
  }
  std::string text = "rejuvenated";
  if (first != rows.begin()) text = fmt::format("aged up to P = {:g}, rejuvenated", (*(first - 1))->pressure);
  text += fmt::format(" from P = {:g} on (ΔE = {:.4f} ε)", (*first)->pressure, (*first)->delta_energy);
  const AnnealOutcome& last = *rows.back();
  if (last.pressure > (*first)->pressure) {
    text += fmt::format(", ΔE = {:.4f} ε at P = {:g}", last.delta_energy, last.pressure);
  }
  if (std::find_if_not(first, rows.end(), gains) != rows.end()) text += ", not at every pressure above";
  return text;
}

std::string largest_gain(const AnnealOutcome& row) {
  std::string text = fmt::format("  the largest gain, ΔE = {:.4f}", row.delta_energy);
  if (row.delta_energy_error) {
    text += fmt::format(" ± {:.4f} ε (standard error of {} clusters)", *row.delta_energy_error, row.drawn.size());
  } else {
    text += " ε";
  }
  text += fmt::format(", is at P = {:g}, T = {:g}: {}\n", row.pressure, row.temperature,
                      denser_and_stiffer(row.volume_ratio, row.bulk_modulus_ratio));
  for (const StorageOutcome& stored : row.storage) {
    text += fmt::format(
        "    kept at T = {:g} for {:g}: ΔE = {:.4f} ε, {:.4f} against the sample not treated but kept as long\n",
        stored.temperature, stored.time, stored.delta_energy, stored.delta_energy_stored);
  }
  for (const HalfLife& half_life : row.half_lives) {
    text += half_life.log_time ? fmt::format("    at T = {:g} half of it is lost after {:.3g}\n", half_life.temperature,
                                             std::exp(*half_life.log_time))
                               : fmt::format("    at T = {:g} half of it is never lost\n", half_life.temperature);
  }
  for (const ScanOutcome& scan : row.scans) {
    text += fmt::format("    heated at {:g}{}: ΔH_rel = {:.4f} ε, sum rule to {:.0e}", scan.curve.rate,
                        scan.curve.storage_time > 0 ? fmt::format(" after {:g}", scan.curve.storage_time) : "",
                        scan.delta_enthalpy, std::abs(scan.sum_rule_error));
    if (scan.exotherm_peak) text += fmt::format(", gives off most at T = {:.4f}", *scan.exotherm_peak);
    if (scan.curve.glass_transition)
      text += fmt::format(", glass transition at T = {:.4f}", *scan.curve.glass_transition);
    text += "\n";
  }
  for (const KissingerOutcome& fit : row.kissinger) {
    text += fmt::format("    Kissinger{}: activation energy {:.4f} ± {:.4f} ε\n",
                        fit.storage_time > 0 ? fmt::format(" after {:g}", fit.storage_time) : "", fit.activation_energy,
                        fit.error);
  }
  return text;
}

std::string comparison_in_words(const ComparisonOutcome& one) {
  return fmt::format("  {} at T = {:g}{}, no pressure: ΔE = {:.4f} ε, {}\n", one.protocol, one.temperature,
                     one.cycles > 1 ? fmt::format(", {} times", one.cycles) : "", one.delta_energy,
                     denser_and_stiffer(one.volume_ratio, one.bulk_modulus_ratio));
}

std::string lines_in_words(const EnthalpyLines& lines) {
  if (lines.within_time.empty() && lines.given_time.empty()) return "";
  const auto list = [](const std::vector<double>& temperatures) {
    return temperatures.empty() ? std::string("none") : fmt::format("{:.4f}", fmt::join(temperatures, ", "));
  };
  return fmt::format(
      "  P = {:g}: glass and unloaded liquid meet at T_in = {}; within the time ΔE changes sign at T = {}\n",
      lines.pressure, list(lines.given_time), list(lines.within_time));
}

}  // namespace

std::string treatment_in_words(const Archive& archive) {
  const std::vector<AnnealOutcome> outcomes = archive.anneal_outcomes();
  std::map<StartAndTime, std::map<double, OutcomeRows>> groups;  // then by temperature
  for (const AnnealOutcome& row : outcomes) {
    if (std::isfinite(row.time) || !row.storage.empty() || !row.scans.empty()) {
      groups[{row.start, row.time}][row.temperature].push_back(&row);
    }
  }
  const std::vector<ComparisonOutcome> comparisons = archive.comparisons();
  const std::vector<EnthalpyLines> lines = archive.enthalpy_lines();
  std::string text;
  for (const auto& [of, by_temperature] : groups) {
    const std::string& start = of.first;
    const double time = of.second;
    text += fmt::format("{}, annealed {}:\n", start, time_in_words(time));
    const AnnealOutcome* best = nullptr;
    for (const auto& [temperature, rows] : by_temperature) {
      text += fmt::format("  at T = {:g} {}\n", temperature, threshold(rows));
      for (const AnnealOutcome* row : rows) {
        if (best == nullptr || row->delta_energy > best->delta_energy) best = row;
      }
    }
    if (best->delta_energy > kHigher) text += largest_gain(*best);
    for (const ComparisonOutcome& one : comparisons) {
      if (one.start == start && one.time == time) text += comparison_in_words(one);
    }
    for (const EnthalpyLines& one : lines) {
      if (one.start == start && one.time == time) text += lines_in_words(one);
    }
  }
  return text.empty() ? text : text + "\n";
}

}  // namespace baroscape
