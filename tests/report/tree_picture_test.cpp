#include "report/tree_picture.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "report/made_up.hpp"
#include "report/svg_check.hpp"

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

}  // namespace
}  // namespace baroscape
