#include "search/band.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "atoms/closest_alignment.hpp"
#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "numeric/reference_data.hpp"
#include "search/acceptance.hpp"
#include "search/hybrid_following.hpp"
#include "search/make_engine.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

EvaluateMany on(const Surface<double>& surface) {
  return [&surface](int count, const double* x, double* enthalpies, double* gradients) {
    const int n = surface.dimension();
    for (int k = 0; k < count; ++k) enthalpies[k] = surface.evaluate(x + k * n, 0.0, gradients + k * n);
  };
}

/// f = (x² − 1)² + 2(y − 1 + x²)²: minima at (±1, 0), the pass at (0, 1) on a bent path; straight across is higher.
numeric::PlaneSurface bent_pass() {
  return numeric::PlaneSurface([](double x, double y) {
    const double a = x * x - 1, b = y - 1 + x * x;
    return numeric::PlaneSurface::Value{
        a * a + 2 * b * b, 4 * x * a + 8 * x * b, 4 * b, 12 * x * x - 4 + 8 * b + 16 * x * x, 8 * x, 4};
  });
}

TEST(Band, SettlesOnTheBentPathOverThePass) {
  const numeric::PlaneSurface surface = bent_pass();
  BandOptions options;
  options.images = 15;
  options.iterations = 2000;
  options.gradient_rms = 1e-3;
  const Band band = relax_band(on(surface), Eigen::Vector2d(-1, 0), Eigen::Vector2d(1, 0), options);
  EXPECT_LE(band.gradient_rms, 1e-3);
  ASSERT_EQ(band.maxima(), std::vector<int>{8});
  EXPECT_NEAR(band.images(0, 8), 0, 2e-2);
  EXPECT_NEAR(band.images(1, 8), 1, 2e-2);
  EXPECT_NEAR(band.enthalpies(8), 1, 1e-2);
  EXPECT_NEAR(std::abs(band.tangents(0, 8)), 1, 1e-2) << "along x at the pass";
  EXPECT_EQ(band.images.col(0), Eigen::Vector2d(-1, 0)) << "the ends stay";
  EXPECT_EQ(band.images.col(16), Eigen::Vector2d(1, 0));
}

TEST(Band, CountsAndHonoursItsLimitOfIterations) {
  const numeric::PlaneSurface surface = bent_pass();
  const numeric::CountingSurface counting(surface);
  BandOptions options;
  options.images = 7;
  options.iterations = 3;
  const Band band = relax_band(on(counting), Eigen::Vector2d(-1, 0), Eigen::Vector2d(1, 0), options);
  EXPECT_EQ(band.iterations, 3);
  EXPECT_EQ(band.counts.gradients, 2 + 4 * 7);
  EXPECT_EQ(band.counts.gradients, counting.gradients);
}

TEST(Band, NamesMaximaHighestFirst) {
  Band band;
  band.enthalpies = (Eigen::VectorXd(8) << 0, 2, 1, 5, 4, 3, 4, 0).finished();
  EXPECT_EQ(band.maxima(), (std::vector<int>{3, 6, 1}));
  band.enthalpies = (Eigen::VectorXd(4) << 3, 2, 1, 0).finished();
  EXPECT_EQ(band.maxima(), std::vector<int>{1}) << "none is higher than both its neighbours";
}

/// A band between two minima of LJ7 that one transition state joins, refined: energies in the reference's list.
TEST(Band, LeadsToKnownTransitionStatesOfLj7) {
  const System system = lennard_jones_cluster(7);
  const auto surface = make_surface(system);
  const auto engine = make_engine(system);
  const EvaluateMany evaluate = [&](int count, const double* x, double* enthalpies, double* gradients) {
    const std::vector<double> pressures(static_cast<std::size_t>(count), 0.0);
    engine->evaluate(count, x, pressures.data(), enthalpies, gradients);
  };
  // The capped octahedron and others, by removing an atom of LJ13 and such, would do; random quenches are simpler.
  std::vector<Eigen::VectorXd> minima;
  const auto rows = numeric::read_table("lj7_minima.csv");
  for (const auto& row : rows) {
    for (std::uint64_t k = 0; k < 2000; ++k) {
      RandomStream random(3, k);
      const PolishResult end = numeric::relaxed(*surface, shapes::random_cluster(random, 7), 0.0);
      if (end.converged && std::abs(end.enthalpy - row.at("energy")) < 1e-6) {
        minima.push_back(end.x);
        break;
      }
    }
  }
  ASSERT_EQ(minima.size(), 4u);
  const auto states = numeric::read_table("lj7_transition_states.csv");
  int pairs = 0;
  for (int a = 0; a < 4; ++a) {
    for (int b = a + 1; b < 4; ++b) {
      const bool joined = std::any_of(states.begin(), states.end(), [&](const auto& row) {
        return std::minmax(row.at("minimum_a"), row.at("minimum_b")) == std::minmax<double>(a + 1, b + 1);
      });
      const ClosestAlignment aligned = closest_alignment(system.species, minima[a], minima[b]);
      const Band band = relax_band(evaluate, minima[a], aligned.positions);
      for (const int image : band.maxima()) {
        const auto found = follow_hybrid(*engine, *surface, 0.0, {{band.images.col(image), band.tangents.col(image)}});
        ASSERT_EQ(found[0].reason, SaddleReason::converged) << a << " " << b << " " << image;
        const Acceptance accepted = accept_transition_state(*surface, found[0].x, 0.0);
        if (accepted.reason != AcceptanceReason::accepted) continue;
        const bool known = std::any_of(states.begin(), states.end(), [&](const auto& row) {
          return std::abs(row.at("energy") - accepted.saddle.enthalpy) < 1e-6;
        });
        EXPECT_TRUE(known) << accepted.saddle.enthalpy;
        const double e = minima.size() > 0 ? rows[a].at("energy") : 0, f = rows[b].at("energy");
        const auto [low, high] = std::minmax(accepted.side_a.enthalpy, accepted.side_b.enthalpy);
        const auto [first, second] = std::minmax(e, f);
        pairs += joined && std::abs(low - first) < 1e-6 && std::abs(high - second) < 1e-6;
      }
    }
  }
  EXPECT_GE(pairs, 3) << "bands joining their own two ends by one transition state";
}

}  // namespace
}  // namespace baroscape
