#include "report/branch_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "report/branch_frame.hpp"
#include "report/markup.hpp"
#include "report/sheet.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

/// The shortest range of pressures with so many of all events is looked at more closely when it is that much shorter
/// than the whole.
constexpr double kShareOfEvents = 0.7, kShareOfRange = 0.45;
constexpr std::size_t kFewEvents = 6;

struct Range {
  double from = 0, to = 0;
};

/// Where most events are, rounded outwards; nothing where they are spread over the whole range.
std::optional<Range> range_of_most_events(const DrawnBranches& drawn) {
  std::vector<double> pressures;
  for (const EventRecord* event : drawn.events) pressures.push_back(event->pressure);
  for (const CrossingRecord* crossing : drawn.crossings) pressures.push_back(crossing->pressure);
  if (pressures.size() < kFewEvents) return std::nullopt;
  std::sort(pressures.begin(), pressures.end());
  const auto most = static_cast<std::size_t>(std::ceil(kShareOfEvents * static_cast<double>(pressures.size())));
  Range shortest{drawn.atlas.from, drawn.atlas.to};
  for (std::size_t k = 0; k + most <= pressures.size(); ++k) {
    const double last = pressures[k + most - 1];
    if (last - pressures[k] < shortest.to - shortest.from) shortest = {pressures[k], last};
  }
  if (shortest.from >= shortest.to) return std::nullopt;
  const std::vector<Tick> ticks = nice_ticks(shortest.from, shortest.to, 4);
  if (ticks.size() < 2) return std::nullopt;
  const double step = ticks[1].value - ticks[0].value;
  const Range rounded{std::max(drawn.atlas.from, step * std::floor(shortest.from / step)),
                      std::min(drawn.atlas.to, step * std::ceil(shortest.to / step))};
  if (rounded.to - rounded.from > kShareOfRange * (drawn.atlas.to - drawn.atlas.from)) return std::nullopt;
  return rounded;
}

class Painter {
 public:
  Painter(const AtlasRecord& atlas, const BranchPictureOptions& options) : options_(options), drawn_(atlas, options) {
    if (drawn_.curves.lowest().empty()) {
      throw InputError("branches over pressure: no minimum was followed, so there is nothing to draw");
    }
    closer_ = range_of_most_events(drawn_);
    sheet_.emplace(title(), caption(), legend(), options.width);
    place(frame_, sheet_->top(), {atlas.from, atlas.to}, 1.03 * highest(drawn_.with_saddles, {atlas.from, atlas.to}));
    // Transition states high above all minima may leave the closer look.
    if (closer_) place(closer_frame_, frame_.bottom + kBetween, *closer_, 1.2 * highest(false, *closer_));
  }

  std::string svg() const {
    const double height = sheet_->height_below((closer_ ? closer_frame_ : frame_).bottom + Sheet::kAxis);
    const std::string pressure = "pressure P (" + options_.units.pressure + ")",
                      enthalpy = "H above the lowest minimum (" + options_.units.energy + ")";
    std::string out = sheet_->head(height, description());
    if (closer_) out += magnified();
    out += plot_axes(frame_, pressure, enthalpy) + branch_frame(drawn_, frame_);
    if (closer_) {
      out += "<g class=\"bs-closer\">\n" + plot_axes(closer_frame_, pressure, enthalpy) +
             branch_frame(drawn_, closer_frame_) + "</g>\n";
    }
    return out + sheet_->foot(height);
  }

 private:
  static constexpr double kBetween = Sheet::kAxis + 20;  ///< frames, px

  void place(PlotFrame& frame, double top, const Range& range, double ceiling) const {
    frame.left = Sheet::kLeft;
    frame.right = options_.width - 40;
    frame.top = top;
    frame.bottom = top + options_.height;
    frame.span_across(range.from, range.to);
    frame.span_up(-0.05 * ceiling, ceiling);
  }

  double highest(bool with_saddles, const Range& range) const {
    double highest = 0;
    for (const BranchRecord& branch : drawn_.atlas.branches) {
      if (branch.index == 0 || with_saddles) {
        highest = std::max(highest, drawn_.curves.highest(branch, range.from, range.to));
      }
    }
    return highest > 0 ? highest : 1;
  }

  std::string title() const { return options_.title.empty() ? "Every branch over pressure" : options_.title; }

  std::string description() const {
    const UnitNames& units = options_.units;
    std::string text = fmt::format(
        "Enthalpy above that of the lowest minimum against pressure from {} to {} {}: {} branches of minima",
        number(drawn_.atlas.from), number(drawn_.atlas.to), units.pressure, drawn_.minima.size());
    text += drawn_.with_saddles ? fmt::format(" and {} of transition states.", drawn_.saddles.size())
                                : fmt::format("; {} of transition states are not drawn.", drawn_.saddles.size());
    for (const auto& [mark, count] : drawn_.counts) text += fmt::format(" {}: {}.", name_of(mark), count);
    return text;
  }

  std::string caption() const {
    std::string text = options_.caption;
    const auto add = [&text](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
    if (!drawn_.with_saddles && !drawn_.saddles.empty()) {
      add(fmt::format("The {} branches of transition states and the events among saddles are not drawn.",
                      drawn_.saddles.size()));
    }
    if (drawn_.crossings.size() < drawn_.atlas.crossings.size()) {
      add(fmt::format("Of {} changes of order only those of the lowest minimum are marked.",
                      drawn_.atlas.crossings.size()));
    }
    if (closer_) {
      add(fmt::format("The second frame shows the range from {} to {} {}, where most events are, more closely.",
                      number(closer_->from), number(closer_->to), options_.units.pressure));
    }
    return text;
  }

  std::vector<LegendEntry> legend() const {
    std::vector<LegendEntry> entries = {
        line_entry("minima", drawn_.minima_width(), fmt::format("minimum ({})", drawn_.minima.size()))};
    if (drawn_.with_saddles) {
      entries.push_back(
          line_entry("saddles", drawn_.saddles_width(), fmt::format("transition state ({})", drawn_.saddles.size())));
    }
    for (LegendEntry& entry : event_legend(drawn_.counts)) entries.push_back(std::move(entry));
    return entries;
  }

  /// What the second frame shows of the first.
  std::string magnified() const {
    const double left = frame_.across(closer_->from), right = frame_.across(closer_->to);
    const double top = std::max(frame_.top, frame_.up(closer_frame_.up.value_to));
    return fmt::format("<rect class=\"bs-band\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", pixels(left),
                       pixels(top), pixels(right - left), pixels(frame_.bottom - top));
  }

  const BranchPictureOptions& options_;
  DrawnBranches drawn_;
  std::optional<Range> closer_;
  std::optional<Sheet> sheet_;
  PlotFrame frame_, closer_frame_;
};

}  // namespace

std::string branch_svg(const AtlasRecord& atlas, const BranchPictureOptions& options) {
  return Painter(atlas, options).svg();
}

}  // namespace baroscape
