#include "report/tree_picture.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "report/made_up.hpp"
#include "report/svg_check.hpp"
#include "report/tree_layout.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;
using testing_report::landscape;
using testing_report::markup_problem;
using testing_report::minimum;

TEST(TreePicture, NamesEveryMinimumAndItsQuantity) {
  const std::string ambient = tree_svg(landscape(0, 101).landscape, {});
  for (const char* id : {">101</text>", ">102</text>", ">103</text>"}) EXPECT_EQ(count(ambient, id), 1u) << id;
  EXPECT_TRUE(contains(ambient, "energy (ε)"));
  EXPECT_FALSE(contains(ambient, "enthalpy (ε)"));
  EXPECT_TRUE(contains(tree_svg(landscape(5, 101).landscape, {}), "enthalpy (ε)"));
  EXPECT_EQ(markup_problem(ambient, false), "");
}

TEST(TreePicture, LabelsMayBeRanksOrNothing) {
  TreePictureOptions options;
  options.labels = TreePictureOptions::Labels::rank;
  const std::string ranks = tree_svg(landscape(0, 101).landscape, options);
  EXPECT_TRUE(contains(ranks, ">3</text>"));
  EXPECT_FALSE(contains(ranks, ">103</text>"));
  options.labels = TreePictureOptions::Labels::none;
  EXPECT_FALSE(contains(tree_svg(landscape(0, 101).landscape, options), "\"bs-label"));
}

TEST(TreePicture, MarksStatesAndExplainsThem) {
  TreePictureOptions options;
  options.marks = {{101, "1"}, {102, "2 3"}};
  const std::string svg = tree_svg(landscape(0, 101).landscape, options);
  for (const char* state : {"1", "2", "3"}) {
    const std::string mark = std::string(">") + state + "</text>";
    EXPECT_EQ(count(svg, mark), 2u) << mark;  // at its branch and in the legend
    EXPECT_TRUE(contains(svg, std::string("state ") + state));
  }
  EXPECT_TRUE(contains(svg, "Minimum 102 is marked 2 3."));
  EXPECT_EQ(markup_problem(svg, false), "");
}

TEST(TreePicture, HasATextAlternative) {
  const std::string svg = tree_svg(landscape(0, 1).landscape, {});
  EXPECT_TRUE(contains(svg, "role=\"img\""));
  EXPECT_TRUE(contains(svg, "<desc>Disconnectivity tree of 3 minima and 2 transition states at pressure 0 ε/σ³"));
}

TEST(TreePicture, OfASingleMinimumIsABranch) {
  Landscape one(0);
  one.add(minimum(1, 0, -6, 1));
  const std::string svg = tree_svg(one, {});
  EXPECT_EQ(markup_problem(svg, false), "");
  EXPECT_TRUE(contains(svg, "bs-branch"));
  EXPECT_FALSE(contains(svg, "nan"));
  EXPECT_FALSE(contains(svg, "pieces"));
}

TEST(TreePicture, SaysWhenTheLandscapeIsInPieces) {
  Landscape two(0);
  two.add(minimum(1, 0, -6, 1));
  two.add(minimum(2, 0, -5, 1));
  EXPECT_TRUE(contains(tree_svg(two, {}), "The landscape is in 2 pieces"));
}

TEST(TreePicture, OfAnEmptyLandscapeIsAPlainRefusal) {
  try {
    tree_svg(Landscape(0), {});
    FAIL() << "drew nothing at all";
  } catch (const InputError& error) {
    EXPECT_TRUE(contains(error.what(), "no minima")) << error.what();
  }
}

