#include "report/sheet.hpp"

#include <algorithm>
#include <utility>

#include "report/markup.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

constexpr double kCharacter = 6.4;  // mean width of a character in a caption of 12 px, rounded up

}  // namespace

Sheet::Sheet(std::string title, const std::string& caption, std::vector<LegendEntry> legend, double width)
    : title_(std::move(title)),
      caption_(wrapped(caption, static_cast<std::size_t>(std::max(20.0, (width - kLeft - 16) / kCharacter)))),
      legend_(std::move(legend), kLeft, width - 16),
      width_(width) {}

std::string Sheet::head(double height, const std::string& description) const {
  return svg_head(width_, height, title_, description) + svg_text(kLeft, 25, "title", "start", title_) +
         legend_.svg(38);
}

std::string Sheet::foot(double height) const {
  std::string out;
  double y = height - caption_height() + 5;
  for (const std::string& line : caption_) {
    out += svg_text(kLeft, y, "caption", "start", line);
    y += 17;
  }
  return out + "</svg>\n";
}

}  // namespace baroscape
