#include "report/count_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/error.hpp"
#include "report/event_marks.hpp"
#include "report/markup.hpp"
#include "report/plot_frame.hpp"
#include "report/sheet.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

/// What ends and begins at one event does so at pressures that differ by less than this share of 1 + |P|.
constexpr double kSamePressure = 1e-6;

/// More events than this have no hints, which would be most of the file, and small marks.
constexpr std::size_t kMostHints = 1000;

class Painter {
 public:
  Painter(const AtlasRecord& atlas, const CountPictureOptions& options) : atlas_(atlas), options_(options) {
    for (const int index : {0, 1}) {
      steps_[index] = count_steps(atlas, index);
      for (const BranchRecord& branch : atlas.branches) {
        if (branch.index != index) continue;
        for (const AtlasMember& member : branch.members) found_[index][member.pressure] += member.by_census ? 1 : 0;
      }
    }
    for (const EventRecord& event : atlas.events) ++events_[mark_of(event)];
    sheet_.emplace(title(), options.caption, legend_entries(), options.width);
    for (const int index : {0, 1}) {
      PlotFrame& frame = frames_[index];
      frame.left = Sheet::kLeft;
      frame.right = options.width - 16;
      // Transition states above: there are more of them, and they meet the minima from above.
      frame.top = sheet_->top() + (index == 1 ? 0 : options.height + kBetween);
      frame.bottom = frame.top + options.height;
      frame.span_across(atlas.from, atlas.to);
      frame.span_up(0, 1.08 * std::max(1, highest(index)));
      frame.ticks_up = std::min(5, highest(index));  // whole numbers
    }
  }

  std::string svg() const {
    const double height = sheet_->height_below(frames_[0].bottom + Sheet::kAxis);
    std::string out = sheet_->head(height, description());
    out += plot_axes(frames_[1], "", "transition states");
    out += plot_axes(frames_[0], "pressure P (" + options_.units.pressure + ")", "minima");
    out += staircase(1, "saddles") + staircase(0, "minima") + events();
    return out + sheet_->foot(height);
  }

 private:
  static constexpr double kBetween = 44;  ///< the two frames, px: the events stand there

  std::string title() const {
    return options_.title.empty() ? "Number of minima and transition states" : options_.title;
  }

  int highest(int index) const {
    int most = 0;
    for (const CountStep& step : steps_[index]) most = std::max(most, step.count);
    for (const auto& [pressure, count] : found_[index]) most = std::max(most, count);
    return most;
  }

  std::string description() const {
    return fmt::format(
        "Number of minima and of transition states against pressure: {} and {} at {} {}, {} and {} at {} {}.",
        steps_[0].front().count, steps_[1].front().count, number(atlas_.from), options_.units.pressure,
        steps_[0].back().count, steps_[1].back().count, number(atlas_.to), options_.units.pressure);
  }

  std::vector<LegendEntry> legend_entries() const {
    std::vector<LegendEntry> entries = {line_entry("minima", 2, "minima"),
                                        line_entry("saddles", 2, "transition states")};
    if (!found_[0].empty()) {
      entries.push_back({[](double x, double y) { return circle(x, y); }, 12, "found by the census there"});
    }
    for (LegendEntry& entry : event_legend(events_)) entries.push_back(std::move(entry));
    return entries;
  }

  static std::string circle(double x, double y) {
    return fmt::format("<circle class=\"bs-strokes\" cx=\"{}\" cy=\"{}\" r=\"4.5\"/>", pixels(x), pixels(y));
  }

  std::string staircase(int index, const char* style) const {
    const PlotFrame& frame = frames_[index];
    std::string path;
    for (const CountStep& step : steps_[index]) {
      const std::string x = pixels(frame.across(step.pressure)), y = pixels(frame.up(step.count));
      path += path.empty() ? fmt::format("M{} {}", x, y) : fmt::format("H{}V{}", x, y);
    }
    std::string out =
        fmt::format("<path class=\"bs-{}\" stroke-width=\"2\" d=\"{}H{}\"/>\n", style, path, pixels(frame.right));
    for (const auto& [pressure, count] : found_[index]) {
      out += with_hint(circle(frame.across(pressure), frame.up(count)),
                       fmt::format("a census at P = {} {} found {}", number(pressure), options_.units.pressure, count));
    }
    return out;
  }

  std::string events() const {
    std::string out;
    for (const bool among_saddles : {true, false}) {
      for (const EventRecord& event : atlas_.events) {
        const EventMark mark = mark_of(event);
        if ((mark == EventMark::saddle_saddle) != among_saddles) continue;
        const double x = frames_[0].across(event.pressure);
        // Events among saddles change the upper staircase alone.
        const double y = among_saddles ? frames_[1].bottom + 12 : frames_[0].top - 12;
        const std::string symbol = event_symbol(mark, x, y, atlas_.events.size() <= kMostHints ? 1 : 0.5);
        out += atlas_.events.size() > kMostHints
                   ? symbol + "\n"
                   : with_hint(symbol, fmt::format("{} at P = {} {}", name_of(mark), number(event.pressure, 10),
                                                   options_.units.pressure));
      }
    }
    return out;
  }

  const AtlasRecord& atlas_;
  const CountPictureOptions& options_;
  std::vector<CountStep> steps_[2];  ///< by index
  std::map<double, int> found_[2];   ///< by a census, by pressure
  std::map<EventMark, std::size_t> events_;
  std::optional<Sheet> sheet_;
  PlotFrame frames_[2];
};

}  // namespace

std::vector<CountStep> count_steps(const AtlasRecord& atlas, int index) {
  std::vector<std::pair<double, int>> ends;
  for (const BranchRecord& branch : atlas.branches) {
    if (branch.index != index) continue;
    ends.emplace_back(std::max(branch.from, atlas.from), 1);
    if (branch.to < atlas.to) ends.emplace_back(branch.to, -1);
  }
  std::sort(ends.begin(), ends.end());
  std::vector<std::pair<double, int>> changes = {{atlas.from, 0}};
  for (const auto& [pressure, change] : ends) {
    const bool is_same = pressure - changes.back().first <= kSamePressure * (1 + std::abs(pressure));
    if (is_same) {
      changes.back().second += change;
    } else {
      changes.emplace_back(pressure, change);
    }
  }
  std::vector<CountStep> steps;
  int count = 0;
  for (const auto& [pressure, change] : changes) {
    count += change;
    if (change != 0 || steps.empty()) steps.push_back({pressure, count});
  }
  return steps;
}

std::string count_svg(const AtlasRecord& atlas, const CountPictureOptions& options) {
  if (atlas.branches.empty()) throw InputError("numbers of states over pressure: nothing was followed to be counted");
  return Painter(atlas, options).svg();
}

}  // namespace baroscape
