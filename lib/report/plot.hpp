// Curves and points in one or more frames below each other: what most pictures of numbers are.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace baroscape {

/// How many colours there are besides black, from dark to light in the order of a family.
inline constexpr int kPlotColours = 6;

struct PlotCurve {
  std::string name;                ///< in the legend; empty: not there
  std::vector<double> x, y;        ///< of one length; where a value is not finite the line is broken
  std::vector<double> error = {};  ///< half the length of a bar, one for each point; empty: no bars
  int colour = 0;       ///< 0 black, else 1 … kPlotColours; the line is broken in a way of its own for each
  bool dashed = false;  ///< broken shortly, whatever the colour
  bool line = true, points = false;
};

/// A place on the horizontal axis with a line up and its name, or a point with its name beside it.
struct PlotMark {
  double x = 0;
  std::string text;
};

struct PlotPanel {
  std::string across, up;  ///< names of the axes with their units; without `across` the next panel has the axis
  std::vector<PlotCurve> curves;
  std::vector<PlotMark> marks;
  double height = 260;  ///< px
  bool zero = false;    ///< 0 is on the vertical axis, and a line
  /// Only what is between these is drawn; nothing: all.
  std::optional<std::pair<double, double>> only;
};

struct Plot {
  std::string title, caption;
  std::string description;  ///< for those who do not see it
  std::vector<PlotPanel> panels;
  double width = 860;  ///< px
};

/// A complete SVG document. InputError when no curve has a finite point (nothing to draw).
std::string plot_svg(const Plot& plot);

/// The colour of the k-th of n curves of a family: spread over all there are.
int family_colour(std::size_t k, std::size_t n);

}  // namespace baroscape
