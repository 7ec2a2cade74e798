#include "report/branch_picture.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "core/error.hpp"
#include "report/event_marks.hpp"
#include "report/markup.hpp"
#include "report/plot_frame.hpp"
#include "report/relative_curves.hpp"
#include "report/sheet.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

/// More curves of transition states than this make one orange area.
constexpr std::size_t kMostSaddles = 1500;
/// More changes of order than this are marked only where they concern the lowest minimum.
constexpr std::size_t kMostCrossings = 150;
/// More branches than this have no hints: they would be most of the file.
constexpr std::size_t kMostHints = 1000;

class Painter {
 public:
  Painter(const AtlasRecord& atlas, const BranchPictureOptions& options)
      : atlas_(atlas), options_(options), curves_(atlas) {
    for (const BranchRecord& branch : atlas.branches) {
      by_id_[branch.id] = &branch;
      (branch.index == 0 ? minima_ : saddles_).push_back(&branch);
    }
    if (curves_.lowest().empty()) {
      throw InputError("branches over pressure: no minimum was followed, so there is nothing to draw");
    }
    with_saddles_ = options.transition_states.value_or(saddles_.size() <= kMostSaddles);
    double highest = 0;
    for (const BranchRecord& branch : atlas.branches) {
      if (branch.index == 0 || with_saddles_) highest = std::max(highest, curves_.highest(branch));
    }
    if (highest == 0) highest = 1;
    choose_crossings();
    sheet_.emplace(title(), notes(), legend_entries(), options.width);
    frame_.left = Sheet::kLeft;
    frame_.right = options.width - 40;
    frame_.top = sheet_->top();
    frame_.bottom = sheet_->bottom(options.height);
    frame_.span_across(atlas.from, atlas.to);
    frame_.span_up(-0.06 * highest, 1.03 * highest);
  }

  std::string svg() {
    std::string out = sheet_->head(options_.height, description());
    out += plot_axes(frame_, "pressure P (" + options_.units.pressure + ")",
                     "enthalpy H above the lowest minimum (" + options_.units.energy + ")");
    if (with_saddles_) out += curves(saddles_, "saddles", saddles_.size() <= 60 ? 1.1 : 0.6, saddles_.size() <= 60);
    out += curves(minima_, "minima", minima_width(), true);
    out += crossings() + events() + states() + names();
    return out + sheet_->foot(options_.height);
  }

 private:
  std::string title() const { return options_.title.empty() ? "Every branch over pressure" : options_.title; }
  double minima_width() const { return minima_.size() <= 60 ? 1.9 : minima_.size() <= 400 ? 1.0 : 0.5; }

  std::string description() const {
    std::string text = fmt::format(
        "Enthalpy above that of the lowest minimum against pressure from {} to {} {}: {} branches of minima",
        number(atlas_.from), number(atlas_.to), options_.units.pressure, minima_.size());
    text += with_saddles_ ? fmt::format(" and {} of transition states.", saddles_.size())
                          : fmt::format("; {} of transition states are not drawn.", saddles_.size());
    for (const auto& [mark, count] : counts_) text += fmt::format(" {}: {}.", name_of(mark), count);
    return text;
  }

