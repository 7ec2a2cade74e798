#include "report/tree_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>
#include <vector>

#include "core/error.hpp"
#include "landscape/tree_pruning.hpp"
#include "report/markup.hpp"
#include "report/svg.hpp"
#include "report/tree_colours.hpp"
#include "report/tree_layout.hpp"

namespace baroscape {
namespace {

constexpr double kCharacter = 6.0;  // width of a digit in a 10 px label, rounded up
constexpr double kLabelHeight = 11;
constexpr double kSpan = 100;  // columns, where a quantity runs across

std::string quantity_of(const Landscape& landscape, const TreePictureOptions& options) {
  if (!options.quantity.empty()) return options.quantity;
  return landscape.pressure() == 0 ? "energy" : "enthalpy";
}

class Painter {
 public:
  Painter(const Landscape& landscape, const TreePictureOptions& options)
      : landscape_(landscape), options_(options), part_(pruned(disconnectivity_tree(landscape), options.selection)) {
    if (part_.tree.nodes.empty() && !landscape.minima().empty()) {
      throw InputError("disconnectivity tree: none of the minima selected is there");
    }
    layout_ = options.across ? lay_out_across() : lay_out(part_.tree, options);
    if (options.colouring) colours_.emplace(*options.colouring, layout_);
    collect_notes();
    top_ = options.title.empty() ? 16 : 42;
    if (!options.marks.empty()) top_ += 24;
    if (options.colouring) top_ += 24;
    bottom_ = std::max(options.height - 14 - below_frame() - 17 * static_cast<double>(notes_.size()), top_ + 60);
    // Room inside the frame for what hangs below the lowest branch end.
    std::size_t hanging = 0;
    for (const auto& [id, marks] : options.marks) hanging = std::max(hanging, words_of(marks).size());
    const double room = 12 + (options.labels == TreePictureOptions::Labels::none ? 0 : 30) +
                        (kMarkerSize + 3) * static_cast<double>(hanging);
    height_ = {layout_.lowest, layout_.highest, bottom_ - std::min(room, 0.4 * (bottom_ - top_)), top_ + 16};
    across_ = {0, layout_.columns, kLeft + 8, options.width - 16};
  }

  std::string svg() {
    std::string out = svg_head(options_.width, bottom_ + below_frame() + 14 + 17 * static_cast<double>(notes_.size()),
                               name(), description());
    if (!options_.title.empty()) out += svg_text(kLeft, 25, "title", "start", options_.title);
    out += axis();
    if (options_.across) out += axis_across();
    out += branches();
    out += marks();  // before the labels, which keep clear of them
    out += labels();
    out += legend();
    for (std::size_t k = 0; k < notes_.size(); ++k) {
      out += svg_text(kLeft, bottom_ + below_frame() + 20 + 17 * static_cast<double>(k), "caption", "start", notes_[k]);
    }
    return out + "</svg>\n";
  }

 private:
  static constexpr double kLeft = 74;  ///< where the axis stands

  /// Where the values of the horizontal axis and its name stand, px.
  double below_frame() const { return options_.across ? 38 : 0; }
  std::string quantity() const { return quantity_of(landscape_, options_); }

  /// Every minimum at its value; the frame is as wide as the values drawn.
  TreeLayout lay_out_across() {
    if (options_.levels || options_.lowest || options_.highest) {
      throw InputError("disconnectivity tree: with a quantity across, levels and a range are not allowed");
    }
    std::map<std::int64_t, double> columns;
    values_ = {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const DisconnectivityNode& node : part_.tree.nodes) {
      if (node.minimum == 0) continue;
      const auto value = options_.across->of.find(node.minimum);
      if (value == options_.across->of.end() || !std::isfinite(value->second)) {
        throw InputError(
            fmt::format("disconnectivity tree: {} of minimum {} is not known", options_.across->name, node.minimum));
      }
      columns[node.minimum] = value->second;
      values_ = {std::min(values_.first, value->second), std::max(values_.second, value->second)};
    }
    const double span = values_.second > values_.first ? values_.second - values_.first : 1.0;
    for (auto& [minimum, column] : columns) column = 0.5 + (column - values_.first) / span * (kSpan - 1);
    TreeLayout layout = lay_out_in_columns(part_.tree, columns);
    layout.columns = kSpan;
    return layout;
  }

