// Two axes at right angles, with ticks and names: what every picture of a quantity against another stands in.
#pragma once

#include <string>

#include "report/svg.hpp"

namespace baroscape {

struct PlotFrame {
  double left = 0, right = 0, top = 0, bottom = 0;  ///< px
  Scale across, up;                                 ///< of the values drawn inside
  int ticks_up = 0;                                 ///< about so many; 0: as many as the height asks for

  /// Scales that fill the frame.
  void span_across(double from, double to) { across = {from, to, left, right}; }
  void span_up(double from, double to) { up = {from, to, bottom, top}; }
};

/// Grid, ticks and axes; an axis without a name has no labels either, so that frames can share one.
std::string plot_axes(const PlotFrame& frame, const std::string& across_name, const std::string& up_name);

}  // namespace baroscape
