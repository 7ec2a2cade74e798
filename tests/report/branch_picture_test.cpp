#include "report/branch_picture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "report/made_up_atlas.hpp"
#include "report/relative_curves.hpp"
#include "report/svg_check.hpp"
#include "report/svg_reading.hpp"

namespace baroscape {
namespace {

using testing_report::circles;
using testing_report::contains;
using testing_report::count;
using testing_report::course_of;
using testing_report::markup_problem;
using testing_report::path_of_branch;
using testing_report::Place;
using testing_report::points_of;

/// H above the lower one of the first two branches.
double above_lowest(std::int64_t branch, double pressure) {
  const double lowest = std::min(course_of(1).enthalpy(pressure), course_of(2).enthalpy(pressure));
  return course_of(branch).enthalpy(pressure) - lowest;
}

TEST(BranchPicture, DrawsEveryBranchOnceInOnePiece) {
  const AtlasRecord atlas = testing_report::atlas();
  const std::string svg = branch_svg(atlas);
  EXPECT_EQ(markup_problem(svg, false), "");
  EXPECT_EQ(count(svg, "data-branch="), atlas.branches.size());
  for (const BranchRecord& branch : atlas.branches) {
    const std::string data = path_of_branch(svg, static_cast<int>(branch.id));
    EXPECT_EQ(count(data, "M"), 1u) << branch.id;
  }
  EXPECT_TRUE(contains(svg, "minimum (5)"));
  EXPECT_TRUE(contains(svg, "transition state (3)"));
}

TEST(BranchPicture, TellsMinimaFromTransitionStates) {
  const std::string svg = branch_svg(testing_report::atlas());
  const std::size_t saddles = svg.find("<g class=\"bs-saddles\""), minima = svg.find("<g class=\"bs-minima\"");
  ASSERT_LT(saddles, minima) << "minima are drawn over transition states";
  for (const int saddle : {4, 5, 8}) {
    const std::size_t at = svg.find("data-branch=\"" + std::to_string(saddle) + "\"");
    EXPECT_TRUE(at > saddles && at < minima) << saddle;
  }
  for (const int minimum : {1, 2, 3, 6, 7}) {
    EXPECT_GT(svg.find("data-branch=\"" + std::to_string(minimum) + "\""), minima) << minimum;
  }
}

TEST(BranchPicture, CurvesAreTheEnthalpiesToHalfAPixel) {
  const std::string svg = branch_svg(testing_report::atlas());
  const Scale across = testing_report::scale_across(svg, "0", "10"), up = testing_report::scale_up(svg, "0", "4");
  for (const int branch : {1, 2, 3, 4, 5, 7}) {
    const std::vector<Place> points = points_of(path_of_branch(svg, branch));
    ASSERT_EQ(points.size() % 3, 1u) << "one M, then C with three points each";
    for (std::size_t k = 0; k + 3 < points.size(); k += 3) {
      for (const double t : {0.0, 0.2, 0.5, 0.8, 1.0}) {
        const double s = 1 - t;
        const auto bezier = [&](double Place::*part) {
          return s * s * s * points[k].*part + 3 * s * s * t * points[k + 1].*part +
                 3 * s * t * t * points[k + 2].*part + t * t * t * points[k + 3].*part;
        };
        const double pressure = (bezier(&Place::x) - across.pixel_from) / (across.pixel_to - across.pixel_from) * 10;
        // Where the pressure is rounded to a tenth of a pixel beyond the fold.
        const double inside = branch == 3 || branch == 4 ? std::min(pressure, 4.0) : pressure;
        EXPECT_NEAR(bezier(&Place::y), up(above_lowest(branch, inside)), 0.5) << branch << " at " << pressure;
      }
    }
  }
}

TEST(BranchPicture, EventsStandWhereTheirCurvesEnd) {
  const std::string svg = branch_svg(testing_report::atlas());
  const Scale across = testing_report::scale_across(svg, "0", "10"), up = testing_report::scale_up(svg, "0", "4");
  const std::vector<Place> folds = circles(svg, "event");
  ASSERT_EQ(folds.size(), 2u) << "in the legend and in the picture";
  const Place fold = folds.back();
  EXPECT_NEAR(fold.x, across(4), 0.1);
  EXPECT_NEAR(fold.y, up(above_lowest(3, 4)), 0.1);
  for (const int branch : {3, 4}) {
    const Place end = points_of(path_of_branch(svg, branch)).back();
    EXPECT_NEAR(end.x, fold.x, 0.1) << branch;
    EXPECT_NEAR(end.y, fold.y, 0.1) << branch;
  }
  EXPECT_TRUE(contains(svg, "fold (1)"));
  EXPECT_TRUE(contains(svg, "supercritical pitchfork (1)"));
  EXPECT_TRUE(contains(svg, "change of order (1)"));
  EXPECT_TRUE(contains(svg, "fold at P = 4 ε/σ³, branches 3, 4; exponent 1.5000 ± 0.01"));
  EXPECT_TRUE(contains(svg, "change of order at P = 5 ε/σ³: minima on branches 1 and 2"));
}

TEST(BranchPicture, NamesUnitsAndBranches) {
  BranchPictureOptions options;
  options.title = "LJ7 <test>";
  options.caption = "What is seen & why.";
  const std::string svg = branch_svg(testing_report::atlas(), options);
  EXPECT_EQ(markup_problem(svg, false), "");
  for (const char* text : {"pressure P (ε/σ³)", "H above the lowest minimum (ε)", "LJ7 &lt;test&gt;",
                           "What is seen &amp; why.", "<desc>Enthalpy above"}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
  for (const char* branch : {"1", "2", "3", "7"}) {
    EXPECT_EQ(testing_report::texts(svg, "label bs-name", branch).size(), 1u) << branch;
  }
}

TEST(BranchPicture, MarksStatesOnTheirBranches) {
  BranchPictureOptions options;
  options.marks = {{0, 1, "1"}, {5, 2, "2"}, {0, 2, "3"}, {0, 99, "4"}};
  const std::string svg = branch_svg(testing_report::atlas(), options);
  for (const char* mark : {"1", "2", "3"}) {
    EXPECT_EQ(count(svg, std::string(">") + mark + "</text></g>"), 1u) << mark;
  }
  EXPECT_FALSE(contains(svg, ">4</text></g>")) << "no such branch";
}

TEST(BranchPicture, LeavesOutTransitionStatesWhenToldAndSaysSo) {
  BranchPictureOptions options;
  options.transition_states = false;
  const std::string svg = branch_svg(testing_report::atlas(), options);
  EXPECT_FALSE(contains(svg, "<g class=\"bs-saddles\""));
  EXPECT_EQ(count(svg, "data-branch="), 5u);
  EXPECT_TRUE(contains(svg, "The 3 branches of transition states"));
  EXPECT_EQ(markup_problem(svg, false), "");
}

TEST(BranchPicture, LooksCloserWhereMostEventsAre) {
  AtlasRecord atlas = testing_report::atlas();
  for (int k = 1; k <= 8; ++k) {
    atlas.events.push_back(
        testing_report::event_record("saddle-saddle", "", 0.1 * k, course_of(5).enthalpy(0.1 * k), {5}));
  }
  BranchPictureOptions options;
  options.width = 2000;  // a caption in one line
  const std::string svg = branch_svg(atlas, options);
  EXPECT_EQ(markup_problem(svg, false), "");
  const std::size_t at = svg.find("<g class=\"bs-closer\">");
  ASSERT_NE(at, std::string::npos);
  const std::string whole = svg.substr(0, at), closer = svg.substr(at);
  EXPECT_EQ(count(whole, "data-branch="), 8u);
  EXPECT_EQ(count(closer, "data-branch="), 5u) << "5 is above all minima, 7 and 8 begin at P = 3";
  EXPECT_EQ(testing_report::texts(closer, "axis", "10").size(), 0u);
  // The eight events from 0.1 to 0.8, rounded outwards to steps of 0.2.
  EXPECT_TRUE(contains(svg, "The second frame shows the range from 0 to 0.8 ε/σ³")) << svg;
  EXPECT_FALSE(contains(branch_svg(testing_report::atlas()), "bs-closer"));
}

TEST(RelativeCurves, EndAtTheCeiling) {
  const AtlasRecord atlas = testing_report::atlas();
  const RelativeCurves curves(atlas);
  const Scale across{0, 10, 0, 1000}, up{0, 6, 600, 0};
  const std::string path = curves.path(atlas.branches[4], across, up, 4.5);  // 4 + 0.1 P, from P = 5 on 3 + 0.3 P
  ASSERT_EQ(count(path, "M"), 1u) << path;
  EXPECT_NEAR(points_of(path).back().x, 500, 1);
  EXPECT_NEAR(points_of(path).back().y, up(4.5), 1);
  EXPECT_TRUE(curves.path(atlas.branches[4], across, up, 3.5).empty());
}

TEST(BranchPicture, WithoutMinimaIsAPlainRefusal) {
  AtlasRecord saddles;
  saddles.to = 10;
  saddles.branches = {testing_report::branch_record(5, 1, 0, 10)};
  EXPECT_THROW(branch_svg(saddles), InputError);
  EXPECT_THROW(branch_svg({}), InputError);
}

TEST(RelativeCurves, AreNotDrawnWhereThereIsNoMinimum) {
  AtlasRecord gap;
  gap.to = 10;
  gap.branches = {testing_report::branch_record(3, 0, 0, 4), testing_report::branch_record(5, 1, 0, 10),
                  testing_report::branch_record(7, 0, 6, 10)};
  const RelativeCurves curves(gap);
  const std::string path = curves.path(gap.branches[1], {0, 10, 0, 100}, {0, 10, 100, 0}, 100);
  ASSERT_EQ(count(path, "M"), 2u) << path;
  EXPECT_NEAR(points_of(path.substr(0, path.rfind('M'))).back().x, 40, 0.1);
  EXPECT_NEAR(points_of(path.substr(path.rfind('M'))).front().x, 60, 0.1);
  EXPECT_FALSE(curves.above_lowest(5, 0).has_value());
}

}  // namespace
}  // namespace baroscape
