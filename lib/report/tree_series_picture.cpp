#include "report/tree_series_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "core/error.hpp"
#include "report/markup.hpp"
#include "report/shared_order.hpp"
#include "report/sheet.hpp"
#include "report/state_marks.hpp"
#include "report/svg.hpp"
#include "report/tree_layout.hpp"

namespace baroscape {
namespace {

constexpr double kLeft = Sheet::kLeft;
/// Trees of more columns are higher, up to so many times as high, to keep their merges apart.
constexpr double kFewColumns = 40, kMostHeight = 1.8;
/// More columns than this leave no room for guides from tree to tree.
constexpr std::size_t kMostGuided = 120;
constexpr double kStrip = 46;  ///< between two trees, px: marks, and below them the words of the lower one

/// What a state's marker is coloured with (report/svg.hpp).
const char* colour_of(const std::string& marks) {
  const std::vector<std::string> words = words_of(marks);
  if (words.empty()) return "#AA4499";
  return words.front() == "1" ? "#0072B2" : words.front() == "2" ? "#E69F00" : "#D55E00";
}

/// One tree as it stands in the picture.
struct Panel {
  const SeriesTree* tree = nullptr;
  TreeLayout layout;
  Scale up;                                         ///< of the enthalpy above the lowest minimum
  double top = 0, bottom = 0;                       ///< of its frame, px
  std::map<std::int64_t, double> end_of;            ///< where the line of a branch ends, px, by branch
  std::map<std::int64_t, std::int64_t> minimum_of;  ///< by branch
};

class Painter {
 public:
  Painter(const std::vector<SeriesTree>& trees, const TreeSeriesOptions& options) : options_(options) {
    std::vector<BranchTree> given;
    for (const SeriesTree& tree : trees) {
      if (tree.landscape->minima().empty()) continue;
      panels_.push_back({&tree, {}, {}, 0, 0, {}, {}});
      given.push_back({disconnectivity_tree(*tree.landscape), columns_to_branches(tree)});
    }
    if (panels_.empty())
      throw InputError("trees over pressure: there is no landscape with a minimum, so nothing to draw");
    order_ = shared_order(given);
    for (std::size_t k = 0; k < order_.size(); ++k) column_[order_[k]] = static_cast<double>(k) + 0.5;
    for (std::size_t k = 0; k < panels_.size(); ++k) lay_out_panel(panels_[k], given[k]);
    across_ = {0, static_cast<double>(order_.size()), kLeft + 10, options.width - 16};
    sheet_.emplace(title(), notes(), legend_entries(), options.width);
    place_panels();
  }

  std::string svg() const {
    const double height = sheet_->height_below(panels_.back().bottom + 8);
    std::string out = sheet_->head(height, description());
    for (const Panel& panel : panels_) out += axis(panel);
    out += guides();
    for (const Panel& panel : panels_) out += lines(panel) + names(panel);
    return out + sheet_->foot(height);
  }

 private:
  std::string title() const { return options_.title.empty() ? "The tree under pressure" : options_.title; }
  bool guided() const { return order_.size() <= kMostGuided; }
  double spacing() const { return across_(1) - across_(0); }

  /// Minima on no branch are given a number of their own, below zero.
  static std::map<std::int64_t, std::int64_t> columns_to_branches(const SeriesTree& tree) {
    std::map<std::int64_t, std::int64_t> branches;
    std::set<std::int64_t> taken;
    for (const Minimum& minimum : tree.landscape->minima()) {
      const auto known = tree.branches.find(minimum.id);
      const bool has_branch = known != tree.branches.end() && taken.insert(known->second).second;
      branches[minimum.id] = has_branch ? known->second : -minimum.id;
    }
    return branches;
  }

  void lay_out_panel(Panel& panel, const BranchTree& given) {
    std::map<std::int64_t, double> columns;  // by minimum
    for (const auto& [minimum, branch] : given.branches) {
      columns[minimum] = column_.at(branch);
      panel.minimum_of[branch] = minimum;
    }
    panel.layout = lay_out_in_columns(given.tree, columns);
    crossings_ += crossings(panel.layout);
  }

  void place_panels() {
    double top = sheet_->top() + kStrip - 18;  // nothing has vanished above the first
    const double height =
        options_.height * std::clamp(static_cast<double>(order_.size()) / kFewColumns, 1.0, kMostHeight);
    for (Panel& panel : panels_) {
      panel.top = top;
      const double zero = top + 12 + height;
      std::size_t hanging = 0;
      for (const auto& [minimum, marks] : panel.tree->marks) hanging = std::max(hanging, words_of(marks).size());
      panel.bottom = zero + 20 + (kMarkerSize + 2) * static_cast<double>(hanging);
      panel.up = {0, panel.layout.highest - panel.layout.lowest, zero, top + 12};
      for (const auto& [branch, minimum] : panel.minimum_of) {
        panel.end_of[branch] = panel.up(panel.tree->landscape->minimum(minimum).enthalpy - panel.layout.lowest);
      }
      top = panel.bottom + kStrip;
    }
  }

