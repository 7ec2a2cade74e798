// The legend of a picture: symbols with words, in rows as wide as the picture.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace baroscape {

struct LegendEntry {
  std::function<std::string(double x, double y)> symbol;  ///< drawn about its centre, px
  double width = 12;                                      ///< of the symbol, px
  std::string text;
};

/// A line with a class of the style sheet, for curves of that look.
LegendEntry line_entry(const std::string& style, double stroke_width, const std::string& text,
                       const std::string& more_attributes = "");

class Legend {
 public:
  /// From `left` to at most `right`, px.
  Legend(std::vector<LegendEntry> entries, double left, double right);

  double height() const { return kRow * static_cast<double>(rows_.size()); }
  /// With its upper edge at `top`.
  std::string svg(double top) const;

 private:
  static constexpr double kRow = 20;  ///< px
  struct Placed {
    LegendEntry entry;
    double x = 0;
  };
  std::vector<std::vector<Placed>> rows_;
};

}  // namespace baroscape
