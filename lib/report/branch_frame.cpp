#include "report/branch_frame.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "report/markup.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

/// More curves of transition states than this make one orange area.
constexpr std::size_t kMostSaddles = 1500;
/// More changes of order than this are marked only where they concern the lowest minimum.
constexpr std::size_t kMostCrossings = 150;
/// More marks than this are drawn at half their size.
constexpr std::size_t kManyMarks = 150;
/// More minima than this are named where they leave the frame only.
constexpr std::size_t kMostNames = 150;
/// More branches than this have no hints: they would be most of the file.
constexpr std::size_t kMostHints = 1000;

class Painter {
 public:
  Painter(const DrawnBranches& drawn, const PlotFrame& frame)
      : drawn_(drawn),
        frame_(frame),
        from_(frame.across.value_from),
        to_(frame.across.value_to),
        ceiling_(frame.up.value_to) {}

  std::string svg() {
    std::string out;
    if (drawn_.with_saddles) {
      out += curves(drawn_.saddles, "saddles", drawn_.saddles_width(), drawn_.faint_saddles());
    }
    out += curves(drawn_.minima, "minima", drawn_.minima_width(), false);
    return out + events(true) + crossings() + events(false) + states() + names();
  }

 private:
  std::string hint_of(const BranchRecord& branch) const {
    return fmt::format("{}, branch {}: P = {} to {} {}", branch.index == 0 ? "minimum" : "transition state", branch.id,
                       number(branch.from, 9), number(branch.to, 9), drawn_.options.units.pressure);
  }

  std::string curves(const std::vector<const BranchRecord*>& branches, const char* style, double width,
                     bool faint) const {
    std::string out = fmt::format("<g class=\"bs-{}\" stroke-width=\"{}\"{}>\n", style, pixels(width),
                                  faint ? " opacity=\"0.6\"" : "");
    for (const BranchRecord* branch : branches) {
      const std::string data = drawn_.curves.path(*branch, frame_.across, frame_.up, ceiling_);
      if (data.empty()) continue;
      out += fmt::format("<path data-branch=\"{}\" d=\"{}\"", branch->id, data);
      out += branches.size() <= kMostHints ? fmt::format("><title>{}</title></path>\n", escaped(hint_of(*branch)))
                                           : "/>\n";
    }
    return out + "</g>\n";
  }

  /// Where a pressure and an enthalpy are drawn; nothing outside of the frame.
  std::optional<std::pair<double, double>> place_of(double pressure, double enthalpy) const {
    if (pressure < from_ || pressure > to_) return std::nullopt;
    const auto above = drawn_.curves.above_lowest(pressure, enthalpy);
    if (!above || *above > ceiling_) return std::nullopt;
    return std::pair(frame_.across(pressure), frame_.up(*above));
  }

  std::string crossings() const {
    std::string out;
    for (const CrossingRecord* crossing : drawn_.crossings) {
      const auto place = place_of(crossing->pressure, crossing->enthalpy);
      if (!place) continue;
      out += with_hint(
          event_symbol(EventMark::crossing, place->first, place->second, drawn_.symbol_size()),
          fmt::format("change of order at P = {} {}: minima on branches {} and {}", number(crossing->pressure, 9),
                      drawn_.options.units.pressure, crossing->branch_a, crossing->branch_b));
    }
    return out;
  }

  /// Those without a minimum first, so that they cover none of the others.
  std::string events(bool among_saddles) const {
    std::string out;
    for (const EventRecord* event : drawn_.events) {
      const EventMark mark = mark_of(*event);
      if ((mark == EventMark::saddle_saddle) != among_saddles) continue;
      const auto place = place_of(event->pressure, event->enthalpy);
      if (place)
        out += with_hint(event_symbol(mark, place->first, place->second, drawn_.symbol_size()), hint_of(*event, mark));
    }
    return out;
  }

  std::string hint_of(const EventRecord& event, EventMark mark) const {
    std::string text =
        fmt::format("{} at P = {} {}", name_of(mark), number(event.pressure, 10), drawn_.options.units.pressure);
    if (!event.branches.empty()) text += fmt::format(", branches {}", fmt::join(event.branches, ", "));
    if (event.exponent && event.exponent_error) {
      text += fmt::format("; exponent {} ± {}", fixed(*event.exponent, 4), number(*event.exponent_error, 1));
    }
    return text;
  }

