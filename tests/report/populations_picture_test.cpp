#include "report/populations_picture.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;

Eigen::VectorXd two(double first, double second) {
  return Eigen::Vector2d(first, second);
}

/// Minima 1 and 2 at P = 0 are 11 and 12 under pressure; the anneal takes all from 11 to 12.
AnnealOutcome outcome() {
  AnnealOutcome one;
  one.start = "glass";
  one.pressure = 5;
  one.temperature = 0.1;
  one.delta_energy = 0.4;
  one.populations.ambient_minima = {1, 2};
  one.populations.pressed_minima = {11, 12};
  one.populations.initial = two(0.75, 0.25);
  one.populations.loaded = one.populations.heated = two(0.75, 0.25);
  one.populations.annealed = one.populations.cooled = two(0, 1);
  one.populations.unloaded = two(0, 1);
  return one;
}

std::vector<PressureMap> maps() {
  PressureMap down;
  down.from = 5;
  down.entries.resize(2);
  down.entries[0].from = 11;
  down.entries[0].to = 1;
  down.entries[1].from = 12;
  down.entries[1].to = 2;
  return {down};
}

TEST(StageBars, NameMinimaUnderPressureByWhatTheyUnloadTo) {
  const std::vector<StageBar> bars = stage_bars(outcome(), maps());
  ASSERT_EQ(bars.size(), 4u) << "loaded and heated do not differ, nor do annealed and cooled";
  EXPECT_EQ(bars[1].name, "loaded, heated");
  EXPECT_DOUBLE_EQ(share_of(bars[1], 1), 0.75);
  EXPECT_EQ(heaviest(bars[2]), 2);
  EXPECT_EQ(bars[2].mark, "2");
  EXPECT_EQ(bars[3].mark, "3");
}

TEST(StageBars, CountWhatCannotBeFollowedByItself) {
  std::vector<PressureMap> without = maps();
  without[0].entries.pop_back();
  EXPECT_DOUBLE_EQ(share_of(stage_bars(outcome(), without)[2], 0), 1.0);
}

TEST(StageBars, NeedThePopulationsOfEveryStage) {
  AnnealOutcome one = outcome();
  one.populations.cooled.resize(0);
  EXPECT_TRUE(stage_bars(one, maps()).empty());
}

TEST(PopulationsPicture, ShowsAndSaysWhereTheEnsembleIs) {
  const AnnealOutcome one = outcome();
  const StartResults results{"glass", {&one}, {}, {}, {}, {}};
  const std::vector<PopulationRow> rows = population_rows(results, maps());
  ASSERT_EQ(rows.size(), 1u);
  const std::map<std::int64_t, double> energies = {{1, -24}, {2, -23.5}};
  const std::string svg = populations_svg(rows, energies);
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  for (const char* text : {"1: 75 %", "2: 100 %", "annealed, cooled", "minimum 2, 0.5 ε higher"}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
  const std::string caption = populations_caption(rows, energies, {});
  EXPECT_TRUE(contains(caption, "25 % before loading")) << caption;
  EXPECT_THROW(populations_svg({}, energies), InputError);
}

}  // namespace
}  // namespace baroscape
