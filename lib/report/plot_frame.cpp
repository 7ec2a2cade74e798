#include "report/plot_frame.hpp"

namespace baroscape {

std::string plot_axes(const PlotFrame& frame, const std::string& across_name, const std::string& up_name) {
  const auto& [left, right, top, bottom, across, up, ticks_up] = frame;
  const int about = ticks_up > 0 ? ticks_up : static_cast<int>((bottom - top) / 45);
  std::string out;
  for (const Tick& tick : nice_ticks(up.value_from, up.value_to, about)) {
    const double y = up(tick.value);
    out += svg_line(left, y, right, y, "grid") + svg_line(left - 5, y, left, y, "frame");
    if (!up_name.empty()) out += svg_text(left - 9, y + 4, "axis", "end", tick.label);
  }
  for (const Tick& tick : nice_ticks(across.value_from, across.value_to, static_cast<int>((right - left) / 75))) {
    const double x = across(tick.value);
    out += svg_line(x, bottom, x, bottom + 5, "frame");
    if (!across_name.empty()) out += svg_text(x, bottom + 19, "axis", "middle", tick.label);
  }
  out += svg_line(left, top, left, bottom, "frame") + svg_line(left, bottom, right, bottom, "frame");
  if (!up_name.empty()) out += svg_text(18, (top + bottom) / 2, "axis", "middle", up_name, -90);
  if (!across_name.empty()) out += svg_text((left + right) / 2, bottom + 38, "axis", "middle", across_name);
  return out;
}

}  // namespace baroscape
