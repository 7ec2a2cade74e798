#include "atlas/record_curves.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace baroscape {
namespace {

/// H = energy + volume P + curvature P² at a few pressures.
BranchRecord branch(std::int64_t id, int index, double from, double to, double energy, double volume,
                    double curvature = 0, int steps = 3) {
  BranchRecord made;
  made.id = id;
  made.index = index;
  made.from = from;
  made.to = to;
  for (int k = 0; k <= steps; ++k) {
    BranchPointRecord point;
    point.pressure = from + (to - from) * k / steps;
    point.enthalpy = energy + volume * point.pressure + curvature * point.pressure * point.pressure;
    point.volume = volume + 2 * curvature * point.pressure;
    made.points.push_back(point);
  }
  return made;
}

TEST(RecordCurves, InterpolateCubicsExactlyUpToBothEnds) {
  const BranchRecord made = branch(1, 0, -1, 5, -3, 2, -0.1);
  for (double pressure = -1; pressure <= 5; pressure += 0.125) {
    const EnthalpyAndVolume at = interpolated(made, pressure);
    EXPECT_NEAR(at.enthalpy, -3 + 2 * pressure - 0.1 * pressure * pressure, 1e-13) << pressure;
    EXPECT_NEAR(at.volume, 2 - 0.2 * pressure, 1e-13) << pressure;
  }
}

TEST(RecordCurves, TheLowestChangesAtCrossingsAndWhereBranchesEndOrBegin) {
  AtlasRecord atlas;
  atlas.from = 0;
  atlas.to = 10;
  atlas.branches = {branch(11, 0, 0, 10, -10, 5),                                    // lowest to 5
                    branch(12, 0, 0, 8, -9, 4.8),                                    // then to its end at 8
                    branch(13, 0, 6, 10, -8.9, 4.8), branch(14, 1, 0, 10, -100, 5),  // no minimum
                    branch(15, 0, 9, 9.5, -20, 4.8)};                                // appears below
  atlas.crossings = {{1, 0, 0, 0, 13, 12}, {5, 15, 0, 0, 11, 12}};
  const std::vector<LowestOver> lowest = lowest_sequence(atlas);
  const std::vector<LowestOver> expected = {{0, 0, 5}, {1, 5, 8}, {2, 8, 9}, {4, 9, 9.5}, {2, 9.5, 10}};
  ASSERT_EQ(lowest.size(), expected.size());
  for (std::size_t k = 0; k < lowest.size(); ++k) {
    EXPECT_EQ(lowest[k].arm, expected[k].arm) << k;
    EXPECT_EQ(lowest[k].from, expected[k].from) << k;
    EXPECT_EQ(lowest[k].to, expected[k].to) << k;
  }
}

TEST(RecordCurves, WhereTwoAreEqualTheOneThatFallsBehindLeastIsTaken) {
  AtlasRecord atlas;
  atlas.to = 10;
  atlas.branches = {branch(1, 0, 0, 10, -10, 5), branch(2, 0, 0, 10, -10, 4)};
  const std::vector<LowestOver> lowest = lowest_sequence(atlas);
  ASSERT_EQ(lowest.size(), 1u);
  EXPECT_EQ(lowest[0].arm, 1u);
}

TEST(RecordCurves, PressuresWithoutAMinimumAreLeftOut) {
  AtlasRecord atlas;
  atlas.to = 10;
  atlas.branches = {branch(1, 0, 0, 2, -10, 5), branch(2, 0, 7, 10, -10, 4), branch(3, 0, 4, 4, 0, 1)};
  const std::vector<LowestOver> lowest = lowest_sequence(atlas);
  ASSERT_EQ(lowest.size(), 2u);
  EXPECT_EQ(lowest[0].to, 2);
  EXPECT_EQ(lowest[1].from, 7);
  EXPECT_TRUE(lowest_sequence({}).empty());
}

}  // namespace
}  // namespace baroscape
