#include "report/deformation_pictures.hpp"

#include <algorithm>

#include "report/amplitude_picture.hpp"
#include "report/branch_picture.hpp"
#include "report/count_picture.hpp"
#include "report/cycle_picture.hpp"
#include "report/deformation_captions.hpp"
#include "report/figure_tables.hpp"
#include "report/profiles_picture.hpp"
#include "report/state_marks.hpp"
#include "report/svg.hpp"
#include "report/tree_series_picture.hpp"

namespace baroscape {
namespace {

/// The markers of the trees, on the branches: state 1 and 3 at P = 0, state 2 under the pressure of the anneal shown.
std::vector<BranchMark> branch_marks(const std::vector<SeriesTree>& trees, const AnnealOutcome* shown) {
  std::vector<BranchMark> marks;
  for (const SeriesTree& tree : trees) {
    const double pressure = tree.landscape->pressure();
    if (shown == nullptr || (pressure != 0 && pressure != shown->pressure)) continue;
    for (const auto& [minimum, words] : tree.marks) {
      const auto branch = tree.branches.find(minimum);
      if (branch == tree.branches.end()) continue;
      for (const std::string& word : words_of(words)) marks.push_back({pressure, branch->second, word});
    }
  }
  return marks;
}

void add_journey(const ReportData& data, bool with_captions, std::vector<NamedPicture>& pictures) {
  const ReportJourney& journey = *data.journey;
  const auto title = [&](const char* words) {
    return with_captions && !data.title.empty() ? data.title + ": " + words : "";
  };
  CyclePictureOptions of_cycle;
  of_cycle.title = title("volume under pressure and back");
  NamedPicture cycle{"cycle", "", cycle_caption(journey, data.units)};
  of_cycle.marks = journey.marks;
  of_cycle.units = data.units;
  if (with_captions) of_cycle.caption = cycle.caption;
  cycle.svg = cycle_svg(journey.pieces, of_cycle);
  cycle.table = cycle_table(journey.pieces, data.units);
  pictures.push_back(std::move(cycle));
  if (!journey.profile) return;
  NamedPicture paths{"paths", "", profiles_caption(*journey.profile, data.units)};
  ProfilesPictureOptions of_paths;
  of_paths.title = title("the way from state 1 to state 2");
  of_paths.units = data.units;
  if (with_captions) of_paths.caption = paths.caption;
  paths.svg = profiles_svg(*journey.profile, of_paths);
  paths.table = path_table(*journey.profile, data.units);
  pictures.push_back(std::move(paths));
}

}  // namespace

std::vector<NamedPicture> deformation_pictures(const ReportData& data, bool with_captions) {
  if (!data.atlas) return {};
  const AtlasRecord& atlas = *data.atlas;
  const bool has_minima =
      std::ranges::any_of(atlas.branches, [](const BranchRecord& branch) { return branch.index == 0; });
  if (!has_minima) return {};
  std::vector<const Landscape*> landscapes;
  for (const ReportLandscape& one : data.landscapes) landscapes.push_back(&one.landscape);
  const std::vector<SeriesTree> trees = tree_series(atlas, landscapes, data.anneals, data.maps);
  const auto caption = [&](const NamedPicture& picture) { return with_captions ? picture.caption : std::string(); };
  const auto title = [&](const char* words) {
    return with_captions && !data.title.empty() ? data.title + ": " + words : "";
  };
  std::vector<NamedPicture> pictures;

  NamedPicture branches{"branches", "", branch_caption(atlas, data.units)};
  BranchPictureOptions of_branches;
  of_branches.title = title("every branch");
  of_branches.caption = caption(branches);
  of_branches.marks = branch_marks(trees, representative_anneal(data.anneals));
  of_branches.units = data.units;
  branches.svg = branch_svg(atlas, of_branches);
  branches.table = branches_table(atlas, data.units);
  pictures.push_back(std::move(branches));

  NamedPicture counts{"counts", "", count_caption(atlas, data.units)};
  CountPictureOptions of_counts;
  of_counts.title = title("number of minima and transition states");
  of_counts.caption = caption(counts);
  of_counts.units = data.units;
  counts.svg = count_svg(atlas, of_counts);
  counts.table = counts_table(atlas, data.units);
  pictures.push_back(std::move(counts));

  if (!trees.empty()) {
    NamedPicture series{"trees", "", tree_series_caption(trees, data.units)};
    TreeSeriesOptions of_trees;
    of_trees.title = title("the tree at each pressure");
    of_trees.caption = caption(series);
    of_trees.units = data.units;
    series.svg = tree_series_svg(trees, of_trees);
    for (const SeriesTree& tree : trees) {
      const std::string table = tree_table(*tree.landscape, data.units);
      // One table of all: the names once.
      series.table += series.table.empty() ? table : table.substr(table.find('\n') + 1);
    }
    pictures.push_back(std::move(series));
  }
  const bool has_cycles =
      std::ranges::any_of(data.amplitudes, [](const AmplitudeCurve& curve) { return !curve.ranges.empty(); });
  if (has_cycles) {
    NamedPicture cycles{"amplitudes", "", amplitude_caption(data.amplitudes, data.units)};
    AmplitudePictureOptions of_cycles;
    of_cycles.title = title("cycles of loading and unloading");
    of_cycles.caption = caption(cycles);
    of_cycles.units = data.units;
    cycles.svg = amplitude_svg(data.amplitudes, of_cycles);
    cycles.table = amplitudes_table(data.amplitudes, data.units);
    pictures.push_back(std::move(cycles));
  }
  if (data.journey) add_journey(data, with_captions, pictures);
  return pictures;
}

}  // namespace baroscape
