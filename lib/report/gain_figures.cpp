// What annealing gains or loses, by pressure and temperature: figures 1b, 2b and 3, the plane of energy and density,
// and how long it lasts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "report/markup.hpp"
#include "report/treatment_figures.hpp"

namespace baroscape {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// As a minimum counts as higher (design: physics, section 1).
constexpr double kHigher = 1e-7;

std::string words_of_time(const AnnealOutcome& outcome) {
  return std::isfinite(outcome.time) ? "for " + number(outcome.time) : "until equilibrium";
}

/// ΔH_rel where there was a scan, else ΔE, which is the same when both end in equilibrium.
double gain(const StartResults& results, const AnnealOutcome& outcome, double storage_time) {
  const auto rate = results.shown_rate();
  const ScanOutcome* scan = rate ? results.scan(outcome, *rate, storage_time) : nullptr;
  if (scan != nullptr) return scan->delta_enthalpy;
  if (storage_time == 0) return outcome.delta_energy;
  for (const StorageOutcome& stored : outcome.storage) {
    if (stored.time == storage_time) return stored.delta_energy;
  }
  return kNone;
}

std::string gain_name(const StartResults& results) {
  return fmt::format("{} ({})", results.shown_rate() ? "ΔH_rel" : "ΔE", results.units.energy);
}

/// Between which neighbours ageing turns into rejuvenation, in words; empty where it does not.
std::string threshold_in_words(const PlotCurve& curve, const std::string& quantity) {
  for (std::size_t k = 1; k < curve.y.size(); ++k) {
    if (curve.y[k - 1] <= kHigher && curve.y[k] > kHigher) {
      return fmt::format("between {} = {} and {}", quantity, number(curve.x[k - 1]), number(curve.x[k]));
    }
  }
  return "";
}

/// What storage leaves of the largest gain, in words; empty where nothing was gained or stored. Curves: fresh, then
/// after each storage, over the same temperatures.
std::string storage_in_words(const std::vector<PlotCurve>& curves, const UnitNames& units) {
  const PlotCurve& fresh = curves.front();
  std::size_t most = 0;
  for (std::size_t k = 1; k < fresh.y.size(); ++k) {
    if (fresh.y[k] > fresh.y[most] + kHigher) most = k;
  }
  if (curves.size() < 2 || !(fresh.y[most] > kHigher)) return "";
  std::string text = fmt::format(" Of {} {} at T = {}, what is above the fresh initialised sample",
                                 number(fresh.y[most], 3), units.energy, number(fresh.x[most]));
  for (std::size_t k = 1; k < curves.size(); ++k) {
    const double left = curves[k].y[most];
    text += fmt::format("{} {}: {}", k == 1 ? "" : ",", curves[k].name,
                        left > kHigher ? fmt::format("{} {} ({} %)", number(left, 3), units.energy,
                                                     number(100 * left / fresh.y[most], 3))
                                       : fmt::format("nothing ({} {})", number(left, 3), units.energy));
  }
  return text + ".";
}

}  // namespace

std::optional<Plot> gain_by_pressure(const StartResults& results) {
  const std::vector<double> pressures = results.pressures(), temperatures = results.temperatures();
  if (pressures.size() < 2) return std::nullopt;
  Plot plot;
  plot.title = "What annealing gains, by pressure";
  PlotPanel panel;
  panel.zero = true;
  panel.height = 320;
  panel.across = fmt::format("pressure P of the anneal ({})", results.units.pressure);
  panel.up = gain_name(results);
  std::string thresholds;
  for (std::size_t k = 0; k < temperatures.size(); ++k) {
    PlotCurve curve;
    curve.name = fmt::format("T = {}", number(temperatures[k]));
    curve.colour = family_colour(k, temperatures.size());
    curve.points = true;
    for (const double pressure : pressures) {
      const AnnealOutcome* outcome = results.at(pressure, temperatures[k]);
      if (outcome == nullptr) continue;
      curve.x.push_back(pressure);
      curve.y.push_back(gain(results, *outcome, 0));
      curve.error.push_back(outcome->delta_energy_error.value_or(0));
    }
    const std::string threshold = threshold_in_words(curve, "P");
    thresholds += fmt::format("{} {} at T = {}", thresholds.empty() ? "" : ",",
                              threshold.empty() ? "nowhere" : threshold, number(temperatures[k]));
    panel.curves.push_back(std::move(curve));
  }
  plot.panels.push_back(std::move(panel));
  const AnnealOutcome& first = *results.outcomes.front();
  plot.caption = fmt::format(
      "Below zero the sample has aged, above it is rejuvenated: annealed {} from {}, against the initialised sample. "
      "Ageing turns into rejuvenation{}.",
      words_of_time(first), results.start, thresholds);
  if (!first.drawn.empty()) {
    plot.caption += fmt::format(" Bars: standard error of the mean of {} samples.", first.drawn.size());
  }
  plot.description = plot.caption;
  return plot;
}

