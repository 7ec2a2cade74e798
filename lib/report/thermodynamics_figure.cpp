#include "report/thermodynamics_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "report/markup.hpp"

namespace baroscape {

std::vector<std::size_t> most_occupied(const std::vector<Thermodynamics>& all, std::size_t most) {
  if (all.empty()) return {};
  Eigen::VectorXd greatest = all.front().occupation;
  for (const Thermodynamics& one : all) greatest = greatest.cwiseMax(one.occupation);
  std::vector<std::size_t> order(static_cast<std::size_t>(greatest.size()));
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return greatest[static_cast<Eigen::Index>(a)] > greatest[static_cast<Eigen::Index>(b)];
  });
  order.resize(std::min(most, order.size()));
  return order;
}

Plot thermodynamics_figure(const Landscape& landscape, const std::vector<Thermodynamics>& all, std::size_t named,
                           const UnitNames& units) {
  std::vector<double> temperatures;
  PlotCurve heat, enthalpy;
  heat.name = "heat capacity, mean enthalpy";
  for (const Thermodynamics& one : all) {
    temperatures.push_back(one.temperature);
    heat.y.push_back(one.heat_capacity);
    enthalpy.y.push_back(one.mean_enthalpy);
  }
  heat.x = enthalpy.x = temperatures;
  const auto peak = std::ranges::max_element(heat.y) - heat.y.begin();
  PlotPanel of_heat{"", "C (k_B)", {heat}, {}, 160, false, {}};
  const bool has_peak = peak > 0 && peak + 1 < static_cast<std::ptrdiff_t>(heat.y.size());
  if (has_peak) {
    of_heat.marks.push_back({temperatures[static_cast<std::size_t>(peak)],
                             "T = " + number(temperatures[static_cast<std::size_t>(peak)], 3)});
  }
  PlotPanel of_enthalpy{"", fmt::format("⟨H⟩ of minima ({})", units.energy), {enthalpy}, {}, 160, false, {}};
  PlotPanel of_occupation{fmt::format("temperature T ({})", units.temperature), "population", {}, {}, 200, true, {}};
  const std::vector<std::size_t> shown = most_occupied(all, named);
  for (std::size_t k = 0; k < shown.size(); ++k) {
    PlotCurve curve;
    curve.name = fmt::format("minimum {}", landscape.minima()[shown[k]].id);
    curve.colour = family_colour(k, shown.size());
    curve.x = temperatures;
    for (const Thermodynamics& one : all) curve.y.push_back(one.occupation[static_cast<Eigen::Index>(shown[k])]);
    of_occupation.curves.push_back(std::move(curve));
  }
  Plot plot;
  plot.title = fmt::format("equilibrium at P = {} {}", number(landscape.pressure()), units.pressure);
  plot.panels = {std::move(of_heat), std::move(of_enthalpy), std::move(of_occupation)};
  plot.caption = fmt::format(
      "Every one of {} minima a classical harmonic well. Heat capacity of the whole system, vibrations included; mean "
      "enthalpy of the minima alone; share of the most populated ones.",
      landscape.minima().size());
  if (has_peak) {
    plot.caption += fmt::format(" The heat capacity is largest, {} k_B, at T = {}.",
                                number(heat.y[static_cast<std::size_t>(peak)], 4),
                                number(temperatures[static_cast<std::size_t>(peak)], 3));
  }
  plot.description = plot.caption;
  return plot;
}

}  // namespace baroscape
