#include "report/structure_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace baroscape {
namespace {

/// Black for what others are compared with, colours for the others.
PlotCurve curve_of(const SampleCurves& sample, int& colour) {
  PlotCurve curve;
  curve.name = sample.name;
  curve.colour = sample.reference ? 0 : 1 + (colour++ % kPlotColours);
  return curve;
}

NamedPicture finished(const std::string& name, Plot plot, const StructureUnits& units) {
  if (!units.title.empty()) plot.title += ": " + units.title;
  plot.description = plot.caption;
  return {name, plot_svg(plot), plot.caption};
}

std::string table_of(const std::vector<SampleCurves>& samples, const std::string& across, bool of_q) {
  std::string text = across;
  for (const SampleCurves& sample : samples) text += fmt::format(",\"{}\"", sample.name);
  text += "\n";
  if (samples.empty()) return text;
  const std::vector<double>& x = of_q ? samples[0].q : samples[0].r;
  for (std::size_t k = 0; k < x.size(); ++k) {
    text += fmt::format("{}", x[k]);
    for (const SampleCurves& sample : samples) text += fmt::format(",{}", (of_q ? sample.s : sample.g)[k]);
    text += "\n";
  }
  return text;
}

}  // namespace

NamedPicture pair_distribution_figure(const std::vector<SampleCurves>& samples, const StructureUnits& units,
                                      const std::string& note) {
  Plot plot;
  plot.title = "how far atoms are apart";
  PlotPanel panel{"distance r (" + units.length + ")", "g(r)", {}, {}, 340, true, {}};
  int colour = 0;
  for (const SampleCurves& sample : samples) {
    panel.curves.push_back(curve_of(sample, colour));
    panel.curves.back().x = sample.r;
    panel.curves.back().y = sample.g;
  }
  plot.panels = {panel};
  plot.caption =
      "How much likelier another atom is at a distance than if all stood at random, atoms of every kind alike, "
      "at T = 0. " +
      note;
  NamedPicture picture = finished("pair_distribution", plot, units);
  picture.table = table_of(samples, "r", false);
  return picture;
}

NamedPicture structure_factor_figure(const std::vector<SampleCurves>& samples, const StructureUnits& units) {
  Plot plot;
  plot.title = "what scattering would see";
  PlotPanel panel{"wave number q (1/" + units.length + ")", "S(q)", {}, {}, 340, true, {}};
  int colour = 0;
  std::string read;
  for (const SampleCurves& sample : samples) {
    panel.curves.push_back(curve_of(sample, colour));
    panel.curves.back().x = sample.q;
    panel.curves.back().y = sample.s;
    if (!std::isfinite(sample.peak_width)) continue;
    read += fmt::format("{}{}: {:.4g} and {:.4g}", read.empty() ? "" : "; ", sample.name, sample.peak_width,
                        sample.area_beyond);
  }
  plot.panels = {panel};
  plot.caption = "Structure factor, all atoms scattering alike.";
  if (!read.empty()) {
    plot.caption += fmt::format(
        " Width of peak A, the highest, where it is half as high above 1, and area B above 1 of the peak beyond it, "
        "both in 1/{} "
        "– {}.",
        units.length, read);
  }
  NamedPicture picture = finished("structure_factor", plot, units);
  picture.table = table_of(samples, "q", true);
  return picture;
}

