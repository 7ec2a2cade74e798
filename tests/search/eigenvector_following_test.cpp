#include "search/eigenvector_following.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "atoms/connectivity.hpp"
#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "numeric/reference_data.hpp"
#include "search/find_saddle.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

TEST(EigenvectorFollowing, FromTheMinimaOfSmallClustersReachesTransitionStates) {
  for (const int atoms : {4, 5, 6, 7}) {
    const auto surface = make_surface(lennard_jones_cluster(atoms));
    const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(atoms), 0.0);
    ASSERT_TRUE(minimum.converged);
    int converged = 0;
    for (Eigen::Index mode = 0; mode < minimum.spectrum.values.size(); ++mode) {
      for (const double sign : {1.0, -1.0}) {
        const Eigen::VectorXd direction = sign * minimum.spectrum.modes.col(mode);
        const SaddleResult end = find_saddle(*surface, minimum.x + 0.1 * direction, 0.0, direction);
        ASSERT_NE(end.reason, SaddleReason::not_called);
        if (end.reason != SaddleReason::converged) continue;
        ++converged;
        EXPECT_LE(end.gradient_rms, 1e-9);
        EXPECT_EQ(spectrum(*surface, end.x, 0.0).index(), 1);
        EXPECT_GT(end.enthalpy, minimum.enthalpy);
      }
    }
    EXPECT_GE(converged, 2) << atoms << " atoms";
  }
}

TEST(EigenvectorFollowing, FromLj7sMinimumFindsOnlyKnownTransitionStates) {
  const auto surface = make_surface(lennard_jones_cluster(7));
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0);
  const auto known = numeric::read_table("lj7_transition_states.csv");
  ASSERT_EQ(known.size(), 12u);
  int found = 0;
  for (Eigen::Index mode = 0; mode < 15; ++mode) {
    const Eigen::VectorXd direction = minimum.spectrum.modes.col(mode);
    const SaddleResult end = find_saddle(*surface, minimum.x + 0.1 * direction, 0.0, direction);
    if (end.reason != SaddleReason::converged || !is_connected(end.x, kContactDistance)) continue;
    ++found;
    EXPECT_TRUE(std::any_of(known.begin(), known.end(), [&](const numeric::Row& row) {
      return std::abs(row.at("energy") - end.enthalpy) < 1e-6;
    })) << end.enthalpy;
  }
  EXPECT_GE(found, 3);
}

TEST(EigenvectorFollowing, StepByStepIsTheSameSearch) {
  const auto surface = make_surface(lennard_jones_cluster(7));
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(7), 2.0);
  const Eigen::VectorXd direction = minimum.spectrum.modes.col(0), start = minimum.x + 0.1 * direction;
  const SaddleResult whole = find_saddle(*surface, start, 2.0, direction);
  const numeric::CountingSurface counting(*surface);
  EigenvectorFollowing<double, float> search(counting, {});
  // A machine that has done another search before forgets it.
  search.load(0, start.data(), 0.0, nullptr);
  for (int k = 0; k < 3; ++k) search.step();
  search.load(0, start.data(), 2.0, direction.data());
  counting.gradients = counting.hessians = 0;
  while (!search.finished(0)) search.step();
  Eigen::VectorXd end(start.size());
  double enthalpy = 0, rms = 0;
  int hessians = 0;
  SaddleReason reason{};
  search.take(0, end.data(), enthalpy, rms, hessians, reason);
  EXPECT_TRUE(end == whole.x);
  EXPECT_EQ(enthalpy, whole.enthalpy);
  EXPECT_EQ(reason, whole.reason);
  EXPECT_EQ(hessians, counting.gradients);
  EXPECT_EQ(hessians, counting.hessians);
}

TEST(EigenvectorFollowing, ClimbsTheModeItIsGiven) {
  // f = cos x + 1.3 cos y from the minimum (π, π): the passes lie at (0, π) and (π, 0).
  const numeric::PlaneSurface surface([](double x, double y) {
    return numeric::PlaneSurface::Value{
        std::cos(x) + 1.3 * std::cos(y), -std::sin(x), -1.3 * std::sin(y), -std::cos(x), 0, -1.3 * std::cos(y)};
  });
  const Eigen::Vector2d start(M_PI - 0.05, M_PI - 0.05);
  const SaddleResult along_x = find_saddle(surface, start, 0.0, Eigen::Vector2d(1, 0));
  const SaddleResult along_y = find_saddle(surface, start, 0.0, Eigen::Vector2d(0, 1));
  const SaddleResult lowest = find_saddle(surface, start, 0.0);
  EXPECT_EQ(along_x.reason, SaddleReason::converged);
  EXPECT_EQ(along_y.reason, SaddleReason::converged);
  EXPECT_LE((along_x.x - Eigen::Vector2d(0, M_PI)).norm(), 1e-8);
  EXPECT_LE((along_y.x - Eigen::Vector2d(M_PI, 0)).norm(), 1e-8);
  EXPECT_LE((lowest.x - Eigen::Vector2d(0, M_PI)).norm(), 1e-8);
}

TEST(EigenvectorFollowing, EverySearchEndsWithItsReason) {
  const auto surface = make_surface(lennard_jones_cluster(7));
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0);
  SaddleOptions options;
  EXPECT_EQ(find_saddle(*surface, minimum.x, 0.0, {}, options).reason, SaddleReason::wrong_index);
  const Eigen::VectorXd direction = minimum.spectrum.modes.col(0), start = minimum.x + 0.1 * direction;
  options.max_iterations = 2;
  EXPECT_EQ(find_saddle(*surface, start, 0.0, direction, options).reason, SaddleReason::iterations);
  options = {};
  options.farthest_neighbour = 0.9;  // nearer than the atoms of any cluster
  EXPECT_EQ(find_saddle(*surface, start, 0.0, direction, options).reason, SaddleReason::abandoned);
  options.farthest_neighbour = 1.5;
  EXPECT_NE(find_saddle(*surface, start, 0.0, direction, options).reason, SaddleReason::abandoned);
  options = {};
  options.largest_rise = 1e-3;
  EXPECT_EQ(find_saddle(*surface, start, 0.0, direction, options).reason, SaddleReason::abandoned);
  Eigen::VectorXd broken = start;
  broken(0) = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(find_saddle(*surface, broken, 0.0).reason, SaddleReason::not_finite);
  for (int reason = 0; reason <= 5; ++reason)
    EXPECT_STRNE(describe(static_cast<SaddleReason>(reason)), "unknown reason");
}

}  // namespace
}  // namespace baroscape