  std::string axis_across() const {
    const double span = values_.second > values_.first ? values_.second - values_.first : 1.0;
    const Scale scale{values_.first, values_.first + span, across_(0.5), across_(kSpan - 0.5)};
    std::string out = svg_line(kLeft, bottom_, options_.width - 10, bottom_, "frame");
    for (const Tick& tick : nice_ticks(values_.first, values_.first + span, 8)) {
      out += svg_line(scale(tick.value), bottom_, scale(tick.value), bottom_ + 5, "frame");
      out += svg_text(scale(tick.value), bottom_ + 17, "axis", "middle", tick.label);
    }
    const std::string unit = options_.across->unit.empty() ? "" : " (" + options_.across->unit + ")";
    return out + svg_text((kLeft + options_.width) / 2, bottom_ + 34, "axis", "middle", options_.across->name + unit);
  }

  std::string name() const { return options_.title.empty() ? "Disconnectivity tree" : options_.title; }

  std::string description() const {
    std::string text = fmt::format(
        "Disconnectivity tree of {} minima and {} transition states at pressure {} {}, {} from {} to {} {}.",
        landscape_.minima().size(), landscape_.transition_states().size(), number(landscape_.pressure()),
        options_.units.pressure, quantity(), number(layout_.lowest), number(layout_.highest), options_.units.energy);
    for (const auto& [id, marks] : options_.marks) text += fmt::format(" Minimum {} is marked {}.", id, marks);
    return text;
  }