std::optional<Plot> gain_by_temperature(const StartResults& results) {
  const std::vector<double> temperatures = results.temperatures();
  if (temperatures.size() < 2) return std::nullopt;
  const double pressure = results.pressures().back();
  Plot plot;
  plot.title = "What annealing gains, by temperature";
  PlotPanel panel;
  panel.zero = true;
  panel.height = 320;
  panel.across = fmt::format("temperature T of the anneal ({})", results.units.temperature);
  panel.up = gain_name(results);
  std::vector<std::pair<double, std::string>> states = {{0.0, "fresh"}};
  for (const StorageOutcome& stored : results.outcomes.front()->storage) {
    states.emplace_back(stored.time,
                        fmt::format("stored for {} at T = {}", number(stored.time), number(stored.temperature)));
  }
  PlotCurve fresh;
  for (std::size_t k = 0; k < states.size(); ++k) {
    PlotCurve curve;
    curve.name = states[k].second;
    curve.colour = family_colour(k, states.size());
    curve.points = true;
    for (const double temperature : temperatures) {
      const AnnealOutcome* outcome = results.at(pressure, temperature);
      if (outcome == nullptr) continue;
      curve.x.push_back(temperature);
      curve.y.push_back(gain(results, *outcome, states[k].first));
      if (k == 0) curve.error.push_back(outcome->delta_energy_error.value_or(0));
    }
    if (k == 0) fresh = curve;
    panel.curves.push_back(std::move(curve));
  }
  const std::vector<PlotCurve> panel_curves = panel.curves;
  plot.panels.push_back(std::move(panel));
  const std::string threshold = threshold_in_words(fresh, "T");
  plot.caption = fmt::format("Annealed {} at P = {} {} from {}. ", words_of_time(*results.outcomes.front()),
                             number(pressure), results.units.pressure, results.start);
  plot.caption += threshold.empty() ? std::string("Ageing does not turn into rejuvenation in this range.")
                                    : fmt::format("Ageing turns into rejuvenation {}.", threshold);
  plot.caption += storage_in_words(panel_curves, results.units);
  plot.description = plot.caption;
  return plot;
}

