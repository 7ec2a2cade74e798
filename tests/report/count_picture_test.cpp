#include "report/count_picture.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "report/made_up_atlas.hpp"
#include "report/svg_check.hpp"
#include "report/svg_reading.hpp"

namespace baroscape {
namespace {

using testing_report::circles;
using testing_report::contains;
using testing_report::Place;

TEST(CountSteps, AreWhereBranchesBeginAndEnd) {
  const AtlasRecord atlas = testing_report::atlas();
  const std::vector<CountStep> minima = count_steps(atlas, 0);
  ASSERT_EQ(minima.size(), 2u) << "at P = 3 one minimum takes the place of another";
  EXPECT_EQ(minima[0].pressure, 0);
  EXPECT_EQ(minima[0].count, 4);
  EXPECT_EQ(minima[1].pressure, 4);
  EXPECT_EQ(minima[1].count, 3);
  const std::vector<CountStep> saddles = count_steps(atlas, 1);
  ASSERT_EQ(saddles.size(), 3u);
  EXPECT_EQ(saddles[1].pressure, 3);
  EXPECT_EQ(saddles[1].count, 3);
  EXPECT_EQ(saddles[2].count, 2);
}

TEST(CountPicture, HasOneStaircaseForEachKindWithItsStepsAtTheEvents) {
  const std::string svg = count_svg(testing_report::atlas());
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  const Scale across = testing_report::scale_across(svg, "0", "10");
  // 4 minima, 3 from P = 4 on: "M x yHxVyHx".
  const std::size_t minima = svg.rfind("<path class=\"bs-minima\"");
  const std::string path = svg.substr(minima, svg.find("/>", minima) - minima);
  EXPECT_EQ(testing_report::count(path, "H"), 2u);
  EXPECT_TRUE(contains(path, "H" + pixels(across(4)) + "V")) << path;
  const Place fold = circles(svg, "event").back();
  EXPECT_NEAR(fold.x, across(4), 0.01);
  for (const char* text :
       {"pressure P (ε/σ³)", ">minima<", ">transition states<", "4 and 2 at 0 ε/σ³, 3 and 2 at 10"}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
}

TEST(CountPicture, ShowsWhatCensusesFound) {
  const std::string svg = count_svg(testing_report::atlas_with_members());
  EXPECT_TRUE(contains(svg, "a census at P = 0 ε/σ³ found 4"));
  EXPECT_TRUE(contains(svg, "a census at P = 5 ε/σ³ found 2")) << "the third came by continuation";
  EXPECT_EQ(circles(svg, "strokes").size(), 3u) << "one in the legend";
}

TEST(CountPicture, OfNothingIsAPlainRefusal) {
  EXPECT_THROW(count_svg({}), InputError);
}

}  // namespace
}  // namespace baroscape
