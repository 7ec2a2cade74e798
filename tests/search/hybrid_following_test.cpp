#include "search/hybrid_following.hpp"

#include <gtest/gtest.h>

#include "core/random.hpp"
#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "search/acceptance.hpp"
#include "search/make_engine.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

HybridResult follow(const Surface<double>& surface, const Eigen::VectorXd& x, const Eigen::VectorXd& direction,
                    const HybridOptions& options = {}) {
  HybridFollowing search(surface, options);
  search.load(x, direction);
  Eigen::VectorXd gradient(x.size());
  while (!search.finished()) {
    const double enthalpy = surface.evaluate(search.wanted().data(), 0.0, gradient.data());
    search.give(enthalpy, gradient);
  }
  return search.take();
}

TEST(HybridFollowing, ClimbsOutOfAValleyToThePass) {
  // f = cos x + (y − sin(x)/2)²: passes at even multiples of π, minima at odd ones, in a bent valley.
  const numeric::PlaneSurface surface([](double x, double y) {
    const double v = y - 0.5 * std::sin(x), c = std::cos(x);
    return numeric::PlaneSurface::Value{c + v * v, -std::sin(x) - v * c, 2 * v, -c + 0.5 * c * c + v * std::sin(x), -c,
                                        2};
  });
  const HybridResult result = follow(surface, Eigen::Vector2d(M_PI - 0.3, 0.1), Eigen::Vector2d(-1, 0.5));
  EXPECT_EQ(result.reason, SaddleReason::converged) << describe(result.reason);
  EXPECT_NEAR(result.x(0), 0, 1e-5);
  EXPECT_NEAR(result.x(1), 0, 1e-5);
  EXPECT_NEAR(result.enthalpy, 1, 1e-9);
  EXPECT_NEAR(result.curvature, 0.75 - std::sqrt(0.5625 + 2), 2e-2);  // of ((−1/2, −1), (−1, 2))
}

/// Starts about the global minimum of LJ13, moved at random.
std::vector<HybridStart> random_hybrid_starts(const Eigen::VectorXd& minimum, int count) {
  std::vector<HybridStart> starts;
  for (int k = 0; k < count; ++k) {
    RandomStream random(7, static_cast<std::uint64_t>(k));
    HybridStart start{minimum, Eigen::VectorXd(minimum.size())};
    for (double& c : start.direction) c = random.normal();
    start.x += 0.8 * start.direction.normalized();
    starts.push_back(start);
  }
  return starts;
}

TEST(HybridFollowing, FindsTrueTransitionStatesOfLj13) {
  const System system = lennard_jones_cluster(13);
  const auto surface = make_surface(system);
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(13), 0.0);
  const auto engine = make_engine(system);
  int converged = 0, accepted = 0;
  for (const HybridResult& result : follow_hybrid(*engine, *surface, 0.0, random_hybrid_starts(minimum.x, 24))) {
    if (result.reason != SaddleReason::converged) continue;
    ++converged;
    EXPECT_LE(result.gradient_rms, HybridOptions{}.gradient_rms);
    const Acceptance acceptance = accept_transition_state(*surface, result.x, 0.0);
    if (acceptance.reason != AcceptanceReason::accepted) continue;
    ++accepted;
    EXPECT_NEAR(acceptance.saddle.spectrum.values(0), result.curvature, 0.1 * std::abs(result.curvature));
    EXPECT_NEAR(acceptance.saddle.enthalpy, result.enthalpy, 1e-8);
  }
  EXPECT_GE(converged, 20) << "of 24";
  EXPECT_GE(accepted, converged - 2);
}

TEST(HybridFollowing, AResultDependsOnItsOwnStartOnlyAndCountsAreTrue) {
  const System system = lennard_jones_cluster(13);
  const auto surface = make_reference_surface(system);
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(13), 0.0);
  const auto starts = random_hybrid_starts(minimum.x, 10);
  const auto together = follow_hybrid(*make_engine(system), *surface, 0.0, starts);
  const auto one_lane = follow_hybrid(*make_engine(system, LaneWidth::one), *surface, 0.0, starts);
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const numeric::CountingSurface counting(*surface);
    const HybridResult alone = follow(counting, starts[k].x, starts[k].direction);
    EXPECT_EQ(alone.counts.gradients, counting.gradients);
    EXPECT_EQ(alone.counts.gradients, together[k].counts.gradients);
    EXPECT_EQ(alone.reason, together[k].reason);
    EXPECT_TRUE(alone.x == together[k].x && alone.x == one_lane[k].x) << "search " << k;
  }
}

TEST(HybridFollowing, SaysWhyItStopped) {
  const auto surface = make_surface(lennard_jones_cluster(13));
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(13), 0.0);
  const auto starts = random_hybrid_starts(minimum.x, 1);
  HybridOptions few;
  few.max_evaluations = 10;
  EXPECT_EQ(follow(*surface, starts[0].x, starts[0].direction, few).reason, SaddleReason::iterations);
  HybridOptions abandoning;
  abandoning.abandon = [](const Eigen::VectorXd&) { return true; };
  EXPECT_EQ(follow(*surface, starts[0].x, starts[0].direction, abandoning).reason, SaddleReason::abandoned);
  Eigen::VectorXd coincident = starts[0].x;
  coincident.segment<3>(0) = coincident.segment<3>(3);
  EXPECT_EQ(follow(*surface, coincident, starts[0].direction).reason, SaddleReason::not_finite);
  EXPECT_EQ(follow(*surface, minimum.x, starts[0].direction).reason, SaddleReason::wrong_index);
}

}  // namespace
}  // namespace baroscape
