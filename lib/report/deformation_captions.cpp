#include "report/deformation_captions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

#include "atlas/record_curves.hpp"
#include "report/count_picture.hpp"
#include "report/event_marks.hpp"
#include "report/markup.hpp"

namespace baroscape {
namespace {

constexpr std::size_t kMostStretches = 8;

std::string counted(int count, const char* one, const char* several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// What each kind of event is, with how often it happens. Changes of order have their own sentence.
std::string events_in_words(const AtlasRecord& atlas) {
  std::map<EventMark, int> counts;
  for (const EventRecord& event : atlas.events) ++counts[mark_of(event)];
  std::string text;
  for (const auto& [mark, count] : counts) {
    text += fmt::format(" {}, {}: {}.", capitalised(name_of(mark)),
                        count == 1 ? "once" : fmt::format("{} times", count), meaning_of(mark));
  }
  return text;
}

}  // namespace

std::string lowest_in_words(const AtlasRecord& atlas, const UnitNames& units) {
  const std::vector<LowestOver> lowest = lowest_sequence(atlas);
  if (lowest.empty()) return "";
  const auto name = [&](const LowestOver& one) { return fmt::format("branch {}", atlas.branches[one.arm].id); };
  if (lowest.size() == 1) return name(lowest.front()) + " is the lowest at every pressure";
  if (lowest.size() > kMostStretches) {
    return fmt::format("the lowest minimum changes {} times, from {} to {}", lowest.size() - 1, name(lowest.front()),
                       name(lowest.back()));
  }
  std::string text;
  for (std::size_t k = 0; k + 1 < lowest.size(); ++k) {
    text +=
        fmt::format("{}{} up to P = {}, ", name(lowest[k]), k == 0 ? " is the lowest" : "", number(lowest[k].to, 7));
  }
  return text + fmt::format("{} from there on ({})", name(lowest.back()), units.pressure);
}

std::string branch_caption(const AtlasRecord& atlas, const UnitNames& units) {
  std::string text = fmt::format(
      "Each curve is one state, followed from P = {} to {} {}: by how much its enthalpy H = E + PV lies above that of "
      "the lowest minimum, which is the zero line. Blue curves are minima, numbered by branch; orange ones are "
      "transition states. A curve that falls is that of a state denser than the lowest minimum, one that rises that of "
      "a less dense one.",
      number(atlas.from), number(atlas.to), units.pressure);
  const std::string lowest = lowest_in_words(atlas, units);
  if (!lowest.empty()) text += fmt::format(" {}.", capitalised(lowest));
  return text + events_in_words(atlas);
}

std::string count_caption(const AtlasRecord& atlas, const UnitNames& units) {
  const std::vector<CountStep> minima = count_steps(atlas, 0), saddles = count_steps(atlas, 1);
  int through = 0;
  bool by_census = false;
  for (const BranchRecord& branch : atlas.branches) {
    through += branch.index == 0 && branch.from <= atlas.from && branch.to >= atlas.to ? 1 : 0;
    by_census = by_census || !branch.members.empty();
  }
  std::string text = fmt::format(
      "From P = {} to {} {} the number of minima goes from {} to {} and that of transition states from {} to {}. Each "
      "step is an event; the marks between the staircases say of which kind, the upper row those in which no minimum "
      "takes part.",
      number(atlas.from), number(atlas.to), units.pressure, minima.front().count, minima.back().count,
      saddles.front().count, saddles.back().count);
  text += fmt::format(" Of the {} at P = {}, {} to P = {} without vanishing on the way.",
                      counted(minima.front().count, "minimum", "minima"), number(atlas.from),
                      through == 1 ? "one lasts" : fmt::format("{} last", through), number(atlas.to));
  if (by_census) text += " A circle is what an independent census at that pressure found.";
  return text;
}

std::string tree_series_caption(const std::vector<SeriesTree>& trees, const UnitNames& units) {
  std::string text = fmt::format(
      "How the disconnectivity tree deforms: one tree for each explored pressure, enthalpy upwards ({}, each tree on "
      "a scale of its own). A line ends at a minimum, and lines join at the lowest transition state between what is "
      "below. Each branch of minima keeps "
      "its place from left to right at every pressure, so a gap is a minimum that has vanished; numbers are those of "
      "the branches.",
      units.energy);
  std::set<std::string> marks;
  for (const SeriesTree& tree : trees) {
    for (const auto& [minimum, mark] : tree.marks) marks.insert(mark);
  }
  if (!marks.empty()) {
    text +=
        " State 1 is where the sample is before loading, state 2 after annealing at that pressure, state 3 after "
        "unloading; 1 under pressure is the loaded state 1.";
  }
  return text;
}

std::string cycle_caption(const ReportJourney& journey, const UnitNames& units) {
  const CyclePoint &first = journey.pieces.front().points.front(), &last = journey.pieces.back().points.back();
  std::size_t slides = 0;
  for (std::size_t k = 0; k + 1 < journey.pieces.size(); ++k) {
    slides += journey.pieces[k].loading == journey.pieces[k + 1].loading ? 1 : 0;
  }
  const double percent = 100 * (1 - last.volume / first.volume);
  std::string text = fmt::format(
      "The volume on the way 1 → 2 → 3: loaded from P = 0 to {} {} the sample follows one branch{}; annealing at T = "
      "{} "
      "{} takes it to another one, and unloading follows that one back. ",
      number(journey.pressure), units.pressure, slides == 0 ? "" : ", and slides to the next where that vanishes",
      number(journey.temperature), units.temperature);
  text += std::abs(percent) < 1e-6 ? "It comes back to the volume it had."
                                   : fmt::format("It comes back {} % {} than it was.", number(std::abs(percent), 2),
                                                 percent > 0 ? "denser" : "less dense");
  return text + " Below, by how much the volumes on the two ways differ.";
}

std::string profiles_caption(const PathProfile& profile, const UnitNames& units) {
  std::string text = fmt::format(
      "The way from state 1 to state 2, by {} in the landscape at P = {} {}, and the same structures at P = {}; "
      "enthalpy above that of the beginning.",
      profile.method, number(profile.path_pressure), units.pressure, number(profile.other_pressure));
  for (const double pressure : {profile.path_pressure, profile.other_pressure}) {
    const Eigen::VectorXd enthalpies = profile.enthalpies(pressure);
    const double begin = enthalpies[0], end = enthalpies[enthalpies.size() - 1], highest = enthalpies.maxCoeff();
    text += fmt::format(" At P = {} it climbs {} {} from state 1, {} {} from the other side{}.", number(pressure),
                        number(highest - begin, 3), units.energy, number(highest - end, 3), units.energy,
                        end < begin ? ", which is the lower one" : "");
  }
  const auto changed = std::ranges::count_if(profile.states, [](const ProfileState& state) {
    return state.index_there >= 0 && state.index_there != state.index;
  });
  const auto gone =
      std::ranges::count_if(profile.states, [](const ProfileState& state) { return state.index_there < 0; });
  if (changed > 0) {
    text += fmt::format(
        " {} of its states {} of another kind at P = {}: a basin of the one landscape is a saddle of the "
        "other.",
        changed, changed == 1 ? "is" : "are", number(profile.other_pressure));
  }
  if (gone > 0) {
    text += fmt::format(" {} of its {} states {} not reach P = {}.", gone, profile.states.size(),
                        gone == 1 ? "does" : "do", number(profile.other_pressure));
  }
  return text;
}

}  // namespace baroscape