  void collect_notes() {
    const std::size_t limit = static_cast<std::size_t>(std::max(20.0, (options_.width - kLeft - 16) / 6.4));
    std::string text = options_.caption;
    const auto add = [&text](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
    if (layout_.pieces > 1) {
      add(fmt::format("The landscape is in {} pieces: no known path joins branches that do not meet.", layout_.pieces));
    }
    if (layout_.hidden > 0) {
      add(fmt::format("{} {} above {} {} not drawn.", layout_.hidden, layout_.hidden == 1 ? "minimum" : "minima",
                      number(layout_.highest) + " " + options_.units.energy, layout_.hidden == 1 ? "is" : "are"));
    }
    if (part_.not_selected > 0) {
      add(fmt::format("{} of {} minima are not selected; merges are at the heights they have among all.",
                      part_.not_selected, landscape_.minima().size()));
    }
    if (part_.shallow > 0) {
      add(fmt::format(
          "{} {} in branches less deep than {} {} left out.", part_.shallow, part_.shallow == 1 ? "minimum" : "minima",
          number(options_.selection.persistence) + " " + options_.units.energy, part_.shallow == 1 ? "is" : "are"));
    }
    if (colours_) add(colours_->in_words());
    if (!options_.seen_once.empty()) add("Dashed: met by one search only.");
    notes_ = wrapped(text, limit);
  }

  std::string axis() const {
    // Ticks go on below the lowest minimum, as far as the frame does.
    const double per_pixel = (layout_.highest - layout_.lowest) / (height_.pixel_from - height_.pixel_to);
    const double lowest = layout_.lowest - per_pixel * (bottom_ - height_.pixel_from);
    const double highest = layout_.highest + per_pixel * (height_.pixel_to - top_);
    std::string out;
    for (const Tick& tick : nice_ticks(lowest, highest, static_cast<int>((bottom_ - top_) / 55))) {
      const double y = height_(tick.value);
      out += svg_line(kLeft, y, options_.width - 10, y, "grid");
      out += svg_line(kLeft - 5, y, kLeft, y, "frame");
      out += svg_text(kLeft - 9, y + 4, "axis", "end", tick.label);
    }
    out += svg_line(kLeft, top_, kLeft, bottom_, "frame");
    std::string name = quantity() + " (" + options_.units.energy + ")";
    if (landscape_.pressure() != 0) name += " at P = " + number(landscape_.pressure()) + " " + options_.units.pressure;
    return out + svg_text(18, (top_ + bottom_) / 2, "axis", "middle", name, -90);
  }

  double x_of(const PlacedNode& node) const { return across_(node.column); }
  /// Where a branch ends, kept inside the frame when the range asked for starts above it.
  double end_of(const PlacedNode& node) const { return std::min(height_(node.enthalpy), bottom_); }

  std::string branches() const {
    const double width = layout_.columns <= 60 ? 1.5 : layout_.columns <= 400 ? 1.0 : 0.6;
    // One path for each look, in the order in which they are first met.
    std::vector<std::string> looks, paths;
    for (std::size_t k = 0; k < layout_.nodes.size(); ++k) {
      const PlacedNode& node = layout_.nodes[k];
      std::string look;
      if (colours_) look += fmt::format(" style=\"stroke:{}\"", colours_->of(k));
      if (node.minimum != 0 && options_.seen_once.contains(node.minimum)) look += " stroke-dasharray=\"4 3\"";
      const auto known = static_cast<std::size_t>(std::find(looks.begin(), looks.end(), look) - looks.begin());
      if (known == looks.size()) {
        looks.push_back(look);
        paths.emplace_back();
      }
      branch(node, paths[known]);
    }
    std::string out;
    for (std::size_t k = 0; k < looks.size(); ++k) {
      out += fmt::format("<path class=\"bs-branch\" stroke-width=\"{}\"{} d=\"{}\"/>\n", width, looks[k], paths[k]);
    }
    return out;
  }

  /// Adds the lines from a node's parent to its end.
  void branch(const PlacedNode& node, std::string& path) const {
    const double x = x_of(node), y = end_of(node);
    if (node.parent < 0) {
      path += fmt::format("M{} {}V{}", pixels(x), pixels(top_), pixels(y));
      return;
    }
    const PlacedNode& parent = layout_.nodes[node.parent];
    const double knee = std::min(height_(parent.enthalpy - layout_.fan), y);
    path += fmt::format("M{} {}L{} {}", pixels(x_of(parent)), pixels(end_of(parent)), pixels(x), pixels(knee));
    if (knee < y) path += "V" + pixels(y);
  }

  /// Markers hang below the ends of their branches, farther down (on a leader) where they would cover each other.
  std::string marks() {
    std::string out;
    for (const PlacedNode& node : layout_.nodes) {
      if (node.minimum == 0) continue;
      const auto mark = options_.marks.find(node.minimum);
      if (mark == options_.marks.end()) continue;
      const double x = x_of(node), half = kMarkerSize / 2 + 1;
      double above = end_of(node);
      const std::vector<std::string> words = words_of(mark->second);
      double y = std::min(above + half, bottom_ - half - 2 * half * static_cast<double>(words.size() - 1));
      for (const std::string& word : words) {
        Box box{x - half, x + half, y - half, y + half};
        while (std::any_of(taken_.begin(), taken_.end(), [&](const Box& other) { return box.meets(other); })) {
          y += 2;
          box.top += 2;
          box.bottom += 2;
        }
        taken_.push_back(box);
        if (y - half > above) out += svg_line(x, above, x, y - half, "leader");
        out += state_marker(word, x, y);
        above = y + half;
        y += 2 * half;
      }
      below_marks_[node.minimum] = above;
    }
    return out;
  }

  /// As many labels as can be read: those of marked minima first, then from the lowest up, where no branch or label is
  /// in the way.
  std::string labels() {
    if (options_.labels == TreePictureOptions::Labels::none) return "";
    std::vector<const PlacedNode*> leaves;
    std::size_t longest = 1;
    for (const PlacedNode& node : layout_.nodes) {
      if (node.minimum == 0) continue;
      leaves.push_back(&node);
      longest = std::max(longest, label_of(node).size());
    }
    const double spacing = across_(1) - across_(0);
    const bool upright = spacing >= kCharacter * static_cast<double>(longest) + 3;
    std::vector<std::size_t> order(leaves.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto key = [&](std::size_t k) {
        return std::tuple(!below_marks_.contains(leaves[k]->minimum), leaves[k]->enthalpy, leaves[k]->minimum);
      };
      return key(a) < key(b);
    });
    std::string out;
    for (const std::size_t k : order) out += label(leaves, k, upright);
    return out;
  }