  /// Inside the frame, clear of its axis; several at one place stand side by side.
  std::string states() {
    std::string out;
    const double half = kMarkerSize / 2;
    for (const BranchMark& mark : drawn_.options.marks) {
      const auto known = drawn_.by_id.find(mark.branch);
      if (known == drawn_.by_id.end() || mark.pressure < from_ || mark.pressure > to_) continue;
      const BranchRecord& branch = *known->second;
      const auto above = drawn_.curves.above_lowest(branch, std::clamp(mark.pressure, branch.from, branch.to));
      if (!above || *above > ceiling_) continue;
      const double y = frame_.up(*above);
      double x = std::clamp(frame_.across(mark.pressure), frame_.left + half + 3, frame_.right - half - 3);
      const double inwards = x > 0.5 * (frame_.left + frame_.right) ? -1 : 1;
      Box box{x - half, x + half, y - half, y + half};
      while (is_taken(box)) {
        x += inwards * (kMarkerSize + 2);
        box = {x - half, x + half, y - half, y + half};
      }
      taken_.push_back(box);
      out += state_marker(mark.mark, x, y);
    }
    return out;
  }

  bool is_taken(const Box& box) const {
    return std::ranges::any_of(taken_, [&](const Box& other) { return box.meets(other); });
  }

  /// The branches of minima by number where there is room, the lowest first: beside the frame where they leave it,
  /// otherwise at their ends.
  std::string names() {
    std::vector<std::tuple<double, std::int64_t, const BranchRecord*>> order;
    for (const BranchRecord* branch : drawn_.minima) {
      if (branch->to < from_ || branch->from > to_) continue;
      const auto above = drawn_.curves.above_lowest(*branch, std::min(branch->to, to_));
      if (above && *above <= ceiling_) order.emplace_back(*above, branch->id, branch);
    }
    std::sort(order.begin(), order.end());
    std::string out;
    for (const auto& [above, id, branch] : order) {
      const bool leaves = branch->to >= to_;
      if (!leaves && drawn_.minima.size() > kMostNames) continue;
      const std::string text = std::to_string(id);
      const double x = leaves ? frame_.right + 7 : frame_.across(branch->to) + 8;
      const double y = frame_.up(above) + (leaves ? 3.5 : -4);
      const Box box{x - 1, x + 6.5 * static_cast<double>(text.size()), y - 9, y + 1};
      if (is_taken(box)) continue;
      taken_.push_back(box);
      out += svg_text(x, y, "label bs-name", "start", text);
    }
    return out;
  }

  const DrawnBranches& drawn_;
  const PlotFrame& frame_;
  double from_, to_, ceiling_;  ///< of what is drawn
  std::vector<Box> taken_;      ///< by markers and names
};

}  // namespace

DrawnBranches::DrawnBranches(const AtlasRecord& given, const BranchPictureOptions& how)
    : atlas(given), options(how), curves(given) {
  for (const BranchRecord& branch : atlas.branches) {
    by_id[branch.id] = &branch;
    (branch.index == 0 ? minima : saddles).push_back(&branch);
  }
  with_saddles = options.transition_states.value_or(saddles.size() <= kMostSaddles);
  for (const EventRecord& event : atlas.events) {
    const EventMark mark = mark_of(event);
    if (!with_saddles && mark == EventMark::saddle_saddle) continue;
    events.push_back(&event);
    ++counts[mark];
  }
  for (const CrossingRecord& crossing : atlas.crossings) {
    const bool is_lowest = std::ranges::any_of(
        curves.lowest(), [&](const LowestOver& stretch) { return stretch.from == crossing.pressure; });
    if (is_lowest || atlas.crossings.size() <= kMostCrossings) crossings.push_back(&crossing);
  }
  if (!crossings.empty()) counts[EventMark::crossing] = crossings.size();
}

double DrawnBranches::minima_width() const {
  return minima.size() <= 60 ? 1.9 : minima.size() <= 400 ? 1.0 : 0.5;
}

double DrawnBranches::saddles_width() const {
  return saddles.size() <= 60 ? 1.1 : 0.6;
}

double DrawnBranches::symbol_size() const {
  std::size_t marks = 0;  // of minima: those among saddles are small anyway
  for (const auto& [mark, count] : counts) marks += mark == EventMark::saddle_saddle ? 0 : count;
  return marks <= kManyMarks ? 1 : 0.5;
}

std::string branch_frame(const DrawnBranches& drawn, const PlotFrame& frame) {
  return Painter(drawn, frame).svg();
}

}  // namespace baroscape
