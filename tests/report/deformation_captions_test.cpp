#include "report/deformation_captions.hpp"

#include <gtest/gtest.h>

#include "report/deformation_pictures.hpp"
#include "report/made_up.hpp"
#include "report/made_up_atlas.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;

TEST(LowestInWords, NamesBranchesAndWhereTheyChange) {
  EXPECT_EQ(lowest_in_words(testing_report::atlas(), {}),
            "branch 1 is the lowest up to P = 5, branch 2 from there on (ε/σ³)");
  AtlasRecord one;
  one.to = 10;
  one.branches = {testing_report::branch_record(2, 0, 0, 10)};
  EXPECT_EQ(lowest_in_words(one, {}), "branch 2 is the lowest at every pressure");
  EXPECT_EQ(lowest_in_words({}, {}), "");
}

TEST(DeformationCaptions, SayWhatIsSeenWithUnits) {
  const AtlasRecord atlas = testing_report::atlas_with_members();
  const std::string branches = branch_caption(atlas, {});
  for (const char* text : {"from P = 0 to 10 ε/σ³", "Branch 1 is the lowest up to P = 5", "Fold, once: a minimum and a",
                           "Supercritical pitchfork, once: a symmetric minimum becomes"}) {
    EXPECT_TRUE(contains(branches, text)) << text << "\n" << branches;
  }
  const std::string counts = count_caption(atlas, {});
  for (const char* text : {"minima goes from 4 to 3", "transition states from 2 to 2",
                           "Of the 4 minima at P = 0, 2 last to P = 10", "independent census"}) {
    EXPECT_TRUE(contains(counts, text)) << text << "\n" << counts;
  }
  EXPECT_TRUE(contains(tree_series_caption({}, {}), "enthalpy upwards (ε, "));
}

TEST(DeformationPictures, AreThreeWithTheirCaptionsInsideWhenTheyTravel) {
  ReportData data = testing_report::report();
  data.atlas = testing_report::atlas();
  const std::vector<NamedPicture> pictures = deformation_pictures(data, true);
  ASSERT_EQ(pictures.size(), 3u);
  EXPECT_EQ(pictures[0].name, "branches");
  EXPECT_EQ(pictures[1].name, "counts");
  EXPECT_EQ(pictures[2].name, "trees");
  for (const NamedPicture& picture : pictures) {
    EXPECT_EQ(testing_report::markup_problem(picture.svg, false), "") << picture.name;
    EXPECT_TRUE(contains(picture.svg, "<text class=\"bs-caption\"")) << picture.name;
    EXPECT_TRUE(contains(picture.svg, "LJ9 under pressure: ")) << picture.name;
  }
  data.atlas = AtlasRecord{};
  EXPECT_TRUE(deformation_pictures(data, true).empty()) << "nothing was followed";
  data.atlas.reset();
  EXPECT_TRUE(deformation_pictures(data, true).empty());
}

TEST(Report, ShowsHowTheLandscapeDeformsWhereThatIsKnown) {
  ReportData data = testing_report::report();
  EXPECT_FALSE(contains(report_html(data), "How the landscape deforms"));
  data.atlas = testing_report::atlas();
  const std::string page = report_html(data);
  EXPECT_EQ(testing_report::markup_problem(testing_report::without_scripts(page), true), "");
  EXPECT_TRUE(contains(page, "<h2 id=\"deformation\">How the landscape deforms</h2>"));
  EXPECT_TRUE(contains(page, "href=\"#deformation\""));
  EXPECT_TRUE(contains(page, "<figcaption>Each curve is one state"));
  EXPECT_EQ(count(page, "<svg"), count(page, "role=\"img\""));
}

}  // namespace
}  // namespace baroscape