  std::vector<LegendEntry> legend_entries() const {
    std::vector<LegendEntry> entries;
    std::set<std::string> words;
    for (const Panel& panel : panels_) {
      for (const auto& [minimum, marks] : panel.tree->marks) {
        for (const std::string& word : words_of(marks)) words.insert(word);
      }
    }
    for (const std::string& word : words) {
      entries.push_back(
          {[word](double x, double y) { return state_marker(word, x, y); }, kMarkerSize, "state " + word});
    }
    if (guided() && panels_.size() > 1) {
      entries.push_back({end_mark, 10, "vanishes before the next pressure"});
      entries.push_back({beginning_mark, 10, "has appeared since the last"});
    }
    return entries;
  }

  static std::string end_mark(double x, double y) {
    return fmt::format("<path class=\"bs-strokes\" d=\"M{} {}l7 7m0 -7l-7 7\"/>", pixels(x - 3.5), pixels(y - 3.5));
  }
  static std::string beginning_mark(double x, double y) {
    return fmt::format("<circle class=\"bs-open\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/>", pixels(x), pixels(y));
  }

  std::string description() const {
    std::string text = fmt::format(
        "Disconnectivity trees at {} pressures, one column for each of {} branches:", panels_.size(), order_.size());
    for (const Panel& panel : panels_) text += fmt::format(" {}.", words_of_panel(panel));
    return text;
  }

  std::string notes() const {
    std::string text = options_.caption;
    if (crossings_ > 0) {
      text += fmt::format("{}Lines cross {}: the trees differ too much for one order to suit them all.",
                          text.empty() ? "" : " ", crossings_ == 1 ? "once" : fmt::format("{} times", crossings_));
    }
    return text;
  }

  std::string words_of_panel(const Panel& panel) const {
    const Landscape& landscape = *panel.tree->landscape;
    return fmt::format("P = {} {}: {} minima, {} transition states", number(landscape.pressure()),
                       options_.units.pressure, landscape.minima().size(), landscape.transition_states().size());
  }

  std::string axis(const Panel& panel) const {
    std::string out;
    const double highest = panel.up.value_from + (panel.up.pixel_from - panel.top) *
                                                     (panel.up.value_to - panel.up.value_from) /
                                                     (panel.up.pixel_from - panel.up.pixel_to);
    for (const Tick& tick :
         nice_ticks(0, highest, std::max(1, static_cast<int>((panel.up.pixel_from - panel.top) / 40)))) {
      const double y = panel.up(tick.value);
      out += svg_line(kLeft, y, options_.width - 10, y, "grid") + svg_line(kLeft - 5, y, kLeft, y, "frame") +
             svg_text(kLeft - 9, y + 4, "axis", "end", tick.label);
    }
    out += svg_line(kLeft, panel.top, kLeft, panel.bottom, "frame");
    out += svg_text(18, 0.5 * (panel.top + panel.bottom), "axis", "middle",
                    "H above the lowest (" + options_.units.energy + ")", -90);
    return out + svg_text(kLeft, panel.top - 20, "axis bs-name", "start", words_of_panel(panel));
  }

  /// A line down the column of every branch from the first tree that has it to the last, and marks where it appears and
  /// vanishes.
  std::string guides() const {
    if (!guided()) return "";
    std::string faint, coloured, marks;
    for (const std::int64_t branch : order_) {
      const auto has = [branch = branch](const Panel& panel) { return panel.end_of.contains(branch); };
      const auto first = std::ranges::find_if(panels_, has);
      const auto last = std::find_if(panels_.rbegin(), panels_.rend(), has);
      const double x = across_(column_.at(branch));
      double from = first->end_of.at(branch), to = last->end_of.at(branch);
      if (first != panels_.begin()) {
        from = first->top - 7;
        marks += beginning_mark(x, from);
      }
      if (last != panels_.rbegin()) {
        to = last->bottom + 8;
        marks += end_mark(x, to);
      }
      if (to > from) faint += fmt::format("M{} {}V{}", pixels(x), pixels(from), pixels(to));
      const std::string* mark = mark_of(branch);
      if (mark != nullptr && to > from) {
        coloured +=
            fmt::format("<path fill=\"none\" stroke=\"{}\" stroke-width=\"5\" opacity=\"0.3\" d=\"M{} {}V{}\"/>\n",
                        colour_of(*mark), pixels(x), pixels(from), pixels(to));
      }
    }
    if (!faint.empty()) faint = "<path class=\"bs-guide\" stroke-dasharray=\"1 3\" d=\"" + faint + "\"/>\n";
    return faint + coloured + marks + (marks.empty() ? "" : "\n");
  }

