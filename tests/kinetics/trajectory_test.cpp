#include "kinetics/trajectory.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/samples.hpp"

namespace baroscape {
namespace {

using testing_kinetics::minimum;
using testing_kinetics::random_landscape;
using testing_kinetics::transition_state;

TEST(Trajectories, SpendTheirTimeAsEquilibriumDoes) {
  const Landscape landscape = random_landscape(41, 6, 15, 0.5, 0.5);
  const HarmonicRates rates(landscape);
  RandomStream random(1, 0);
  const Trajectory history = trajectory(rates, 2, 0.4, 4e5, 10000000, random);
  ASSERT_TRUE(history.complete) << history.reason;
  Eigen::VectorXd spent = Eigen::VectorXd::Zero(6);
  std::size_t here = history.start;
  double since = 0;
  for (const Jump& jump : history.jumps) {
    EXPECT_GT(jump.time, since);
    const TransitionState& over = landscape.transition_states()[jump.transition_state];
    const std::int64_t from = landscape.minima()[here].id, to = landscape.minima()[jump.minimum].id;
    ASSERT_TRUE((over.minimum_a == from && over.minimum_b == to) || (over.minimum_a == to && over.minimum_b == from));
    spent[static_cast<Eigen::Index>(here)] += jump.time - since;
    here = jump.minimum;
    since = jump.time;
  }
  spent[static_cast<Eigen::Index>(here)] += history.duration - since;
  // Some 1e4 visits to each: shares are right to about one in a hundred; six standard errors.
  ASSERT_GT(history.jumps.size(), 20000u);
  EXPECT_LT((spent / history.duration - equilibrium(landscape, 0.4)).cwiseAbs().maxCoeff(), 0.03);
}

TEST(Trajectories, ChooseBetweenParallelWaysByTheirRates) {
  Landscape landscape;
  landscape.add(minimum(1, 0));
  landscape.add(minimum(2, 0));
  landscape.add(transition_state(1, 1, 1, 2, 1));
  landscape.add(transition_state(2, 1, 2, 1, 3));
  RandomStream random(2, 0);
  const Trajectory history = trajectory(HarmonicRates(landscape), 0, 1.0, 1e250, 40000, random);
  EXPECT_FALSE(history.complete);
  ASSERT_EQ(history.jumps.size(), 40000u);
  int first = 0;
  for (const Jump& jump : history.jumps) first += jump.transition_state == 0 ? 1 : 0;
  EXPECT_NEAR(first / 40000.0, 0.75, 6 * std::sqrt(0.75 * 0.25 / 40000));
  const double rate = (1 + 1.0 / 3) * std::exp(-1.0) / (2 * std::numbers::pi);
  EXPECT_NEAR(history.jumps.back().time * rate / 40000, 1, 6 / std::sqrt(40000.0));
}

TEST(Trajectories, OneStreamTellsOneStory) {
  const HarmonicRates rates(random_landscape(42, 20, 60, 1, 1));
  RandomStream first(7, 3), second(7, 3), other(7, 4);
  const Trajectory a = trajectory(rates, 0, 0.3, 1e5, 1000, first), b = trajectory(rates, 0, 0.3, 1e5, 1000, second);
  ASSERT_EQ(a.jumps.size(), b.jumps.size());
  ASSERT_FALSE(a.jumps.empty());
  EXPECT_EQ(a.jumps.back().time, b.jumps.back().time);
  EXPECT_NE(a.jumps.back().time, trajectory(rates, 0, 0.3, 1e5, 1000, other).jumps.back().time);
}

TEST(Trajectories, NothingHappensWhereNothingCan) {
  const HarmonicRates rates(random_landscape(42, 20, 60, 1, 1));
  RandomStream random(1, 1);
  for (const double temperature : {0.0, 1e-5}) {
    const Trajectory history = trajectory(rates, 3, temperature, 1e200, 10, random);
    EXPECT_TRUE(history.complete);
    EXPECT_TRUE(history.jumps.empty());
    EXPECT_EQ(history.duration, 1e200);
  }
  EXPECT_THROW(trajectory(rates, 3, -1, 1, 10, random), InputError);
  EXPECT_THROW(trajectory(rates, 3, 1, std::nan(""), 10, random), InputError);
}

}  // namespace
}  // namespace baroscape
