#include "report/legend.hpp"

#include <fmt/format.h>

#include "report/markup.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

constexpr double kCharacter = 6.6;  // mean width of a character in the 12 px of an axis, rounded up
constexpr double kGap = 6, kBetween = 18;

}  // namespace

LegendEntry line_entry(const std::string& style, double stroke_width, const std::string& text,
                       const std::string& more_attributes) {
  return {[=](double x, double y) {
            return fmt::format("<path class=\"bs-{}\" stroke-width=\"{}\"{} d=\"M{} {}h24\"/>", style,
                               pixels(stroke_width), more_attributes.empty() ? "" : " " + more_attributes,
                               pixels(x - 12), pixels(y));
          },
          24, text};
}

Legend::Legend(std::vector<LegendEntry> entries, double left, double right) {
  double x = left;
  for (LegendEntry& entry : entries) {
    const double width = entry.width + kGap + kCharacter * static_cast<double>(characters(entry.text));
    if (rows_.empty() || x + width > right) {
      rows_.emplace_back();
      x = left;
    }
    rows_.back().push_back({std::move(entry), x});
    x += width + kBetween;
  }
}

std::string Legend::svg(double top) const {
  std::string out;
  double y = top + kRow / 2;
  for (const auto& row : rows_) {
    for (const Placed& placed : row) {
      out += placed.entry.symbol(placed.x + placed.entry.width / 2, y) + "\n";
      out += svg_text(placed.x + placed.entry.width + kGap, y + 4, "axis", "start", placed.entry.text);
    }
    y += kRow;
  }
  return out;
}

}  // namespace baroscape