std::optional<Plot> enthalpy_against_temperature(const StartResults& results) {
  if (results.lines.empty()) return std::nullopt;
  const auto by_pressure = [](const EnthalpyLines* lines) { return lines->pressure; };
  const EnthalpyLines* low = *std::ranges::min_element(results.lines, {}, by_pressure);
  const EnthalpyLines* high = *std::ranges::max_element(results.lines, {}, by_pressure);
  std::vector<const EnthalpyLines*> drawn = {low};
  if (high != low) drawn.push_back(high);
  Plot plot;
  plot.title = "Enthalpy of glass and liquid";
  plot.caption =
      fmt::format("Against that of the glass ({}), in minima, without the vibrations all share.", results.start);
  for (const EnthalpyLines* lines : drawn) {
    PlotPanel panel;
    panel.zero = true;
    panel.up = fmt::format("P = {}, against the glass ({})", number(lines->pressure), results.units.energy);
    panel.height = 230;
    const auto add = [&](const char* name, const Eigen::VectorXd& line, double zero, int colour) {
      PlotCurve curve;
      curve.name = name;
      curve.colour = colour;
      curve.x.assign(lines->temperatures.begin(), lines->temperatures.end());
      for (const double value : line) curve.y.push_back(value - zero);
      panel.curves.push_back(std::move(curve));
    };
    const bool is_pressed = lines->pressure > 0;
    add(is_pressed ? "liquid under pressure" : "liquid at P = 0", lines->liquid, lines->glass, is_pressed ? 2 : 1);
    if (is_pressed) add("the liquid of P, unloaded", lines->liquid_unloaded, lines->glass_ambient, 4);
    add("after the anneal, unloaded", lines->treated, lines->glass_ambient, 6);
    for (const double crossing : lines->within_time) {
      panel.marks.push_back({crossing, fmt::format("T_in = {}", number(crossing, 3))});
    }
    plot.panels.push_back(std::move(panel));
    if (!lines->within_time.empty()) {
      plot.caption += fmt::format(" At P = {} an anneal {} changes from ageing to rejuvenation, or back, at T_in = {}.",
                                  number(lines->pressure),
                                  std::isfinite(lines->time) ? "for " + number(lines->time) : "until equilibrium",
                                  number(lines->within_time.front(), 3));
    } else {
      plot.caption += fmt::format(" At P = {} what is annealed nowhere meets the glass.", number(lines->pressure));
    }
  }
  plot.panels.back().across = fmt::format("temperature T ({})", results.units.temperature);
  plot.caption += " The sign of ΔE is the sign of what is drawn there.";
  plot.description = plot.caption;
  return plot;
}

std::optional<Plot> energy_against_density(const StartResults& results) {
  if (results.comparisons.empty()) return std::nullopt;
  Plot plot;
  plot.title = "Energy against density";
  PlotPanel panel;
  panel.zero = true;
  panel.height = 340;
  panel.across = "change of density (%)";
  panel.up = fmt::format("ΔE ({})", results.units.energy);
  panel.marks = {{0, ""}};
  PlotCurve pressed, aged, cycled;
  pressed.name = "annealed under pressure";
  pressed.colour = 6;
  aged.name = "aged at P = 0";
  aged.colour = 1;
  cycled.name = "thermal cycles at P = 0";
  cycled.colour = 2;  // colour 3 has the shape of 6: they are to be told apart without colour
  for (PlotCurve* curve : {&pressed, &aged, &cycled}) {
    curve->line = false;
    curve->points = true;
  }
  std::size_t denser_and_higher = 0;
  for (const AnnealOutcome* outcome : results.outcomes) {
    PlotCurve& curve = outcome->pressure > 0 ? pressed : aged;
    curve.x.push_back(100 * (1 / outcome->volume_ratio - 1));
    curve.y.push_back(outcome->delta_energy);
    denser_and_higher += outcome->pressure > 0 && outcome->delta_energy > kHigher && outcome->volume_ratio < 1;
  }
  bool others = false;
  for (const ComparisonOutcome* outcome : results.comparisons) {
    PlotCurve& curve = outcome->protocol == "ageing" ? aged : cycled;
    curve.x.push_back(100 * (1 / outcome->volume_ratio - 1));
    curve.y.push_back(outcome->delta_energy);
    others = others || (outcome->delta_energy > kHigher && outcome->volume_ratio < 1 - 1e-9);
  }
  const std::size_t count = pressed.x.size();
  panel.curves = {std::move(pressed), std::move(aged), std::move(cycled)};
  plot.panels.push_back(std::move(panel));
  plot.caption = fmt::format(
      "Each point is one treatment of {}: how its energy and its density at P = 0 change. {} of {} treatments under "
      "pressure end higher in energy and denser{}.",
      results.start, denser_and_higher, count,
      others ? "; so do some of those at P = 0" : "; none of those at P = 0 does");
  plot.description = plot.caption;
  return plot;
}

}  // namespace baroscape