  std::string label_of(const PlacedNode& leaf) const {
    const std::size_t index = *landscape_.index_of_minimum(leaf.minimum);
    return std::to_string(options_.labels == TreePictureOptions::Labels::rank ? ranks_[index] : leaf.minimum);
  }

  std::string label(const std::vector<const PlacedNode*>& leaves, std::size_t k, bool upright) {
    const PlacedNode& leaf = *leaves[k];
    const auto marked = below_marks_.find(leaf.minimum);
    const bool is_marked = marked != below_marks_.end();  // keeps its name whatever runs behind it
    const std::string text = label_of(leaf);
    const double x = x_of(leaf), top = (is_marked ? marked->second : end_of(leaf)) + 3;
    const double length = kCharacter * static_cast<double>(text.size());
    const double half = (upright ? length : kLabelHeight) / 2;
    const Box box{x - half, x + half, top, top + (upright ? kLabelHeight : length)};
    if (box.bottom > bottom_ + 1) return "";
    for (const Box& other : taken_) {
      if (box.meets(other)) return "";
    }
    const auto in_the_way = [&](std::size_t other) { return other != k && end_of(*leaves[other]) > box.top - 1; };
    for (std::size_t other = k; !is_marked && other-- > 0 && x_of(*leaves[other]) > box.left - 1;) {
      if (in_the_way(other)) return "";
    }
    for (std::size_t other = k + 1; !is_marked && other < leaves.size() && x_of(*leaves[other]) < box.right + 1;
         ++other) {
      if (in_the_way(other)) return "";
    }
    taken_.push_back(box);
    const std::string style = is_marked ? "label bs-name" : "label";
    return upright ? svg_text(x, top + 9, style, "middle", text) : svg_text(x + 3.5, top, style, "end", text, -90);
  }

  std::string legend() const {
    std::string colours;
    if (colours_)
      colours = colours_->legend(kLeft, top_ - (options_.marks.empty() ? 13 : 37), options_.width - kLeft - 10);
    std::vector<std::string> words;
    for (const auto& [id, marks] : options_.marks) {
      for (const std::string& word : words_of(marks)) words.push_back(word);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::string out = colours;
    double x = kLeft + kMarkerSize / 2;
    for (const std::string& word : words) {
      const std::string text = "state " + word;
      out += state_marker(word, x, top_ - 13);
      out += svg_text(x + kMarkerSize / 2 + 5, top_ - 9, "axis", "start", text);
      x += kMarkerSize + 18 + 7 * static_cast<double>(characters(text));
    }
    return out;
  }

  const Landscape& landscape_;
  const TreePictureOptions& options_;
  PrunedTree part_;
  TreeLayout layout_;
  std::optional<TreeColours> colours_;
  std::pair<double, double> values_;  ///< least and greatest, where a quantity runs across
  std::vector<int> ranks_ = landscape_.minimum_ranks();
  std::vector<std::string> notes_;
  double top_ = 0, bottom_ = 0;  ///< of the frame, px
  Scale height_, across_;
  std::vector<Box> taken_;                      ///< by markers and labels
  std::map<std::int64_t, double> below_marks_;  ///< minimum id → lower edge of its markers, px
};

}  // namespace

std::string tree_caption(const Landscape& landscape, const TreePictureOptions& options) {
  using Labels = TreePictureOptions::Labels;
  std::string text = fmt::format(
      "{} minima and {} transition states at P = {} {}. Each branch ends at the {} of a minimum{}; branches meet where "
      "the lowest transition state joins them.",
      landscape.minima().size(), landscape.transition_states().size(), number(landscape.pressure()),
      options.units.pressure, quantity_of(landscape, options),
      options.labels == Labels::id     ? " (by id)"
      : options.labels == Labels::rank ? " (by rank)"
                                       : "");
  if (options.levels) text += fmt::format(" Merges are drawn at {} equal levels, each rounded up.", *options.levels);
  return text;
}

std::string tree_svg(const Landscape& landscape, const TreePictureOptions& options) {
  return Painter(landscape, options).svg();
}

}  // namespace baroscape
