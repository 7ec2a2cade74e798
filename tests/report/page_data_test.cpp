#include "report/page_data.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "report/base64.hpp"
#include "report/figure_tables.hpp"
#include "report/made_up.hpp"
#include "report/made_up_atlas.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;

nlohmann::json read_back(const ReportData& data) {
  return nlohmann::json::parse(page_data_json(data));
}

TEST(PageData, StaysInertWhateverTheUserWrote) {
  ReportData data = testing_report::report();
  data.title = "</script><!-- <script>alert(1)</script> =cmd|' /C calc'!A0 \\u003c \x1b[31m \"quoted\" \xff";
  data.anneals[0].start = "--></SCRIPT><svg onload=alert(1)>&amp;";
  data.units.energy = "</script>";
  const std::string json = page_data_json(data);
  for (const char* dangerous : {"<", ">", "&", "\x1b", "\n"}) EXPECT_FALSE(contains(json, dangerous)) << dangerous;
  const nlohmann::json back = nlohmann::json::parse(json);
  EXPECT_EQ(back["title"],
            "</script><!-- <script>alert(1)</script> =cmd|' /C calc'!A0 \\u003c \x1b[31m \"quoted\" \xEF\xBF\xBD");
  EXPECT_EQ(back["anneals"][0]["start"], data.anneals[0].start);
}

TEST(PageData, HoldsEveryStateWithItsNeighbours) {
  const ReportData data = testing_report::report();
  const nlohmann::json back = read_back(data);
  ASSERT_EQ(back["landscapes"].size(), data.landscapes.size());
  for (std::size_t k = 0; k < data.landscapes.size(); ++k) {
    const Landscape& landscape = data.landscapes[k].landscape;
    const nlohmann::json& kept = back["landscapes"][k];
    EXPECT_EQ(kept["P"].get<double>(), landscape.pressure());
    ASSERT_EQ(kept["minima"]["id"].size(), landscape.minima().size());
    EXPECT_EQ(kept["columns"].size(), landscape.minima().size());
    EXPECT_FALSE(kept.contains("positions")) << "there are no coordinates";
    for (std::size_t s = 0; s < landscape.transition_states().size(); ++s) {
      const TransitionState& state = landscape.transition_states()[s];
      EXPECT_EQ(kept["minima"]["id"][kept["saddles"]["a"][s].get<std::size_t>()], state.minimum_a);
      EXPECT_EQ(kept["minima"]["id"][kept["saddles"]["b"][s].get<std::size_t>()], state.minimum_b);
      EXPECT_NEAR(kept["saddles"]["H"][s].get<double>(), state.enthalpy, 5e-10);  // rounded to 1e-9
    }
  }
}

TEST(PageData, PutsEveryBranchOfAMinimumInOneColumn) {
  ReportData data = testing_report::report();
  data.atlas = testing_report::atlas();
  const nlohmann::json back = read_back(data);
  std::size_t of_minima = 0, placed = 0;
  for (const BranchRecord& branch : data.atlas->branches) of_minima += branch.index == 0 ? 1U : 0U;
  std::set<std::size_t> seen;
  for (const nlohmann::json& column : back["atlas"]["columns"]) {
    if (!column.is_number()) continue;  // a minimum on no branch
    ++placed;
    EXPECT_TRUE(seen.insert(column.get<std::size_t>()).second);
    EXPECT_EQ(back["atlas"]["branches"][column.get<std::size_t>()]["index"], 0);
  }
  EXPECT_EQ(placed, of_minima);
}

TEST(PageData, CarriesCoordinatesAboutTheirMean) {
  ReportData data = testing_report::report();
  data.system = lennard_jones_cluster(2);
  Landscape landscape(0);
  Minimum minimum = testing_report::minimum(1, 0, -1, 1);
  minimum.positions.resize(6);
  minimum.positions << 1, 2, 3, 3, 2, 3;
  landscape.add(minimum);
  landscape.add(testing_report::minimum(2, 0, -0.5, 1));  // without coordinates
  data.landscapes.resize(1);
  data.landscapes[0].landscape = landscape;
  const float nan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(read_back(data)["landscapes"][0]["positions"],
            base64_of({-1, 0, 0, 1, 0, 0, nan, nan, nan, nan, nan, nan}));
  EXPECT_TRUE(read_back(data)["system"].contains("lennardJones"));
  data.system->lennard_jones.cutoff.kind = CutoffKind::smooth;
  EXPECT_FALSE(read_back(data)["system"].contains("lennardJones")) << "the page knows plain pairs only";
}

TEST(Base64, IsThatOfRfc4648InLittleEndianFloats) {
  EXPECT_EQ(base64_of({}), "");
  EXPECT_EQ(base64_of({1.0F}), "AACAPw==");                       // 00 00 80 3f
  EXPECT_EQ(base64_of({1.0F, 1.0F}), "AACAPwAAgD8=");             // eight bytes
  EXPECT_EQ(base64_of({0.0F, 0.0F, -2.0F}), "AAAAAAAAAAAAAADA");  // twelve: no padding
}

TEST(FigureTable, QuotesWhatWouldBreakItAndDisarmsFormulas) {
  CsvTable table({"a", "b, c"});
  table.cell("=cmd|' /C calc'!A0").cell("say \"x\"").end_row();
  table.cell(0.1).cell(std::numeric_limits<double>::infinity()).end_row();
  EXPECT_EQ(table.text(), "a,\"b, c\"\r\n'=cmd|' /C calc'!A0,\"say \"\"x\"\"\"\r\n0.1,\r\n");
}

}  // namespace
}  // namespace baroscape
