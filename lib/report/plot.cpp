#include "report/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "report/markup.hpp"
#include "report/plot_frame.hpp"
#include "report/sheet.hpp"

namespace baroscape {
namespace {

/// Told apart without colour.
constexpr const char* kDashes[kPlotColours + 1] = {"", "", "9 3", "3 3", "12 3 3 3", "1.5 3", "16 5"};

std::string stroke(const PlotCurve& curve) {
  const char* dashes = curve.dashed ? "5 4" : kDashes[curve.colour];
  return *dashes == '\0' ? "" : fmt::format("stroke-dasharray=\"{}\"", dashes);
}

std::string style(const PlotCurve& curve) {
  return curve.colour == 0 ? "branch" : fmt::format("s{}", curve.colour);
}

/// Shapes as well tell points of families apart.
std::string point(double x, double y, int colour) {
  const std::string fill = colour == 0 ? "bs-event" : fmt::format("bs-f{}", colour);
  if (colour % 3 == 1) {
    return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"7\" height=\"7\"/>", fill, pixels(x - 3.5),
                       pixels(y - 3.5));
  }
  if (colour % 3 == 2) {
    return fmt::format("<path class=\"{}\" d=\"M{} {}l4.5 8h-9z\"/>", fill, pixels(x), pixels(y - 5));
  }
  return fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4\"/>", fill, pixels(x), pixels(y));
}

struct Range {
  double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
  void take(double value) {
    if (!std::isfinite(value)) return;
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
  bool is_empty() const { return lowest > highest; }
  /// A range of one value is drawn with room about it.
  double span() const { return highest > lowest ? highest - lowest : std::max(1e-3, 0.1 * std::abs(highest)); }
};

class Painter {
 public:
  explicit Painter(const Plot& plot) : plot_(plot) {
    std::vector<LegendEntry> entries;
    for (const PlotPanel& panel : plot.panels) {
      for (const PlotCurve& curve : panel.curves) {
        const bool known = std::ranges::any_of(entries, [&](const LegendEntry& e) { return e.text == curve.name; });
        if (!curve.name.empty() && !known) entries.push_back(entry(curve));
      }
    }
    sheet_.emplace(plot.title, plot.caption, std::move(entries), plot.width);
    double top = sheet_->top();
    for (std::size_t k = 0; k < plot.panels.size(); ++k) {
      const PlotPanel& panel = plot.panels[k];
      const Range across = range_across(quantity_across(k));
      PlotFrame frame;
      frame.left = Sheet::kLeft;
      frame.right = plot.width - 16;
      frame.top = top;
      frame.bottom = top + panel.height;
      frame.span_across(across.lowest - 0.02 * across.span(), across.highest + 0.02 * across.span());
      const Range up = range_up(panel);
      frame.span_up(up.lowest - 0.06 * up.span(), up.highest + 0.06 * up.span());
      frames_.push_back(frame);
      top = frame.bottom + (panel.across.empty() ? kBetween : Sheet::kAxis + kBetween);
    }
  }

  std::string svg() const {
    const double height = sheet_->height_below(frames_.back().bottom + Sheet::kAxis);
    std::string out = sheet_->head(height, plot_.description);
    for (std::size_t k = 0; k < frames_.size(); ++k) out += panel(plot_.panels[k], frames_[k]);
    return out + sheet_->foot(height);
  }

 private:
  static constexpr double kBetween = 18;  ///< panels, px

  static LegendEntry entry(const PlotCurve& curve) {
    if (curve.line) return line_entry(style(curve), 2, curve.name, stroke(curve));
    return {[colour = curve.colour](double x, double y) { return point(x, y, colour); }, 12, curve.name};
  }

  /// What the horizontal axis of panel k is of: its own, or that of the panel below whose axis it shares.
  std::string quantity_across(std::size_t k) const {
    while (k + 1 < plot_.panels.size() && plot_.panels[k].across.empty()) ++k;
    return plot_.panels[k].across;
  }

  /// Panels over the same quantity have one range, so that they can be compared.
  Range range_across(const std::string& quantity) const {
    Range across;
    for (std::size_t k = 0; k < plot_.panels.size(); ++k) {
      if (quantity_across(k) != quantity) continue;
      for (const PlotCurve& curve : plot_.panels[k].curves) {
        for (const double x : curve.x) across.take(x);
      }
    }
    if (across.is_empty()) across.take(0);
    return across;
  }