TEST(TreePicture, EscapesWhatTheUserWrote) {
  TreePictureOptions options;
  options.title = "<script>alert(1)</script> & \"quotes\"";
  options.caption = "a < b\x01";
  const std::string svg = tree_svg(landscape(0, 1).landscape, options);
  EXPECT_EQ(markup_problem(svg, false), "");
  EXPECT_FALSE(contains(svg, "<script"));
  EXPECT_TRUE(contains(svg, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"));
}

TEST(TreePicture, ThinsLabelsThatWouldNotBeReadable) {
  Landscape many(0);
  for (int id = 1; id <= 1500; ++id) many.add(minimum(id, 0, -40 + 0.001 * ((id * 7919) % 1500), 1));
  for (int id = 2; id <= 1500; ++id) many.add(testing_report::transition_state(id, -38 + 0.001 * id, 1, id));
  TreePictureOptions options;
  options.marks = {{700, "3"}};
  const std::string svg = tree_svg(many, options);
  EXPECT_GT(count(svg, "\"bs-label"), 3u);
  EXPECT_LT(count(svg, "\"bs-label"), 100u);
  EXPECT_TRUE(contains(svg, ">700</text>"));  // what is marked keeps its name
}

TEST(TreePicture, ColoursBranchesByValueAndByGroup) {
  TreePictureOptions options;
  options.colouring = TreeColouring{{"volume", "σ³", {{101, 5.0}, {102, 7.0}, {103, 6.0}}}, "", {}};
  const std::string by_value = tree_svg(landscape(0, 101).landscape, options);
  EXPECT_TRUE(contains(by_value, "stroke:#440154")) << "the least value is darkest";
  EXPECT_TRUE(contains(by_value, "stroke:#a0da39")) << "the greatest lightest";
  EXPECT_TRUE(contains(by_value, "volume (σ³)"));
  EXPECT_EQ(markup_problem(by_value, false), "");
  options.colouring = TreeColouring{{}, "a group", {{101, "one"}, {102, "<two>"}}};
  const std::string by_group = tree_svg(landscape(0, 101).landscape, options);
  EXPECT_TRUE(contains(by_group, ">one</text>") && contains(by_group, "&lt;two&gt;"));
  EXPECT_TRUE(contains(by_group, "stroke:#8a9199")) << "of the minimum without a group, and where groups meet";
  EXPECT_EQ(markup_problem(by_group, false), "");
}

TEST(TreePicture, DashesWhatWasMetOnceAndSaysSo) {
  TreePictureOptions options;
  EXPECT_FALSE(contains(tree_svg(landscape(0, 101).landscape, options), "stroke-dasharray=\"4 3\""));
  options.seen_once = {103};
  const std::string svg = tree_svg(landscape(0, 101).landscape, options);
  EXPECT_EQ(count(svg, "stroke-dasharray=\"4 3\""), 1u);
  EXPECT_TRUE(contains(svg, "Dashed: met by one search only."));
}

TEST(TreePicture, AQuantityAcrossHasAnAxisAndPutsMinimaAtTheirValues) {
  TreePictureOptions options;
  options.labels = TreePictureOptions::Labels::none;
  options.across = MinimumValues{"volume", "σ³", {{101, 5.0}, {102, 7.0}, {103, 6.0}}};
  const std::string svg = tree_svg(landscape(0, 101).landscape, options);
  EXPECT_TRUE(contains(svg, "volume (σ³)"));
  for (const char* tick : {">5.0<", ">6.0<", ">7.0<"}) EXPECT_TRUE(contains(svg, tick)) << tick;
  options.across->of.erase(103);
  EXPECT_THROW(tree_svg(landscape(0, 101).landscape, options), InputError);
  options.across->of[103] = 6;
  options.levels = 5;
  EXPECT_THROW(tree_svg(landscape(0, 101).landscape, options), InputError);
}

TEST(TreePicture, SaysWhatIsLeftOut) {
  TreePictureOptions options;
  options.selection.minima = {101, 102};
  const std::string svg = tree_svg(landscape(0, 101).landscape, options);
  EXPECT_TRUE(contains(svg, "1 of 3 minima are not selected"));
  options.selection.minima = {7};
  EXPECT_THROW(tree_svg(landscape(0, 101).landscape, options), InputError);
}

TEST(TreePicture, OrdersBranchesByAnyValue) {
  TreePictureOptions options;
  options.order = TreePictureOptions::Order::value;
  options.ordered_by.of = {{101, 3.0}, {102, 2.0}, {103, 1.0}};
  const auto order = [&] {
    std::vector<std::pair<double, std::int64_t>> places;
    for (const PlacedNode& node : lay_out(disconnectivity_tree(landscape(0, 101).landscape), options).nodes) {
      if (node.minimum != 0) places.emplace_back(node.column, node.minimum);
    }
    std::sort(places.begin(), places.end());
    return places.front().second;
  };
  EXPECT_NE(order(), 101);
  options.ordered_by.of = {{101, 1.0}, {102, 2.0}, {103, 3.0}};
  EXPECT_EQ(order(), 101);
}

}  // namespace
}  // namespace baroscape
