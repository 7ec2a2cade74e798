#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "report/markup.hpp"

namespace baroscape {
namespace {

constexpr const char* kStyle =
    "<style>"
    ".bs-paper{fill:#fff}"
    ".bs-branch{fill:none;stroke:#1c1c1c;stroke-linecap:round;stroke-linejoin:round}"
    ".bs-frame{stroke:#1c1c1c;stroke-width:1.2}"
    ".bs-grid{stroke:#e4e4e4;stroke-width:1}"
    ".bs-leader{stroke:#777;stroke-width:1;stroke-dasharray:2 2}"
    ".bs-minima,.bs-saddles{fill:none;stroke-linejoin:round}"
    ".bs-minima{stroke:#0072B2}"
    ".bs-saddles{stroke:#D55E00}"
    ".bs-band{fill:#0072B2;opacity:.08}"
    ".bs-area{fill:#D55E00;opacity:.18}"
    ".bs-guide{fill:none;stroke:#bbb;stroke-width:1}"
    ".bs-event{fill:#1c1c1c;stroke:#fff;stroke-width:1}"
    ".bs-open{fill:#fff;stroke:#1c1c1c;stroke-width:1.3}"
    ".bs-strokes{fill:none;stroke:#1c1c1c;stroke-width:1.3}"
    ".bs-arrow{fill:none;stroke:#1c1c1c;stroke-width:1.8}"
    ".bs-head{fill:#1c1c1c}"
    ".bs-axis,.bs-label,.bs-title,.bs-caption{font-family:system-ui,'DejaVu Sans',Helvetica,Arial,sans-serif;"
    "fill:#1c1c1c}"
    ".bs-axis{font-size:12px}"
    ".bs-name{paint-order:stroke;stroke:#fff;stroke-width:4px}"
    ".bs-label{font-size:10px}"
    ".bs-title{font-size:16px;font-weight:600}"
    ".bs-caption{font-size:12px;fill:#444}"
    ".bs-mark{font-family:system-ui,'DejaVu Sans',Helvetica,Arial,sans-serif;font-size:11px;font-weight:700}"
    ".bs-halo{stroke:#fff;stroke-width:1.5}"
    // A family of curves, from dark to bright (after viridis, ending in vermillion).
    ".bs-s1{fill:none;stroke:#440154;stroke-linejoin:round}.bs-f1{fill:#440154;stroke:#fff;stroke-width:1}"
    ".bs-s2{fill:none;stroke:#3b528b;stroke-linejoin:round}.bs-f2{fill:#3b528b;stroke:#fff;stroke-width:1}"
    ".bs-s3{fill:none;stroke:#21828e;stroke-linejoin:round}.bs-f3{fill:#21828e;stroke:#fff;stroke-width:1}"
    ".bs-s4{fill:none;stroke:#2c9f6f;stroke-linejoin:round}.bs-f4{fill:#2c9f6f;stroke:#fff;stroke-width:1}"
    ".bs-s5{fill:none;stroke:#b8860b;stroke-linejoin:round}.bs-f5{fill:#b8860b;stroke:#fff;stroke-width:1}"
    ".bs-s6{fill:none;stroke:#D55E00;stroke-linejoin:round}.bs-f6{fill:#D55E00;stroke:#fff;stroke-width:1}"
    "</style>";

}  // namespace

std::string pixels(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::vector<Tick> nice_ticks(double lowest, double highest, int about) {
  const double rough = (highest - lowest) / std::max(about, 1);
  const double decade = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * decade;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * decade >= rough * (1 - 1e-9)) {
      step = factor * decade;
      break;
    }
  }
  const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
  std::vector<Tick> ticks;
  // A relative allowance of 1e-9 of a step keeps ticks that rounding puts just outside the range.
  for (double k = std::ceil(lowest / step - 1e-9); k * step <= highest + 1e-9 * step; k += 1) {
    ticks.push_back({k * step, fixed(k * step, decimals)});
  }
  return ticks;
}

std::string svg_head(double width, double height, const std::string& title, const std::string& description) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
      "aria-label=\"{2}\">\n<title>{2}</title>\n<desc>{3}</desc>\n{4}\n<rect class=\"bs-paper\" width=\"{0}\" "
      "height=\"{1}\"/>\n",
      pixels(width), pixels(height), escaped(title), escaped(description), kStyle);
}

std::string svg_text(double x, double y, const std::string& style, const std::string& anchor, const std::string& text,
                     double rotation) {
  const std::string turned =
      rotation == 0 ? "" : fmt::format(" transform=\"rotate({} {} {})\"", pixels(rotation), pixels(x), pixels(y));
  return fmt::format("<text class=\"bs-{}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\"{}>{}</text>\n", style, pixels(x),
                     pixels(y), anchor, turned, escaped(text));
}

std::string svg_line(double x1, double y1, double x2, double y2, const std::string& style) {
  return fmt::format("<line class=\"bs-{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", style, pixels(x1), pixels(y1),
                     pixels(x2), pixels(y2));
}

std::string with_hint(const std::string& shape, const std::string& hint) {
  return "<g><title>" + escaped(hint) + "</title>" + shape + "</g>\n";
}

std::string state_marker(const std::string& mark, double x, double y) {
  const double r = kMarkerSize / 2;
  std::string shape, ink = "#fff";
  if (mark == "1") {
    shape = fmt::format("<circle class=\"bs-halo\" cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"#0072B2\"/>", pixels(x),
                        pixels(y), pixels(r));
  } else if (mark == "2") {
    ink = "#000";
    shape = fmt::format("<rect class=\"bs-halo\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#E69F00\"/>",
                        pixels(x - r + 0.5), pixels(y - r + 0.5), pixels(2 * r - 1), pixels(2 * r - 1));
  } else {
    // A diamond reaches farther than its writing; a hexagon about as far.
    const bool diamond = mark == "3";
    const int corners = diamond ? 4 : 6;
    const double reach = diamond ? 1.22 * r : 1.08 * r;
    std::string points;
    for (int k = 0; k < corners; ++k) {
      const double angle = 2 * 3.14159265358979323846 * k / corners;
      points += pixels(x + reach * std::cos(angle)) + "," + pixels(y + reach * std::sin(angle)) + " ";
    }
    points.pop_back();
    shape =
        fmt::format("<polygon class=\"bs-halo\" points=\"{}\" fill=\"{}\"/>", points, diamond ? "#D55E00" : "#AA4499");
  }
  return fmt::format(
      "<g>{}<text class=\"bs-mark\" x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"{}\">{}</text></g>\n", shape,
      pixels(x), pixels(y + 4), ink, escaped(mark));
}

std::vector<std::string> words_of(const std::string& marks) {
  std::istringstream stream(marks);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

}  // namespace baroscape