  static Range range_up(const PlotPanel& panel) {
    Range up;
    if (panel.only) {
      up.take(panel.only->first);
      up.take(panel.only->second);
      return up;
    }
    if (panel.zero) up.take(0);
    for (const PlotCurve& curve : panel.curves) {
      for (std::size_t k = 0; k < curve.y.size(); ++k) {
        const double bar = curve.error.empty() ? 0 : curve.error[k];
        up.take(curve.y[k] - bar);
        up.take(curve.y[k] + bar);
      }
    }
    if (up.is_empty()) up.take(0);
    return up;
  }

  static std::string panel(const PlotPanel& panel, const PlotFrame& frame) {
    std::string out = plot_axes(frame, panel.across, panel.up);
    if (panel.zero) out += svg_line(frame.left, frame.up(0), frame.right, frame.up(0), "leader");
    for (const PlotMark& mark : panel.marks) {
      if (mark.x < frame.across.value_from || mark.x > frame.across.value_to) continue;
      const double x = frame.across(mark.x);
      out += svg_line(x, frame.top, x, frame.bottom, "leader");
      const bool is_right = x > 0.7 * frame.right;
      out += svg_text(x + (is_right ? -5 : 5), frame.top + 12, "axis bs-name", is_right ? "end" : "start", mark.text);
    }
    for (const PlotCurve& curve : panel.curves) out += drawn(curve, frame, panel.only);
    return out;
  }

  static std::string drawn(const PlotCurve& curve, const PlotFrame& frame,
                           const std::optional<std::pair<double, double>>& only) {
    std::string path, bars, points;
    bool pen_down = false;
    for (std::size_t k = 0; k < curve.x.size(); ++k) {
      const bool is_outside = only && (curve.y[k] < only->first || curve.y[k] > only->second);
      if (!std::isfinite(curve.x[k]) || !std::isfinite(curve.y[k]) || is_outside) {
        pen_down = false;
        continue;
      }
      const double x = frame.across(curve.x[k]), y = frame.up(curve.y[k]);
      path += fmt::format("{}{} {}", pen_down ? 'L' : 'M', pixels(x), pixels(y));
      pen_down = true;
      if (curve.points) {
        const std::string name = curve.name.empty() ? "" : curve.name + ": ";
        points +=
            with_hint(point(x, y, curve.colour), fmt::format("{}{}, {}", name, number(curve.x[k]), number(curve.y[k])));
      }
      if (!curve.error.empty() && curve.error[k] > 0) {
        const double low = frame.up(curve.y[k] - curve.error[k]), high = frame.up(curve.y[k] + curve.error[k]);
        bars += fmt::format("M{0} {1}V{2}M{3} {1}h8M{3} {2}h8", pixels(x), pixels(low), pixels(high), pixels(x - 4));
      }
    }
    std::string out;
    if (!bars.empty()) {
      out += fmt::format("<path class=\"bs-{}\" stroke-width=\"1.2\" d=\"{}\"/>\n", style(curve), bars);
    }
    if (curve.line && !path.empty()) {
      out += fmt::format("<path class=\"bs-{}\" stroke-width=\"{}\" {} d=\"{}\"/>\n", style(curve),
                         curve.colour == 0 ? "1.6" : "2", stroke(curve), path);
    }
    return out + points;
  }

  const Plot& plot_;
  std::optional<Sheet> sheet_;
  std::vector<PlotFrame> frames_;
};

}  // namespace

std::string plot_svg(const Plot& plot) {
  const bool has_points = std::ranges::any_of(plot.panels, [](const PlotPanel& panel) {
    return std::ranges::any_of(panel.curves, [](const PlotCurve& curve) {
      for (std::size_t k = 0; k < curve.x.size(); ++k) {
        if (std::isfinite(curve.x[k]) && std::isfinite(curve.y[k])) return true;
      }
      return false;
    });
  });
  if (!has_points) throw InputError(plot.title + ": there is nothing to draw");
  return Painter(plot).svg();
}

int family_colour(std::size_t k, std::size_t n) {
  if (n <= 1) return 1;
  return 1 + static_cast<int>(std::lround(static_cast<double>(k) * (kPlotColours - 1) / static_cast<double>(n - 1)));
}

}  // namespace baroscape
