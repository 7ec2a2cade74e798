#include "report/tree_series_picture.hpp"

#include <gtest/gtest.h>

#include <set>

#include "core/error.hpp"
#include "report/made_up.hpp"
#include "report/made_up_atlas.hpp"
#include "report/svg_check.hpp"
#include "report/svg_reading.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;
using testing_report::minimum;
using testing_report::Place;
using testing_report::texts;
using testing_report::transition_state;

/// As atlas_with_members has it: branches 1, 2, 3 and 6 at P = 0; 1, 2 and 7 at P = 5.
std::vector<Landscape> landscapes() {
  Landscape ambient(0), pressed(5);
  ambient.add(minimum(101, 0, -10, 5));
  ambient.add(minimum(102, 0, -9, 4.8));
  ambient.add(minimum(103, 0, -9.6, 5));
  ambient.add(minimum(106, 0, -7, 5.2));
  ambient.add(transition_state(1, -6, 101, 102));
  ambient.add(transition_state(2, -6.5, 101, 103));
  ambient.add(transition_state(3, -5, 102, 106));
  pressed.add(minimum(501, 5, -10, 5));
  pressed.add(minimum(502, 5, -9, 4.8));
  pressed.add(minimum(507, 5, -7, 5.2));
  pressed.add(transition_state(4, 19.5, 501, 502));
  pressed.add(transition_state(5, 20, 502, 507));
  return {ambient, pressed};
}

std::vector<SeriesTree> series(const AtlasRecord& atlas, const std::vector<Landscape>& all) {
  std::vector<const Landscape*> pointers;
  for (const Landscape& one : all) pointers.push_back(&one);
  return tree_series(atlas, pointers, {}, {});
}

TEST(TreeSeries, KnowsTheBranchesOfEveryLandscapeInTheRange) {
  std::vector<Landscape> all = landscapes();
  all.emplace_back(7);   // no minimum
  all.emplace_back(20);  // out of range
  all.back().add(minimum(1, 20, -1, 1));
  const AtlasRecord atlas = testing_report::atlas_with_members();
  const std::vector<SeriesTree> trees = series(atlas, all);
  ASSERT_EQ(trees.size(), 2u);
  EXPECT_EQ(trees[0].branches, (std::map<std::int64_t, std::int64_t>{{101, 1}, {102, 2}, {103, 3}, {106, 6}}));
  EXPECT_EQ(trees[1].branches, (std::map<std::int64_t, std::int64_t>{{501, 1}, {502, 2}, {507, 7}}));
}

TEST(TreeSeriesPicture, HasTheSameBranchAtTheSamePlaceInEveryTree) {
  const AtlasRecord atlas = testing_report::atlas_with_members();
  const std::vector<Landscape> all = landscapes();
  const std::string svg = tree_series_svg(series(atlas, all));
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  std::set<double> columns;
  for (const auto& [branch, trees] : {std::pair("1", 2u), {"2", 2u}, {"3", 1u}, {"6", 1u}, {"7", 1u}}) {
    const std::vector<Place> names = texts(svg, "label bs-name", branch);
    ASSERT_EQ(names.size(), trees) << branch;
    for (const Place& name : names) {
      EXPECT_EQ(name.x, names[0].x) << branch;
      EXPECT_TRUE(contains(svg, "H" + pixels(name.x) + "V")) << "a line of the tree ends in this column";
    }
    EXPECT_TRUE(columns.insert(names[0].x).second) << "every branch has a column to itself";
  }
  EXPECT_EQ(count(svg, "<path class=\"bs-branch\""), 2u);
}

TEST(TreeSeriesPicture, EveryLineEndsAtItsEnthalpy) {
  const AtlasRecord atlas = testing_report::atlas_with_members();
  const std::vector<Landscape> all = landscapes();
  const std::string svg = tree_series_svg(series(atlas, all));
  // The names stand 12 px below the ends of their lines.
  const auto height = [&](const char* deep, const char* high, std::size_t tree) {
    return texts(svg, "label bs-name", deep)[tree].y - texts(svg, "label bs-name", high)[tree].y;
  };
  const double per_epsilon = height("1", "2", 0);  // −10 and −9
  EXPECT_GT(per_epsilon, 10);
  EXPECT_NEAR(height("1", "3", 0), 0.4 * per_epsilon, 0.05);
  EXPECT_NEAR(height("1", "6", 0), 3 * per_epsilon, 0.05);
  // 15, 15 and 19 at P = 5: a scale of its own.
  EXPECT_NEAR(texts(svg, "label bs-name", "1")[1].y, texts(svg, "label bs-name", "2")[1].y, 0.05);
  EXPECT_GT(texts(svg, "label bs-name", "1")[1].y - texts(svg, "label bs-name", "7")[0].y, 50);
}

TEST(TreeSeriesPicture, SaysWhatVanishesAndWhatHasAppeared) {
  const AtlasRecord atlas = testing_report::atlas_with_members();
  const std::vector<Landscape> all = landscapes();
  const std::string svg = tree_series_svg(series(atlas, all));
  // Branches 3 and 6 vanish, 7 appears; each mark once more in the legend.
  EXPECT_EQ(count(svg, "l7 7m0 -7l-7 7"), 3u);
  EXPECT_EQ(testing_report::circles(svg, "open").size(), 2u);
  for (const char* text : {"P = 0 ε/σ³: 4 minima, 3 transition states", "P = 5 ε/σ³: 3 minima, 2 transition states",
                           "H above the lowest (ε)"}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
}

TEST(TreeSeriesPicture, MarksStatesAndKeepsMinimaThatAreOnNoBranch) {
  const std::vector<Landscape> all = landscapes();
  std::vector<SeriesTree> trees = series(testing_report::atlas_with_members(), all);
  trees[0].marks = {{101, "1"}, {102, "3"}};
  trees[1].marks = {{502, "2"}};
  trees[0].branches.erase(106);
  trees[0].branches[103] = 1;  // two minima on one branch: the second has no place there
  const std::string svg = tree_series_svg(trees);
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  for (const char* mark : {"1", "2", "3"}) {
    EXPECT_EQ(count(svg, std::string(">") + mark + "</text></g>"), 2u) << mark << ": in a tree and in the legend";
  }
  EXPECT_TRUE(contains(svg, "one column for each of 5 branches"));
}

TEST(TreeSeriesPicture, OfNothingIsAPlainRefusal) {
  EXPECT_THROW(tree_series_svg({}), InputError);
  const Landscape empty(0);
  EXPECT_THROW(tree_series_svg({{&empty, {}, {}}}), InputError);
}

}  // namespace
}  // namespace baroscape