  /// What a branch is marked with in the first tree that marks it.
  const std::string* mark_of(std::int64_t branch) const {
    for (const Panel& panel : panels_) {
      const auto minimum = panel.minimum_of.find(branch);
      if (minimum == panel.minimum_of.end()) continue;
      const auto mark = panel.tree->marks.find(minimum->second);
      if (mark != panel.tree->marks.end()) return &mark->second;
    }
    return nullptr;
  }

  double y_of(const Panel& panel, const PlacedNode& node) const {
    return panel.up(node.enthalpy - panel.layout.lowest);
  }

  std::string lines(const Panel& panel) const {
    const double width = order_.size() <= 60 ? 1.5 : order_.size() <= 400 ? 1.0 : 0.5;
    std::string path;
    for (const PlacedNode& node : panel.layout.nodes) {
      const double x = across_(node.column), y = y_of(panel, node);
      if (node.parent < 0) {
        path += fmt::format("M{} {}V{}", pixels(x), pixels(panel.top), pixels(y));
        continue;
      }
      const PlacedNode& parent = panel.layout.nodes[static_cast<std::size_t>(node.parent)];
      path += fmt::format("M{} {}H{}V{}", pixels(across_(parent.column)), pixels(y_of(panel, parent)), pixels(x),
                          pixels(y));
    }
    return fmt::format("<path class=\"bs-branch\" stroke-width=\"{}\" d=\"{}\"/>\n", width, path);
  }

  /// Markers below the ends of lines, and the numbers of branches where they fit side by side.
  std::string names(const Panel& panel) const {
    std::size_t digits = 1;
    for (const auto& [branch, minimum] : panel.minimum_of) {
      if (branch > 0) digits = std::max(digits, std::to_string(branch).size());
    }
    const bool upright = spacing() >= 6 * static_cast<double>(digits) + 3, turned = spacing() >= 11;
    std::string out;
    for (const auto& [branch, minimum] : panel.minimum_of) {
      const double x = across_(column_.at(branch));
      double y = panel.end_of.at(branch);
      const auto mark = panel.tree->marks.find(minimum);
      const bool is_marked = mark != panel.tree->marks.end();
      if (is_marked) {
        for (const std::string& word : words_of(mark->second)) {
          out += state_marker(word, x, y + kMarkerSize / 2 + 1);
          y += kMarkerSize + 2;
        }
      }
      if (branch < 0 || (!upright && !turned && !is_marked)) continue;
      const std::string text = std::to_string(branch);
      out += upright || is_marked ? svg_text(x, y + 12, "label bs-name", "middle", text)
                                  : svg_text(x + 3.5, y + 3, "label bs-name", "end", text, -90);
    }
    return out;
  }

  const TreeSeriesOptions& options_;
  std::vector<Panel> panels_;  ///< from above
  std::vector<std::int64_t> order_;
  std::map<std::int64_t, double> column_;  ///< by branch
  std::int64_t crossings_ = 0;
  Scale across_;
  std::optional<Sheet> sheet_;
};

}  // namespace

std::vector<SeriesTree> tree_series(const AtlasRecord& atlas, const std::vector<const Landscape*>& landscapes,
                                    const std::vector<AnnealOutcome>& anneals, const std::vector<PressureMap>& maps) {
  std::vector<SeriesTree> trees;
  for (const Landscape* landscape : landscapes) {
    const double pressure = landscape->pressure();
    if (pressure < atlas.from || pressure > atlas.to || landscape->minima().empty()) continue;
    SeriesTree tree{landscape, {}, state_marks(anneals, maps, pressure)};
    for (const BranchRecord& branch : atlas.branches) {
      if (branch.index != 0) continue;
      for (const AtlasMember& member : branch.members) {
        if (member.pressure == pressure) tree.branches.try_emplace(member.id, branch.id);
      }
    }
    trees.push_back(std::move(tree));
  }
  return trees;
}

std::string tree_series_svg(const std::vector<SeriesTree>& trees, const TreeSeriesOptions& options) {
  return Painter(trees, options).svg();
}

}  // namespace baroscape
