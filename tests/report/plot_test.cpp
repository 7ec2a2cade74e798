#include "report/plot.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;

Plot two_panels() {
  PlotCurve rising{"rising <1>", {0, 1, 2}, {0, 1, 4}, {0, 0.5, 0}, 1, false, true, true};
  PlotCurve broken{"broken", {0, 1, 2, 3}, {1, std::numeric_limits<double>::quiet_NaN(), 2, 3}, {}, 4};
  Plot plot;
  plot.title = "made up";
  plot.panels.push_back({"", "first (ε)", {rising}, {{1.5, "T_g"}}, 100, true, {}});
  plot.panels.push_back({"across (σ)", "second (ε)", {rising, broken}, {}, 100, false, {}});
  return plot;
}

TEST(Plot, DrawsEveryCurveOfEveryPanelWithItsBarsAndMarks) {
  const std::string svg = plot_svg(two_panels());
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  EXPECT_EQ(count(svg, "class=\"bs-f1\""), 6u) << "three points in two panels";
  EXPECT_EQ(count(svg, "stroke-width=\"1.2\""), 2u) << "one bar in each panel";
  for (const char* text : {"first (ε)", "second (ε)", "across (σ)", "T_g", "rising &lt;1&gt;", "broken"}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
  EXPECT_EQ(count(svg, ">rising &lt;1&gt;</text>"), 1u) << "named once";
}

TEST(Plot, PanelsOverOneQuantityShareItsRangeAndOthersHaveTheirOwn) {
  const auto starts = [](const Plot& plot) {  // of the curve in each panel: x of its first point
    const std::string svg = plot_svg(plot);
    std::vector<std::string> found;
    const std::string mark = "class=\"bs-s1\" stroke-width=\"2\"";
    for (std::size_t at = svg.find(mark); at != std::string::npos; at = svg.find(mark, at + 1)) {
      const std::size_t path = svg.find(" d=\"M", at) + 5;
      found.push_back(svg.substr(path, svg.find(' ', path) - path));
    }
    return found;
  };
  PlotCurve near{"", {0, 1}, {0, 1}, {}, 1}, far{"", {10, 11}, {0, 1}, {}, 1};
  Plot plot;
  plot.panels = {{"", "a", {near}, {}, 100, false, {}}, {"x (σ)", "b", {far}, {}, 100, false, {}}};
  auto found = starts(plot);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NE(found[0], found[1]) << "one axis";
  plot.panels[0].across = "another (σ)";
  found = starts(plot);
  EXPECT_EQ(found[0], found[1]) << "each fills its panel";
}

TEST(Plot, BreaksALineWhereThereIsNoValue) {
  Plot plot = two_panels();
  plot.panels.erase(plot.panels.begin());
  plot.panels[0].curves.erase(plot.panels[0].curves.begin());
  const std::string svg = plot_svg(plot);
  const auto path = svg.rfind(" d=\"M");
  const std::string line = svg.substr(path, svg.find('"', path + 4) - path);
  EXPECT_EQ(count(line, "M"), 2u) << line;
  EXPECT_EQ(count(line, "L"), 1u) << line;
}

TEST(Plot, DrawsOnlyWhatIsInARangeThatIsAskedFor) {
  Plot plot = two_panels();
  plot.panels.resize(1);
  plot.panels[0].only = std::pair(0.0, 2.0);
  EXPECT_EQ(count(plot_svg(plot), "class=\"bs-f1\""), 2u) << "the third point lies above";
}

TEST(Plot, SpreadsAFamilyOverAllColours) {
  EXPECT_EQ(family_colour(0, 1), 1);
  EXPECT_EQ(family_colour(0, 3), 1);
  EXPECT_EQ(family_colour(2, 3), kPlotColours);
  for (std::size_t k = 0; k < 20; ++k) {
    EXPECT_GE(family_colour(k, 20), 1);
    EXPECT_LE(family_colour(k, 20), kPlotColours);
  }
}

TEST(Plot, OfNothingIsAPlainRefusal) {
  Plot plot;
  plot.panels.push_back({"", "", {{"nothing", {}, {}}}, {}, 100, false, {}});
  EXPECT_THROW(plot_svg(plot), InputError);
}

}  // namespace
}  // namespace baroscape
