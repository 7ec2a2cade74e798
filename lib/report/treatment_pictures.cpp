#include "report/treatment_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "report/figure_tables.hpp"
#include "report/gain_map.hpp"
#include "report/markup.hpp"
#include "report/populations_picture.hpp"
#include "report/treatment_figures.hpp"

namespace baroscape {
namespace {

/// Titles of so many characters fit on a sheet.
constexpr std::size_t kTitle = 74;

std::vector<StartResults> by_start(const ReportData& data) {
  std::vector<StartResults> all;
  const auto of = [&](const std::string& start) -> StartResults& {
    const auto found = std::ranges::find(all, start, &StartResults::start);
    if (found != all.end()) return *found;
    all.push_back({start, {}, {}, {}, {}, data.units});
    return all.back();
  };
  for (const AnnealOutcome& outcome : data.anneals) of(outcome.start).outcomes.push_back(&outcome);
  for (const ControlScan& control : data.controls) of(control.start).controls.push_back(&control);
  for (const ComparisonOutcome& outcome : data.comparisons) of(outcome.start).comparisons.push_back(&outcome);
  for (const EnthalpyLines& lines : data.lines) of(lines.start).lines.push_back(&lines);
  std::erase_if(all, [](const StartResults& results) { return results.outcomes.size() < 2; });
  for (StartResults& results : all) {
    std::ranges::stable_sort(results.outcomes, {}, [](const AnnealOutcome* outcome) {
      return std::pair(outcome->pressure, outcome->temperature);
    });
  }
  return all;
}

void add_populations(const ReportData& data, const StartResults& results, const std::string& title, bool with_captions,
                     const std::string& ending, std::vector<NamedPicture>& pictures) {
  const std::vector<PopulationRow> rows = population_rows(results, data.maps);
  if (rows.empty()) return;
  std::map<std::int64_t, double> energies;
  for (const ReportLandscape& one : data.landscapes) {
    if (one.landscape.pressure() != 0) continue;
    for (const Minimum& minimum : one.landscape.minima()) energies[minimum.id] = minimum.energy;
  }
  NamedPicture picture{"populations" + ending, "", populations_caption(rows, energies, data.units)};
  PopulationsPictureOptions options;
  options.title = title;
  options.units = data.units;
  if (with_captions) options.caption = picture.caption;
  picture.svg = populations_svg(rows, energies, options);
  picture.table = populations_table(rows, data.units);
  pictures.push_back(std::move(picture));
}

}  // namespace

std::vector<NamedPicture> treatment_pictures(const ReportData& data, bool with_captions) {
  std::vector<NamedPicture> pictures;
  const std::vector<StartResults> starts = by_start(data);
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const StartResults& results = starts[k];
    const std::string ending = k == 0 ? std::string() : fmt::format("-{}", k + 1);
    const auto full_title = [&](const std::string& title) {
      const std::string whole = starts.size() > 1 ? title + ", " + results.start : title;
      const bool fits = characters(data.title) + characters(whole) <= kTitle;
      return with_captions && !data.title.empty() && fits ? data.title + ": " + whole : whole;
    };
    const auto add = [&](const char* name, std::optional<Plot> plot) {
      if (!plot) return;
      NamedPicture picture{name + ending, "", plot->caption};
      plot->title = full_title(plot->title);
      if (!with_captions) plot->caption.clear();
      picture.svg = plot_svg(*plot);
      picture.table = plot_table(*plot);
      pictures.push_back(std::move(picture));
    };
    add("gain-pressure", gain_by_pressure(results));
    add("gain-temperature", gain_by_temperature(results));
    NamedPicture map{"gain-map" + ending, "", gain_map_caption(results)};
    GainMapOptions options;
    options.title = full_title("ΔE by pressure and temperature");
    if (with_captions) options.caption = map.caption;
    map.svg = gain_map_svg(results, options);
    map.table = gain_map_table(results);
    pictures.push_back(std::move(map));
    add_populations(data, results, full_title("Where the ensemble is at each stage"), with_captions, ending, pictures);
    add("heat-temperature", heat_by_temperature(results));
    add("heat-pressure", heat_by_pressure(results));
    add("heat-repeats", heat_of_repeats(results));
    add("kissinger", kissinger_plot(results));
    add("enthalpy", enthalpy_against_temperature(results));
    add("energy-density", energy_against_density(results));
    add("half-life", half_life_plot(results));
  }
  return pictures;
}

}  // namespace baroscape
