// The sheet a picture is drawn on: title and legend above, caption below.
#pragma once

#include <string>
#include <vector>

#include "report/legend.hpp"

namespace baroscape {

class Sheet {
 public:
  /// Room for the labels and the name of an axis, px.
  static constexpr double kAxis = 44;
  /// Where the left axis of a picture stands, px: its labels and name are to the left of it, title, legend and caption
  /// begin with it.
  static constexpr double kLeft = 78;

  Sheet(std::string title, const std::string& caption, std::vector<LegendEntry> legend, double width);

  double width() const { return width_; }
  /// Where what is drawn may begin.
  double top() const { return 42 + legend_.height() + 8; }
  /// The height of a sheet on which what is drawn ends at `bottom`.
  double height_below(double bottom) const { return bottom + 12 + caption_height(); }

  /// Everything up to the legend. `description` tells those who do not see it what is drawn.
  std::string head(double height, const std::string& description) const;
  /// The caption, and the end of the document.
  std::string foot(double height) const;

 private:
  double caption_height() const { return 17 * static_cast<double>(caption_.size()); }

  std::string title_;
  std::vector<std::string> caption_;  ///< lines
  Legend legend_;
  double width_;
};

}  // namespace baroscape
