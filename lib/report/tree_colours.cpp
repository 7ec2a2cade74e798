#include "report/tree_colours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "report/markup.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

constexpr const char* kMixed = "#8a9199";  ///< where groups meet, and minima without one

/// Dark to light and alike for all eyes: seven colours along viridis (S. van der Walt and N. Smith, 2015), without its
/// lightest end, which paper swallows.
constexpr std::array<std::array<int, 3>, 7> kScale = {
    {{68, 1, 84}, {70, 50, 126}, {54, 92, 141}, {39, 127, 142}, {31, 161, 135}, {74, 193, 109}, {160, 218, 57}}};

/// Okabe and Ito's palette (jfly.uni-koeln.de/color) without its yellow.
constexpr std::array<const char*, 7> kGroups = {"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                "#E69F00", "#56B4E9", "#000000"};

std::string scale_colour(double share) {
  const double at = std::round(63 * std::clamp(share, 0.0, 1.0)) / 63 * (kScale.size() - 1);  // a look for each step
  const std::size_t k = std::min(kScale.size() - 2, static_cast<std::size_t>(at));
  std::string text = "#";
  for (std::size_t c = 0; c < 3; ++c) {
    const double one = kScale[k][c] + (at - static_cast<double>(k)) * (kScale[k + 1][c] - kScale[k][c]);
    text += fmt::format("{:02x}", static_cast<int>(std::lround(one)));
  }
  return text;
}

std::string with_unit(const MinimumValues& values) {
  return values.unit.empty() ? values.name : values.name + " (" + values.unit + ")";
}

}  // namespace

TreeColours::TreeColours(const TreeColouring& colouring, const TreeLayout& layout)
    : colouring_(colouring), colours_(layout.nodes.size(), kMixed) {
  colouring.values.of.empty() ? by_group(layout) : by_value(layout);
}

void TreeColours::by_value(const TreeLayout& layout) {
  // Parents stand before their children, so sums are complete on the way back.
  std::vector<double> sum(layout.nodes.size(), 0), count(layout.nodes.size(), 0);
  least_ = std::numeric_limits<double>::infinity();
  most_ = -least_;
  for (std::size_t k = layout.nodes.size(); k-- > 0;) {
    const PlacedNode& node = layout.nodes[k];
    const auto value = colouring_.values.of.find(node.minimum);
    if (node.minimum != 0 && value != colouring_.values.of.end() && std::isfinite(value->second)) {
      sum[k] = value->second;
      count[k] = 1;
      least_ = std::min(least_, value->second);
      most_ = std::max(most_, value->second);
    }
    if (node.parent < 0) continue;
    sum[static_cast<std::size_t>(node.parent)] += sum[k];
    count[static_cast<std::size_t>(node.parent)] += count[k];
  }
  for (std::size_t k = 0; k < layout.nodes.size(); ++k) {
    if (count[k] > 0)
      colours_[k] = scale_colour(most_ > least_ ? (sum[k] / count[k] - least_) / (most_ - least_) : 0.5);
  }
}

void TreeColours::by_group(const TreeLayout& layout) {
  std::map<std::string, int> sizes;
  for (const PlacedNode& node : layout.nodes) {
    const auto group = colouring_.groups.find(node.minimum);
    if (node.minimum != 0 && group != colouring_.groups.end()) ++sizes[group->second];
  }
  std::vector<std::pair<std::string, int>> order(sizes.begin(), sizes.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > kGroups.size()) order.resize(kGroups.size());
  std::sort(order.begin(), order.end());  // the same colour for the same groups, whatever their sizes
  for (std::size_t k = 0; k < order.size(); ++k) groups_.emplace_back(order[k].first, kGroups[k]);
  std::vector<std::string> common(layout.nodes.size());  // empty: nothing yet
  for (std::size_t k = layout.nodes.size(); k-- > 0;) {
    const PlacedNode& node = layout.nodes[k];
    if (node.minimum != 0) {
      const auto group = colouring_.groups.find(node.minimum);
      const auto known = group == colouring_.groups.end()
                             ? groups_.end()
                             : std::find_if(groups_.begin(), groups_.end(),
                                            [&](const auto& one) { return one.first == group->second; });
      common[k] = known == groups_.end() ? kMixed : known->second;
    }
    colours_[k] = common[k];
    if (node.parent < 0) continue;
    std::string& above = common[static_cast<std::size_t>(node.parent)];
    above = above.empty() || above == common[k] ? common[k] : kMixed;
  }
}

std::string TreeColours::legend(double x, double y, double width) const {
  std::string out;
  if (!colouring_.values.of.empty()) {
    const std::string name = with_unit(colouring_.values);
    const std::string low = number(least_, 4), high = number(most_, 4);
    const auto room = [](const std::string& text) { return 7.2 * static_cast<double>(characters(text)) + 6; };
    const double bar = std::clamp(width - room(name) - room(low) - room(high), 60.0, 160.0);
    out += svg_text(x, y + 4, "axis", "start", name);
    x += room(name) + room(low);
    out += svg_text(x - 6, y + 4, "axis", "end", low);
    constexpr int kSlices = 32;
    for (int k = 0; k < kSlices; ++k) {
      out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"10\" fill=\"{}\"/>\n",
                         pixels(x + bar * k / kSlices), pixels(y - 5), pixels(bar / kSlices + 0.5),
                         scale_colour((k + 0.5) / kSlices));
    }
    return out + svg_text(x + bar + 6, y + 4, "axis", "start", high);
  }
  const double end = x + width;
  for (const auto& [name, colour] : groups_) {
    const double room = 24 + 7.2 * static_cast<double>(characters(name));
    if (x + room > end) break;
    out += fmt::format("<path d=\"M{} {}h16\" stroke=\"{}\" stroke-width=\"3\"/>\n", pixels(x), pixels(y), colour);
    out += svg_text(x + 21, y + 4, "axis", "start", name);
    x += room + 10;
  }
  return out;
}

std::string TreeColours::in_words() const {
  if (!colouring_.values.of.empty()) {
    return "Colour: " + with_unit(colouring_.values) + ", of a branch the mean of its minima.";
  }
  return "Colour: " + colouring_.group_name + "; grey where branches of different ones join, and for all others.";
}

}  // namespace baroscape
