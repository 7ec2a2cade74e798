#include "analysis/flow_units.hpp"

#include <gtest/gtest.h>

namespace baroscape {
namespace {

TEST(FlowUnits, AreTheTwoTailsOfEachKind) {
  FlowUnitStatistics statistics(3);
  // Of species 0 volumes 9 and 11 (mean 10, deviation 1), of species 1 20 and 24 (22, 2), of species 2 one atom only.
  const std::vector<int> kinds{0, 0, 1, 1, 2};
  statistics.add(kinds, (Eigen::VectorXd(5) << 9, 11, 20, 24, 5).finished(),
                 (Eigen::VectorXd(5) << -1, -3, -6, -6, 1).finished(), 0.7);
  const FlowUnitReference reference = statistics.reference(1.5);
  EXPECT_DOUBLE_EQ(reference.volume[0], 10);
  EXPECT_NEAR(reference.volume_deviation[1], 2, 1e-12);
  EXPECT_DOUBLE_EQ(reference.energy[0], -2);
  const std::vector<int> species{0, 0, 0, 0, 1, 1, 1, 2};
  const Eigen::VectorXd volumes = (Eigen::VectorXd(8) << 8.4, 8.4, 8.6, 11.6, 25.1, 25.1, 18.9, 1).finished();
  const Eigen::VectorXd energies = (Eigen::VectorXd(8) << -1.9, -2.1, -1, -2.1, -6.1, -5.9, -5, 9).finished();
  const std::vector<FlowUnit> expected{FlowUnit::negative, FlowUnit::none, FlowUnit::none,     FlowUnit::positive,
                                       FlowUnit::positive, FlowUnit::none, FlowUnit::negative, FlowUnit::none};
  EXPECT_EQ(flow_units(reference, species, volumes, energies), expected);
}

TEST(FlowUnits, WeighStructuresByTheirPopulation) {
  FlowUnitStatistics statistics(1);
  statistics.add({0, 0}, Eigen::Vector2d(1, 3), Eigen::Vector2d(0, 0), 0.25);
  statistics.add({0, 0}, Eigen::Vector2d(5, 7), Eigen::Vector2d(4, 4), 0.75);
  const FlowUnitReference reference = statistics.reference(1);
  EXPECT_DOUBLE_EQ(reference.volume[0], 0.25 * 2 + 0.75 * 6);
  EXPECT_DOUBLE_EQ(reference.energy[0], 3);
  EXPECT_NEAR(reference.volume_deviation[0], std::sqrt(1 + 16 * 0.25 * 0.75), 1e-12);
}

}  // namespace
}  // namespace baroscape