  std::string notes() const {
    std::string text = options_.caption;
    const auto add = [&text](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
    if (!with_saddles_ && !saddles_.empty()) {
      add(fmt::format("The {} branches of transition states and the events among saddles are not drawn.",
                      saddles_.size()));
    }
    if (crossings_.size() < atlas_.crossings.size()) {
      add(fmt::format("Of {} changes of order only those of the lowest minimum are marked.", atlas_.crossings.size()));
    }
    return text;
  }

  void choose_crossings() {
    std::vector<double> changes;  // of the lowest minimum
    for (const LowestOver& stretch : curves_.lowest()) changes.push_back(stretch.from);
    for (const CrossingRecord& crossing : atlas_.crossings) {
      const bool is_lowest = std::find(changes.begin(), changes.end(), crossing.pressure) != changes.end();
      if (is_lowest || atlas_.crossings.size() <= kMostCrossings) crossings_.push_back(&crossing);
    }
    for (const EventRecord& event : atlas_.events) {
      const EventMark mark = mark_of(event);
      if (with_saddles_ || mark != EventMark::saddle_saddle) ++counts_[mark];
    }
    counts_[EventMark::crossing] = crossings_.size();
  }

  std::vector<LegendEntry> legend_entries() const {
    std::vector<LegendEntry> entries = {
        line_entry("minima", minima_width(), fmt::format("minimum ({})", minima_.size()))};
    if (with_saddles_) {
      entries.push_back(line_entry("saddles", saddles_.size() <= 60 ? 1.1 : 0.6,
                                   fmt::format("transition state ({})", saddles_.size())));
    }
    for (LegendEntry& entry : event_legend(counts_)) entries.push_back(std::move(entry));
    return entries;
  }

  std::string hint_of(const BranchRecord& branch) const {
    return fmt::format("{}, branch {}: P = {} to {} {}", branch.index == 0 ? "minimum" : "transition state", branch.id,
                       number(branch.from, 9), number(branch.to, 9), options_.units.pressure);
  }

  std::string curves(const std::vector<const BranchRecord*>& branches, const char* style, double width,
                     bool solid) const {
    std::string out = fmt::format("<g class=\"bs-{}\" stroke-width=\"{}\"{}>\n", style, pixels(width),
                                  solid ? "" : " opacity=\"0.6\"");
    for (const BranchRecord* branch : branches) {
      const std::string data = curves_.path(*branch, frame_.across, frame_.up);
      if (data.empty()) continue;
      const std::string opening = fmt::format("<path data-branch=\"{}\" d=\"{}\"", branch->id, data);
      out += branches.size() <= kMostHints ? opening + "><title>" + escaped(hint_of(*branch)) + "</title></path>\n"
                                           : opening + "/>\n";
    }
    return out + "</g>\n";
  }

  std::optional<std::pair<double, double>> place_of(double pressure, double enthalpy) const {
    const auto above = curves_.above_lowest(pressure, enthalpy);
    if (!above) return std::nullopt;
    return std::pair(frame_.across(pressure), frame_.up(*above));
  }

  std::string crossings() const {
    std::string out;
    for (const CrossingRecord* crossing : crossings_) {
      const auto place = place_of(crossing->pressure, crossing->enthalpy);
      if (!place) continue;
      out += with_hint(
          event_symbol(EventMark::crossing, place->first, place->second),
          fmt::format("change of order at P = {} {}: minima on branches {} and {}", number(crossing->pressure, 9),
                      options_.units.pressure, crossing->branch_a, crossing->branch_b));
    }
    return out;
  }

  std::string events() const {
    std::string out;
    // Those that matter most last, so that nothing covers them.
    for (const bool among_saddles : {true, false}) {
      for (const EventRecord& event : atlas_.events) {
        const EventMark mark = mark_of(event);
        if ((mark == EventMark::saddle_saddle) != among_saddles || !counts_.contains(mark)) continue;
        const auto place = place_of(event.pressure, event.enthalpy);
        if (place) out += with_hint(event_symbol(mark, place->first, place->second), hint_of(event, mark));
      }
    }
    return out;
  }

  std::string hint_of(const EventRecord& event, EventMark mark) const {
    std::string text =
        fmt::format("{} at P = {} {}", name_of(mark), number(event.pressure, 10), options_.units.pressure);
    if (!event.branches.empty()) text += fmt::format(", branches {}", fmt::join(event.branches, ", "));
    if (event.exponent && event.exponent_error) {
      text += fmt::format("; exponent {} ± {}", fixed(*event.exponent, 4), number(*event.exponent_error, 1));
    }
    return text;
  }

  /// Several at one place stand side by side.
  std::string states() {
    std::string out;
    std::map<std::pair<double, std::int64_t>, int> standing;
    for (const BranchMark& mark : options_.marks) {
      const auto branch = by_id_.find(mark.branch);
      if (branch == by_id_.end()) continue;
      const double pressure = std::clamp(mark.pressure, branch->second->from, branch->second->to);
      const auto above = curves_.above_lowest(*branch->second, pressure);
      if (!above) continue;
      const int before = standing[{pressure, mark.branch}]++;
      const double inwards = mark.pressure > 0.5 * (atlas_.from + atlas_.to) ? -1 : 1;
      const double x = frame_.across(pressure) + inwards * (kMarkerSize + 2) * before, y = frame_.up(*above);
      out += state_marker(mark.mark, x, y);
      taken_.push_back({x - kMarkerSize / 2, x + kMarkerSize / 2, y - kMarkerSize / 2, y + kMarkerSize / 2});
    }
    return out;
  }

  /// The branches of minima by number where there is room, the lowest first: beside the frame where they reach its end,
  /// otherwise at their ends inside it.
  std::string names() {
    std::vector<std::tuple<double, std::int64_t, const BranchRecord*>> order;
    for (const BranchRecord* branch : minima_) {
      if (const auto above = curves_.above_lowest(*branch, branch->to)) order.emplace_back(*above, branch->id, branch);
    }
    std::sort(order.begin(), order.end());
    std::string out;
    for (const auto& [above, id, branch] : order) {
      const bool leaves = branch->to == atlas_.to;
      const std::string text = std::to_string(id);
      const double x = leaves ? frame_.right + 7 : frame_.across(branch->to) + 8;
      const double y = frame_.up(above) + (leaves ? 3.5 : -4);
      const Box box{x - 1, x + 6.5 * static_cast<double>(text.size()), y - 9, y + 1};
      if (std::ranges::any_of(taken_, [&](const Box& other) { return box.meets(other); })) continue;
      taken_.push_back(box);
      out += svg_text(x, y, "label bs-name", "start", text);
    }
    return out;
  }

  const AtlasRecord& atlas_;
  const BranchPictureOptions& options_;
  RelativeCurves curves_;
  std::map<std::int64_t, const BranchRecord*> by_id_;
  std::vector<const BranchRecord*> minima_, saddles_;
  std::vector<const CrossingRecord*> crossings_;  ///< that are marked
  std::map<EventMark, std::size_t> counts_;       ///< of what is marked
  bool with_saddles_ = true;
  std::optional<Sheet> sheet_;
  PlotFrame frame_;
  std::vector<Box> taken_;  ///< by markers and names
};

}  // namespace

std::string branch_svg(const AtlasRecord& atlas, const BranchPictureOptions& options) {
  return Painter(atlas, options).svg();
}

}  // namespace baroscape
