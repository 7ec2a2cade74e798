#include "protocol/enthalpy_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "kinetics/equilibrium.hpp"
#include "protocol/lj9.hpp"

namespace baroscape {
namespace {

using testing_protocol::lj9;

TEST(Crossings, AreWhereALineLeavesALevelForTheOtherSide) {
  const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(6, 0, 5);
  Eigen::VectorXd line(6);
  line << -1, 1, 1, 0, -1, -1;  // the point on the level is within the margin
  const std::vector<double> found = crossings_of(x, line, 0, 1e-9);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NEAR(found[0], 0.5, 1e-12);
  EXPECT_NEAR(found[1], 3, 1e-12);
  line << 0, 0, 0, 1, 2, 3;
  EXPECT_TRUE(crossings_of(x, line, 0, 1e-9).empty()) << "it touches and stays on one side";
}

/// The sign of ΔE is that of T − T_in: ΔE is negative below the first crossing, and changes at each.
void expect_signs(const std::vector<AnnealOutcome>& outcomes, const std::vector<double>& crossings, double first_sign,
                  double grid) {
  for (const AnnealOutcome& outcome : outcomes) {
    const auto near = [&](double one) { return std::abs(one - outcome.temperature) < grid; };
    if (std::any_of(crossings.begin(), crossings.end(), near)) continue;
    const auto below =
        std::count_if(crossings.begin(), crossings.end(), [&](double one) { return one < outcome.temperature; });
    const double expected = below % 2 == 0 ? first_sign : -first_sign;
    EXPECT_GT(outcome.delta_energy * expected, 0)
        << "P = " << outcome.pressure << " T = " << outcome.temperature << ": " << outcome.delta_energy;
  }
}

class Lj9Lines : public testing::TestWithParam<double> {};

TEST_P(Lj9Lines, TheSignOfTheGainIsTheSignOfTheTemperatureAboveTheIntersection) {
  const Eigen::VectorXd glass = equilibrium(lj9().ambient, 0.15);
  TreatmentOptions treatment;
  treatment.time = GetParam();
  const Eigen::VectorXd grid = Eigen::VectorXd::LinSpaced(30, 0.01, 0.3);
  const std::vector<EnthalpyLines> lines =
      enthalpy_lines(lj9().ambient, lj9().paths, "glass", glass, grid, treatment, 2);
  ASSERT_EQ(lines.size(), lj9().paths.size());
  // At temperatures between those of the grid.
  treatment.temperatures = {0.0237, 0.0518, 0.0663, 0.0823, 0.1081, 0.1377, 0.1733, 0.2244, 0.2837};
  const std::vector<AnnealOutcome> all = treat(lj9().ambient, lj9().paths, glass, treatment, 2);
  for (std::size_t p = 0; p < lines.size(); ++p) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(p * treatment.temperatures.size());
    const std::vector<AnnealOutcome> here(begin, begin + static_cast<std::ptrdiff_t>(treatment.temperatures.size()));
    const double first_sign = lines[p].treated[0] > lines[p].glass_ambient ? 1 : -1;
    expect_signs(here, lines[p].within_time, first_sign, 0.01);
  }
}

TEST_P(Lj9Lines, WithoutPressureTheLinesMeetAtTheFictiveTemperature) {
  TreatmentOptions treatment;
  treatment.time = GetParam();
  const std::vector<EnthalpyLines> lines =
      enthalpy_lines(lj9().ambient, {lj9().paths.front()}, "glass", equilibrium(lj9().ambient, 0.15),
                     Eigen::VectorXd::LinSpaced(59, 0.01, 0.3), treatment, 2);
  for (const auto& crossings : {lines[0].under_pressure, lines[0].given_time, lines[0].within_time}) {
    ASSERT_EQ(crossings.size(), 1u);
    EXPECT_NEAR(crossings[0], 0.15, 1e-3);
  }
}

INSTANTIATE_TEST_SUITE_P(Times, Lj9Lines, testing::Values(1e4, std::numeric_limits<double>::infinity()),
                         [](const auto& time) { return std::isfinite(time.param) ? "InTime" : "AtLength"; });

TEST(EnthalpyLines, TheHigherThePressureTheLowerTheTemperatureThatRejuvenates) {
  TreatmentOptions treatment;
  treatment.time = 1e4;
  const std::vector<EnthalpyLines> lines =
      enthalpy_lines(lj9().ambient, lj9().paths, "glass", equilibrium(lj9().ambient, 0.15),
                     Eigen::VectorXd::LinSpaced(59, 0.01, 0.3), treatment, 2);
  double above = 1;
  for (const EnthalpyLines& one : lines) {
    if (one.pressure < 2) continue;
    ASSERT_FALSE(one.within_time.empty());
    EXPECT_LT(one.within_time[0], above);
    above = one.within_time[0];
  }
  EXPECT_LT(above, 0.05);
}

}  // namespace
}  // namespace baroscape
