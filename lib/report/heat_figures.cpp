// What the calorimeter shows: figures 1a, 2a, S3, and Kissinger's plot.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "report/markup.hpp"
#include "report/treatment_figures.hpp"

namespace baroscape {
namespace {

const AnnealOutcome* most_gained(const StartResults& results) {
  const auto most =
      std::ranges::max_element(results.outcomes, {}, [](const AnnealOutcome* o) { return o->delta_energy; });
  return most == results.outcomes.end() ? nullptr : *most;
}

/// Heat capacity against the middles of its intervals.
PlotCurve curve_of(const HeatCurve& heat, const std::string& name, int colour) {
  PlotCurve curve;
  curve.name = name;
  curve.colour = colour;
  const auto n = heat.heat_capacity.size();
  const double width = (heat.to - heat.from) / static_cast<double>(n);
  for (Eigen::Index k = 0; k < n; ++k) {
    curve.x.push_back(heat.from + (static_cast<double>(k) + 0.5) * width);
    curve.y.push_back(heat.heat_capacity[k]);
  }
  return curve;
}

struct Member {
  const AnnealOutcome* outcome;
  std::string name;
};

/// A frame with the curves of one family after a storage, and the control stored as long.
PlotPanel heat_panel(const StartResults& results, const std::vector<Member>& family, double rate, double storage_time) {
  PlotPanel panel;
  panel.up = "heat capacity (k_B)";
  for (const ControlScan* control : results.controls) {
    if (control->curve.rate != rate || control->curve.storage_time != storage_time) continue;
    panel.curves.push_back(curve_of(control->curve, "initialised sample", 0));
    if (storage_time == 0 && control->curve.glass_transition) {
      panel.marks.push_back(
          {*control->curve.glass_transition, fmt::format("T_g = {}", number(*control->curve.glass_transition, 3))});
    }
  }
  for (std::size_t k = 0; k < family.size(); ++k) {
    const ScanOutcome* scan = results.scan(*family[k].outcome, rate, storage_time);
    if (scan != nullptr) {
      panel.curves.push_back(curve_of(scan->curve, family[k].name, family_colour(k, family.size())));
    }
  }
  return panel;
}

/// Of the values of a curve, with a little room.
std::pair<double, double> range_of(const PlotCurve& curve) {
  const auto [lowest, highest] = std::ranges::minmax(curve.y);
  const double room = 0.15 * (highest - lowest);
  return {lowest - room, highest + room};
}

/// At most as many as there are colours, spread over all.
std::vector<Member> drawn_members(const std::vector<Member>& all) {
  if (all.size() <= kPlotColours) return all;
  std::vector<Member> some;
  for (int k = 0; k < kPlotColours; ++k) {
    some.push_back(
        all[static_cast<std::size_t>(std::lround(k * static_cast<double>(all.size() - 1) / (kPlotColours - 1)))]);
  }
  return some;
}

std::optional<Plot> heat_family(const StartResults& results, const std::vector<Member>& all, const std::string& held) {
  const auto rate = results.shown_rate();
  const std::vector<Member> family = drawn_members(all);
  if (!rate || family.empty()) return std::nullopt;
  const std::vector<StorageOutcome>& storage = family.front().outcome->storage;
  const UnitNames& units = results.units;
  Plot plot;
  plot.panels.push_back(heat_panel(results, family, *rate, 0));
  if (plot.panels[0].curves.size() < 2) return std::nullopt;
  plot.panels[0].height = 260;
  PlotPanel enlarged = plot.panels[0];
  enlarged.height = 180;
  enlarged.up = "enlarged (k_B)";
  enlarged.only = range_of(enlarged.curves.front());
  if (enlarged.only->first < enlarged.only->second) {
    plot.panels[0].marks.clear();
    plot.panels.push_back(std::move(enlarged));
  }
  const std::size_t fresh = plot.panels.size();
  if (!storage.empty()) {
    PlotPanel stored = heat_panel(results, family, *rate, storage.back().time);
    if (!stored.curves.empty()) {
      stored.height = 180;
      stored.up = "after storage (k_B)";
      plot.panels.push_back(std::move(stored));
    }
  }
  plot.panels.back().across = fmt::format("temperature T ({})", units.temperature);
  plot.caption = fmt::format(
      "In the calorimeter at P = 0, heated at {} ({} per time): {}, from {}. Where a curve lies below that of the "
      "initialised sample the treated one gives off heat, which it had stored.",
      number(*rate), units.temperature, held, results.start);
  if (fresh == 2) {
    plot.caption += " Enlarged, the step of the glass transition T_g, where the sample begins to leave its minima.";
  }
  const ScanOutcome* strongest = nullptr;
  const Member* of = nullptr;
  for (const Member& member : family) {
    const ScanOutcome* scan = results.scan(*member.outcome, *rate, 0);
    if (scan != nullptr && (strongest == nullptr || scan->delta_enthalpy > strongest->delta_enthalpy)) {
      strongest = scan;
      of = &member;
    }
  }
  if (strongest != nullptr && strongest->delta_enthalpy > 0 && strongest->exotherm_peak) {
    plot.caption +=
        fmt::format(" The most does the one {}: ΔH_rel = {} {}, with its exotherm at T = {}.", of->name,
                    number(strongest->delta_enthalpy, 3), units.energy, number(*strongest->exotherm_peak, 3));
  }
  if (plot.panels.size() > fresh) {
    plot.caption += fmt::format(" Lowest, the same after storage for {} at T = {}.", number(storage.back().time),
                                number(storage.back().temperature));
  }
  plot.description = plot.caption;
  return plot;
}

}  // namespace

std::optional<Plot> heat_by_temperature(const StartResults& results) {
  if (results.outcomes.empty()) return std::nullopt;
  const double pressure = results.pressures().back();
  std::vector<Member> family;
  for (const double temperature : results.temperatures()) {
    if (const AnnealOutcome* outcome = results.at(pressure, temperature)) {
      family.push_back({outcome, fmt::format("annealed at T = {}", number(temperature))});
    }
  }
  auto plot = heat_family(results, family,
                          fmt::format("samples annealed at P = {} {}", number(pressure), results.units.pressure));
  if (plot) plot->title = "Calorimeter: by the temperature of the anneal";
  return plot;
}

std::optional<Plot> heat_by_pressure(const StartResults& results) {
  const AnnealOutcome* most = most_gained(results);
  if (most == nullptr) return std::nullopt;
  std::vector<Member> family;
  for (const double pressure : results.pressures()) {
    if (const AnnealOutcome* outcome = results.at(pressure, most->temperature)) {
      family.push_back({outcome, fmt::format("annealed at P = {}", number(pressure))});
    }
  }
  auto plot =
      heat_family(results, family,
                  fmt::format("samples annealed at T = {} {}", number(most->temperature), results.units.temperature));
  if (plot) plot->title = "Calorimeter: by the pressure of the anneal";
  return plot;
}

std::optional<Plot> heat_of_repeats(const StartResults& results) {
  const auto rate = results.shown_rate();
  if (!rate) return std::nullopt;
  // Where the clusters fare most differently.
  const AnnealOutcome* most = nullptr;
  const ScanOutcome* scan = nullptr;
  std::pair<std::size_t, double> best;
  for (const AnnealOutcome* outcome : results.outcomes) {
    const ScanOutcome* one = results.scan(*outcome, *rate, 0);
    if (one == nullptr || one->drawn.cols() == 0) continue;
    std::set<std::int64_t> ends;
    for (const DrawnSample& sample : outcome->drawn) ends.insert(sample.unloaded);
    const std::pair<std::size_t, double> rank = {ends.size(), outcome->delta_energy};
    if (scan != nullptr && rank <= best) continue;
    best = rank;
    most = outcome;
    scan = one;
  }
  if (scan == nullptr) return std::nullopt;
  const UnitNames& units = results.units;
  Plot plot;
  plot.title = "Calorimeter: repeats";
  PlotPanel panel;
  panel.up = "heat capacity (k_B)";
  panel.across = fmt::format("temperature T ({})", units.temperature);
  panel.height = 300;
  const auto count = static_cast<std::size_t>(scan->drawn.cols());
  for (std::size_t k = 0; k < count; ++k) {
    HeatCurve one = scan->curve;
    one.heat_capacity = scan->drawn.col(static_cast<Eigen::Index>(k));
    panel.curves.push_back(curve_of(one, fmt::format("sample {}", k + 1), family_colour(k, count)));
  }
  panel.curves.push_back(curve_of(scan->curve, "mean of the ensemble", 0));
  plot.panels.push_back(std::move(panel));
  plot.caption = fmt::format(
      "{} samples drawn from the glass ({}) and each treated by itself at P = {} {} and T = {} {}, heated at {}; in "
      "black the ensemble.",
      count, results.start, number(most->pressure), units.pressure, number(most->temperature), units.temperature,
      number(*rate));
  if (most->delta_energy_error) {
    plot.caption += fmt::format(" ΔE = {} ± {} {} for the mean of so many.", number(most->delta_energy, 3),
                                number(*most->delta_energy_error, 2), units.energy);
  }
  plot.description = plot.caption;
  return plot;
}

std::optional<Plot> kissinger_plot(const StartResults& results) {
  const AnnealOutcome* most = nullptr;  // of those with a fit
  for (const AnnealOutcome* outcome : results.outcomes) {
    const bool has_fit = !outcome->kissinger.empty() && outcome->kissinger.front().storage_time == 0;
    if (has_fit && (most == nullptr || outcome->delta_energy > most->delta_energy)) most = outcome;
  }
  if (most == nullptr || most->delta_energy <= 0) return std::nullopt;
  const UnitNames& units = results.units;
  const KissingerOutcome& fit = most->kissinger.front();
  PlotCurve peaks, line;
  peaks.name = "exotherms";
  peaks.line = false;
  peaks.points = true;
  peaks.colour = 5;
  for (const ScanOutcome& scan : most->scans) {
    if (scan.curve.storage_time != 0 || !scan.exotherm_peak || *scan.exotherm_peak <= 0) continue;
    peaks.x.push_back(1 / *scan.exotherm_peak);
    peaks.y.push_back(std::log(scan.curve.rate / std::pow(*scan.exotherm_peak, 2)));
  }
  if (peaks.x.size() < 2) return std::nullopt;
  line.name = "Kissinger's fit";
  double mean_x = 0, mean_y = 0;
  for (std::size_t k = 0; k < peaks.x.size(); ++k) {
    mean_x += peaks.x[k] / static_cast<double>(peaks.x.size());
    mean_y += peaks.y[k] / static_cast<double>(peaks.x.size());
  }
  for (const double x : {*std::ranges::min_element(peaks.x), *std::ranges::max_element(peaks.x)}) {
    line.x.push_back(x);
    line.y.push_back(mean_y - fit.activation_energy * (x - mean_x));  // least squares pass through the mean
  }
  Plot plot;
  plot.title = "Kissinger's plot of the exotherm";
  PlotPanel panel;
  panel.across = fmt::format("1/T_p (T_p in {})", units.temperature);
  panel.up = "ln(β/T_p²)";
  panel.curves = {std::move(line), std::move(peaks)};
  plot.panels.push_back(std::move(panel));
  plot.caption = fmt::format(
      "Temperature T_p at which the sample annealed at P = {} {} and T = {} {} gives off the most heat, at several "
      "heating rates β. The slope is an activation energy of {}{} {}; the barriers back of its trapped states are in "
      "the table.",
      number(most->pressure), units.pressure, number(most->temperature), units.temperature,
      number(fit.activation_energy, 3), fit.error > 0 ? " ± " + number(fit.error, 2) : "", units.energy);
  plot.description = plot.caption;
  return plot;
}

}  // namespace baroscape
