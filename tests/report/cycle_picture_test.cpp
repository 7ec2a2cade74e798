#include "report/cycle_picture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "core/error.hpp"
#include "report/svg_check.hpp"
#include "report/svg_reading.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;

/// V = volume − P + P²/20 at so many pressures.
CyclePiece piece(bool loading, double volume, double from, double to, int steps = 4) {
  CyclePiece made{loading, {}};
  for (int k = 0; k <= steps; ++k) {
    const double pressure = from + (to - from) * k / steps;
    made.points.push_back({pressure, volume - pressure + pressure * pressure / 20, -1 + pressure / 10});
  }
  return made;
}

TEST(CycleWork, IsTheAreaOfTheLoop) {
  const std::vector<CyclePiece> loop = {piece(true, 10, 0, 5), piece(false, 9.5, 5, 0)};
  EXPECT_NEAR(cycle_work(loop), 0.5 * 5, 1e-12) << "Hermite's rule is exact for cubics";
  EXPECT_NEAR(cycle_work({piece(true, 10, 0, 5)}), 50 - 12.5 + 125.0 / 60, 1e-12);
  std::vector<CyclePiece> rough = loop;
  for (CyclePiece& one : rough) one.points.front().slope = std::numeric_limits<double>::infinity();
  EXPECT_NEAR(cycle_work(rough), 0.5 * 5, 0.1) << "without a slope by the trapezium";
}

TEST(CyclePicture, TellsLoadingFromUnloadingAndCountsSlides) {
  const std::vector<CyclePiece> loop = {piece(true, 10, 0, 2), piece(true, 9.8, 2, 5), piece(false, 9.5, 5, 0)};
  CyclePictureOptions options;
  options.marks = {{0, 10, "1"}, {5, 5.75, "2"}, {0, 9.5, "3"}};
  const std::string svg = cycle_svg(loop, options);
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  EXPECT_FALSE(contains(svg, "nan"));
  for (const char* text : {"slide downhill (1)", ">loading<", ">unloading<", "volume V (σ³)", "pressure P (ε/σ³)",
                           "unloading − loading (σ³)", " ε."}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
  for (const char* mark : {"1", "2", "3"}) EXPECT_EQ(count(svg, std::string(">") + mark + "</text></g>"), 1u);
  // Two pieces of loading, and the line of the legend.
  EXPECT_EQ(count(svg, "<path class=\"bs-minima\""), 3u);
}

TEST(CyclePicture, DrawsByHowMuchTheWayBackDiffers) {
  const std::string svg = cycle_svg({piece(true, 10, 0, 5), piece(false, 9.5, 5, 0)});
  const std::size_t at = svg.find("<path class=\"bs-area\"");
  ASSERT_NE(at, std::string::npos);
  const auto points = testing_report::points_of(svg.substr(at, svg.find("/>", at) - at));
  // −0.5 all along, then back to zero.
  for (std::size_t k = 0; k + 2 < points.size(); ++k) EXPECT_NEAR(points[k].y, points[0].y, 0.011) << k;
  EXPECT_LT(points.back().y, points.front().y);
}

TEST(CyclePicture, OfSeveralCyclesOrLoadingAloneHasNoSuchDifference) {
  const CyclePiece up = piece(true, 10, 0, 5), down = piece(false, 9.5, 5, 0);
  EXPECT_FALSE(contains(cycle_svg({up, down, up, down}), "bs-area\" d"));
  const std::string loading = cycle_svg({up});
  EXPECT_FALSE(contains(loading, "bs-area\" d"));
  EXPECT_FALSE(contains(loading, ">unloading<"));
}

TEST(CyclePicture, OfNothingIsAPlainRefusal) {
  EXPECT_THROW(cycle_svg({}), InputError);
  EXPECT_THROW(cycle_svg({{true, {{1, 2, 0}}}}), InputError);
}

}  // namespace
}  // namespace baroscape
