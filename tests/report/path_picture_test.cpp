#include "report/path_picture.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;
using testing_report::markup_problem;

std::vector<ProfilePoint> two_steps() {
  return {{0, -4, 7, 0}, {0.5, -3, 0, 0}, {1, -2.5, 0, 11}, {1.5, -3.25, 3, 0}, {2, -2.75, 0, 12}, {3, -3.5, 9, 0}};
}

TEST(PathPicture, MarksStatesAndNamesTheEndsAndTheHighestPoint) {
  const std::string svg = path_svg(two_steps(), {"LJ7 <test>", "", {}, 860, 440});
  EXPECT_EQ(markup_problem(svg, false), "");
  EXPECT_EQ(count(svg, "<circle"), 5u);
  EXPECT_EQ(count(svg, "fill=\"#D55E00\""), 2u) << "transition states";
  EXPECT_TRUE(contains(svg, "LJ7 &lt;test&gt;"));
  EXPECT_TRUE(contains(svg, ">minimum 7: −4<"));
  EXPECT_TRUE(contains(svg, ">minimum 9: −3.5<"));
  EXPECT_TRUE(contains(svg, ">transition state 11: −2.5<"));
  EXPECT_TRUE(contains(svg, "enthalpy H (ε)"));
  EXPECT_TRUE(contains(svg, "(σ)"));
  EXPECT_TRUE(contains(svg, "Highest point −2.5 ε; barrier 1.5 ε from minimum 7 and 1 ε from minimum 9."));
}

TEST(PathPicture, ACaptionOfOnesOwnAndALevelPathWork) {
  PathPictureOptions options;
  options.caption = "As it was found";
  EXPECT_TRUE(contains(path_svg(two_steps(), options), "As it was found"));
  EXPECT_EQ(markup_problem(path_svg({{0, -1, 1, 0}, {0, -1, 2, 0}}), false), "");
}

TEST(PathPicture, OnePointIsNoPath) {
  EXPECT_THROW(path_svg({{0, -1, 1, 0}}), InputError);
}

}  // namespace
}  // namespace baroscape
