#include "report/path_picture.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "report/markup.hpp"
#include "report/plot_frame.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

class Painter {
 public:
  Painter(const std::vector<ProfilePoint>& points, const PathPictureOptions& options)
      : points_(points), options_(options) {
    const auto lower = [](const ProfilePoint& a, const ProfilePoint& b) { return a.enthalpy < b.enthalpy; };
    highest_ = *std::max_element(points.begin(), points.end(), lower);
    const double lowest = std::min_element(points.begin(), points.end(), lower)->enthalpy;
    const double span = std::max(highest_.enthalpy - lowest, 1e-6);
    bottom_ = options.height - 74;
    right_ = options.width - 16;
    up_ = {lowest - 0.1 * span, highest_.enthalpy + 0.12 * span, bottom_, kTop};
    across_ = {0, std::max(points.back().length, 1e-6), kLeft, right_};
  }

  std::string svg() const {
    const std::string title = options_.title.empty() ? "Enthalpy along the path" : options_.title;
    std::string out = svg_head(options_.width, options_.height, title, barriers());
    out += svg_text(kLeft, 22, "title", "start", title) + axes() + curve();
    for (const ProfilePoint& point : points_) out += dot(point);
    out += name(points_.front(), "start") + name(points_.back(), "end");
    if (highest_.saddle != 0) {
      out += svg_text(std::clamp(across_(highest_.length), kLeft + 90, right_ - 90), up_(highest_.enthalpy) - 10,
                      "axis bs-name", "middle",
                      fmt::format("transition state {}: {}", highest_.saddle, number(highest_.enthalpy, 9)));
    }
    out += svg_text(kLeft, options_.height - 12, "caption", "start",
                    options_.caption.empty() ? barriers() : options_.caption);
    return out + "</svg>\n";
  }

 private:
  static constexpr double kLeft = 82, kTop = 38;

  std::string barriers() const {
    return fmt::format("Highest point {} {}; barrier {} {} from minimum {} and {} {} from minimum {}.",
                       number(highest_.enthalpy, 9), options_.units.energy,
                       number(highest_.enthalpy - points_.front().enthalpy, 5), options_.units.energy,
                       points_.front().minimum, number(highest_.enthalpy - points_.back().enthalpy, 5),
                       options_.units.energy, points_.back().minimum);
  }

  std::string axes() const {
    return plot_axes({kLeft, right_, kTop, bottom_, across_, up_, 0},
                     "length of the path, all coordinates (" + options_.units.length + ")",
                     "enthalpy H (" + options_.units.energy + ")");
  }

  std::string curve() const {
    std::string path;
    for (const ProfilePoint& point : points_) {
      path += fmt::format("{}{} {}", path.empty() ? 'M' : 'L', pixels(across_(point.length)),
                          pixels(up_(point.enthalpy)));
    }
    return "<path class=\"bs-arrow\" d=\"" + path + "\"/>\n";
  }

  /// Blue discs for minima, vermillion ones for transition states.
  std::string dot(const ProfilePoint& point) const {
    if (point.minimum == 0 && point.saddle == 0) return "";
    return fmt::format("<circle class=\"bs-halo\" cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"{}\"/>\n",
                       pixels(across_(point.length)), pixels(up_(point.enthalpy)),
                       point.minimum != 0 ? "#0072B2" : "#D55E00");
  }

  std::string name(const ProfilePoint& end, const std::string& anchor) const {
    return svg_text(across_(end.length), up_(end.enthalpy) + 20, "axis bs-name", anchor,
                    fmt::format("minimum {}: {}", end.minimum, number(end.enthalpy, 9)));
  }

  const std::vector<ProfilePoint>& points_;
  const PathPictureOptions& options_;
  ProfilePoint highest_;
  double bottom_ = 0, right_ = 0;  ///< of the frame, px
  Scale up_, across_;
};

}  // namespace

std::string path_svg(const std::vector<ProfilePoint>& points, const PathPictureOptions& options) {
  if (points.size() < 2) throw InputError("a path needs two points at least; there is nothing to draw");
  return Painter(points, options).svg();
}

}  // namespace baroscape