NamedPicture atoms_figure(const std::vector<AtomCloud>& clouds, double deviations, const StructureUnits& units) {
  Plot plot;
  plot.title = "room and energy of the atoms";
  PlotPanel panel{"volume: standard deviations from the mean of its kind",
                  "energy − mean of its kind (" + units.energy + ")",
                  {},
                  {},
                  380,
                  true,
                  {}};
  int colour = 0;
  double low = 0, high = 0;
  for (const AtomCloud& cloud : clouds) {
    PlotCurve curve;
    curve.name = cloud.name;
    curve.colour = cloud.reference ? 0 : 1 + (colour++ % kPlotColours);
    curve.line = false;
    curve.points = true;
    curve.x = cloud.room;
    curve.y = cloud.energy;
    for (const double energy : cloud.energy) {
      low = std::min(low, energy);
      high = std::max(high, energy);
    }
    panel.curves.push_back(curve);
  }
  // The corners that count: their borders, from 0 outwards.
  for (const auto& [x, to] : {std::pair(-deviations, high), std::pair(deviations, low)}) {
    PlotCurve border;
    border.dashed = true;
    border.x = {x, x};
    border.y = {0, to};
    panel.curves.push_back(border);
  }
  panel.marks = {{-deviations, "negative flow units"}, {deviations, "flow units"}};
  plot.panels = {panel};
  plot.caption = fmt::format(
      "Every atom by the volume of its Voronoi cell and by its share of the energy, both against the atoms of its kind "
      "in the "
      "first sample. Upper left, beyond {:g} standard deviations: dense and energetic, negative flow units; lower "
      "right: loose and "
      "bound, flow units.",
      deviations);
  NamedPicture picture = finished("atoms", plot, units);
  picture.table = "sample,room,energy\n";
  for (const AtomCloud& cloud : clouds) {
    for (std::size_t k = 0; k < cloud.room.size(); ++k) {
      picture.table += fmt::format("\"{}\",{},{}\n", cloud.name, cloud.room[k], cloud.energy[k]);
    }
  }
  return picture;
}

NamedPicture structure_by_pressure_figure(const std::vector<PressureSeries>& series, const PressureRow& before,
                                          const StructureUnits& units) {
  Plot plot;
  plot.title = "structure after annealing under pressure";
  PlotPanel shares{"", "share of atoms (%)", {}, {}, 240, true, {}};
  PlotPanel density{"", "denser by (%)", {}, {}, 170, true, {}};
  PlotPanel moduli{"pressure of the anneal (" + units.pressure + ")", "stiffer by (%)", {}, {}, 200, true, {}};
  std::string table = "series,pressure,flow_units,negative_flow_units,density_gain,bulk_gain,shear_gain\n";
  for (std::size_t k = 0; k < series.size(); ++k) {
    PlotCurve flow, negative, denser, bulk, shear;
    for (PlotCurve* curve : {&flow, &negative, &denser, &bulk, &shear}) {
      curve->points = true;
      curve->colour = family_colour(k, series.size());
    }
    flow.name = series[k].name;
    negative.dashed = shear.dashed = true;
    for (const PressureRow& row : series[k].rows) {
      for (PlotCurve* curve : {&flow, &negative, &denser, &bulk, &shear}) curve->x.push_back(row.pressure);
      flow.y.push_back(100 * row.flow_units);
      negative.y.push_back(100 * row.negative_flow_units);
      denser.y.push_back(100 * row.density);
      bulk.y.push_back(100 * row.bulk);
      shear.y.push_back(100 * row.shear);
      table += fmt::format("\"{}\",{},{},{},{},{},{}\n", series[k].name, row.pressure, row.flow_units,
                           row.negative_flow_units, row.density, row.bulk, row.shear);
    }
    shares.curves.insert(shares.curves.end(), {flow, negative});
    density.curves.push_back(denser);
    const auto known = [](const PlotCurve& curve) {
      return std::ranges::any_of(curve.y, [](double y) { return std::isfinite(y); });
    };
    if (known(bulk)) moduli.curves.push_back(bulk);
    if (known(shear)) moduli.curves.push_back(shear);
  }
  plot.panels = {shares, density, moduli};
  plot.caption = fmt::format(
      "State 3 against state 1, both at P = 0. Above: the share of atoms that are flow units (full lines) and negative "
      "flow units "
      "(broken); of state 1 they are {:.2g} and {:.2g} %. Below: density, bulk (full) and shear modulus (broken).",
      100 * before.flow_units, 100 * before.negative_flow_units);
  NamedPicture picture = finished("structure_by_pressure", plot, units);
  picture.table = table;
  return picture;
}

}  // namespace baroscape
