// The few shapes our pictures are drawn with, in one look: light paper by itself, the page's colours inside a page.
#pragma once

#include <string>
#include <vector>

namespace baroscape {

/// A tick of an axis: where it is and what is written there.
struct Tick {
  double value = 0;
  std::string label;
};

/// Ticks at 1, 2 or 5 times a power of ten, about as many as asked for, within the range; the labels have just the
/// decimals the step needs. Needs lowest < highest.
std::vector<Tick> nice_ticks(double lowest, double highest, int about);

/// A range of values drawn on a range of pixels, linearly.
struct Scale {
  double value_from = 0, value_to = 1, pixel_from = 0, pixel_to = 1;
  double operator()(double value) const {
    return pixel_from + (value - value_from) / (value_to - value_from) * (pixel_to - pixel_from);
  }
};

/// What is taken by a label or marker, px.
struct Box {
  double left = 0, right = 0, top = 0, bottom = 0;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

/// `<svg …>` with its style sheet, paper, title and description (plain text, escaped here).
std::string svg_head(double width, double height, const std::string& title, const std::string& description);

/// A number as an SVG coordinate, in px.
std::string pixels(double value);

/// One piece of text. `style` names a class of the style sheet: "axis", "label", "title", "caption"; `anchor` is SVG's
/// start, middle or end; `rotation` in degrees about (x, y).
std::string svg_text(double x, double y, const std::string& style, const std::string& anchor, const std::string& text,
                     double rotation = 0);

/// A straight line with a class of the style sheet: "frame", "grid", "leader".
std::string svg_line(double x1, double y1, double x2, double y2, const std::string& style);

/// What a reader sees on pointing at the shape, for viewers that show it.
std::string with_hint(const std::string& shape, const std::string& hint);

/// Side of the square a state's marker fits in, px.
inline constexpr double kMarkerSize = 17;

/// The marker of a state, centred at (x, y): a blue circle for "1", an orange square for "2", a vermillion diamond for
/// "3" (Okabe and Ito's colour-blind-safe palette, jfly.uni-koeln.de/color), a purple hexagon for anything else; the
/// mark is written inside.
std::string state_marker(const std::string& mark, double x, double y);

/// The words of a mark: "1 3" marks two states.
std::vector<std::string> words_of(const std::string& marks);

}  // namespace baroscape
