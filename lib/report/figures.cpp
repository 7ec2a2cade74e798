#include "report/figures.hpp"

#include <fmt/format.h>

#include "report/deformation_pictures.hpp"
#include "report/energy_volume_picture.hpp"
#include "report/figure_tables.hpp"
#include "report/markup.hpp"
#include "report/state_marks.hpp"
#include "report/treatment_pictures.hpp"
#include "report/tree_picture.hpp"

namespace baroscape {
namespace {

/// Trees with more minima are drawn at levels: at their exact heights so many merges run into one black area.
constexpr std::size_t kExactTree = 150;
constexpr int kLevels = 40;
constexpr std::size_t kSmallPictures = 24;

}  // namespace

std::string in_words(const AnnealOutcome& outcome, const UnitNames& units) {
  return fmt::format("P = {} {}, T = {} {}, from {}", number(outcome.pressure), units.pressure,
                     number(outcome.temperature), units.temperature, outcome.start);
}

NamedPicture states_figure(const ReportData& data, const AnnealOutcome& shown, bool captioned) {
  NamedPicture picture{"states", "", "", energy_volume_table(shown, data.units)};
  picture.caption = fmt::format(
      "Energy E against volume V of states 1, 2 and 3: {} ({}). State 2 is shown with the energy and the volume it has "
      "under pressure. The first arrow is loading and annealing, the second unloading.",
      in_words(shown, data.units),
      shown.delta_energy > 0 ? "the largest ΔE" : "none has ΔE > 0; this is the first");
  EnergyVolumeOptions options;
  if (captioned) options.caption = picture.caption;
  picture.svg = energy_volume_svg(shown, {}, data.units, options);
  return picture;
}

std::vector<NamedPicture> other_states_figures(const ReportData& data, const AnnealOutcome& shown, bool captioned) {
  std::vector<NamedPicture> all;
  EnergyVolumeOptions options;
  options.width = 340;
  options.height = 250;
  options.names = false;
  for (const AnnealOutcome& outcome : data.anneals) {
    if (&outcome == &shown) continue;
    if (all.size() == kSmallPictures) break;
    const std::string caption = in_words(outcome, data.units);
    if (captioned) options.caption = "Energy against volume of states 1, 2 and 3: " + caption + ".";
    all.push_back({fmt::format("states-{}", all.size() + 2),
                   energy_volume_svg(outcome, data.anneals, data.units, options), caption,
                   energy_volume_table(outcome, data.units)});
  }
  return all;
}

NamedPicture tree_figure(const ReportData& data, const Landscape& landscape, bool captioned) {
  TreePictureOptions options;
  options.title = fmt::format("P = {} {}", number(landscape.pressure()), data.units.pressure);
  options.units = data.units;
  options.marks = state_marks(data.anneals, data.maps, landscape.pressure());
  NamedPicture picture{fmt::format("tree-{:.10g}", landscape.pressure()), "", "", tree_table(landscape, data.units)};
  if (landscape.minima().size() > kExactTree) {
    options.levels = kLevels;
    options.order = TreePictureOptions::Order::size;
  }
  picture.caption = tree_caption(landscape, options);
  if (!options.marks.empty() && landscape.pressure() != 0) {
    picture.caption += " 2 marks state 2 of the anneal at this pressure, 1 the minimum state 1 is when loaded.";
  } else if (!options.marks.empty()) {
    picture.caption += " 1 and 3 mark states 1 and 3 of the anneal at " +
                       in_words(*representative_anneal(data.anneals), data.units) + ".";
  }
  if (captioned) options.caption = picture.caption;
  picture.svg = tree_svg(landscape, options);
  return picture;
}

std::vector<NamedPicture> report_figures(const ReportData& data) {
  std::vector<NamedPicture> all;
  const auto take = [&all](std::vector<NamedPicture> more) {
    for (NamedPicture& picture : more) all.push_back(std::move(picture));
  };
  if (const AnnealOutcome* shown = representative_anneal(data.anneals)) {
    all.push_back(states_figure(data, *shown, true));
    take(other_states_figures(data, *shown, true));
  }
  take(treatment_pictures(data, true));
  take(deformation_pictures(data, true));
  for (const ReportLandscape& one : data.landscapes) {
    if (!one.landscape.minima().empty()) all.push_back(tree_figure(data, one.landscape, true));
  }
  return all;
}

}  // namespace baroscape
