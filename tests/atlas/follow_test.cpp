#include "atlas/follow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "explore/census.hpp"
#include "landscape/recognition.hpp"
#include "search/newton.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// Minima of a cluster at one pressure, lowest first.
std::vector<Minimum> minima_of(const System& system, std::int64_t count, double pressure = 0) {
  CensusOptions options;
  options.key = {pressure, 1};
  options.until.minima = count;
  options.threads = 2;
  MemoryJournal journal;
  std::vector<Minimum> minima = census(system, options, journal).landscape.minima();
  std::sort(minima.begin(), minima.end(), [](const Minimum& a, const Minimum& b) { return a.enthalpy < b.enthalpy; });
  return minima;
}

/// Rows of numbers of a comma-separated file, comments and header left out.
std::vector<std::vector<double>> table(const std::string& name) {
  std::ifstream file(std::string(BAROSCAPE_TEST_DATA) + "/" + name);
  std::vector<std::vector<double>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || std::isalpha(static_cast<unsigned char>(line[0]))) continue;
    std::stringstream cells(line);
    std::vector<double>& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(std::stod(cell));
  }
  return rows;
}

double enthalpy_balance(const FollowResult& walk) {
  double dropped = 0;
  for (const Slide& slide : walk.slides) dropped += slide.enthalpy_dropped;
  return walk.points.back().enthalpy - walk.points.front().enthalpy - walk.volume_work + dropped;
}

TEST(Follow, Lj7MinimaReachThePublishedEnthalpiesUnderPressure) {
  const System system = lennard_jones_cluster(7, 0.0);
  const auto surface = make_surface(system);
  const auto minima = minima_of(system, 4);
  ASSERT_EQ(minima.size(), 4u);
  const auto reference = table("lj7_pressure.csv");
  ASSERT_EQ(reference.size(), 3u);
  const std::size_t column[4] = {1, 3, 4,
                                 5};  // enthalpy_1, volume_1, enthalpy_2, enthalpy_3, enthalpy_4, lowest_omega2_4
  for (const auto& row : reference) {
    for (std::size_t i = 0; i < 4; ++i) {
      const FollowResult walk = follow(*surface, minima[i].positions, 0.0, row[0]);
      ASSERT_TRUE(walk.converged);
      EXPECT_TRUE(walk.slides.empty());
      EXPECT_NEAR(walk.points.back().enthalpy, row[column[i]], 1e-7) << "minimum " << i + 1 << " at P = " << row[0];
      if (i == 0) {
        EXPECT_NEAR(walk.points.back().volume, row[2], 1e-6);
      }
      if (i == 3) {
        EXPECT_NEAR(polish(*surface, walk.positions, row[0]).spectrum.values(0), row[6], 1e-4);
      }
    }
  }
}

TEST(Follow, EnthalpyChangesByTheVolumeWorkAlongABranch) {
  const System system = lennard_jones_cluster(8, 0.5);
  const auto surface = make_surface(system);
  const FollowResult walk = follow(*surface, minima_of(system, 8).front().positions, 0.0, 5.0);
  ASSERT_TRUE(walk.converged);
  EXPECT_TRUE(walk.slides.empty());
  // Every step is held to 1e-10 of 1 + |H|, and |H| stays below 30 over fewer than 100 steps.
  EXPECT_NEAR(enthalpy_balance(walk), 0.0, 100 * 1e-10 * 30);
  EXPECT_DOUBLE_EQ(walk.points.back().pressure, 5.0);
  for (std::size_t i = 1; i < walk.points.size(); ++i) {
    EXPECT_LT(walk.points[i].volume, walk.points[i - 1].volume) << "pressure makes everything smaller";
  }
}

TEST(Follow, VolumeSlopeIsTheSecondDerivativeOfTheEnthalpy) {
  const System system = lennard_jones_cluster(7, 0.5);
  const auto surface = make_surface(system);
  const Minimum lowest = minima_of(system, 4).front();
  const double h = 1e-3;  // central difference: error h²/6·V''' ~ 1e-6 of V'
  const double plus = follow(*surface, lowest.positions, 0.0, h).points.back().volume;
  const double minus = follow(*surface, lowest.positions, 0.0, -h).points.back().volume;
  const double slope = follow(*surface, lowest.positions, 0.0, 0.0).points.front().volume_slope;
  EXPECT_NEAR((plus - minus) / (2 * h), slope, 1e-5 * std::abs(slope));
  EXPECT_NEAR(-lowest.volume / slope, lowest.bulk_modulus, 1e-9 * lowest.bulk_modulus);
}

TEST(Follow, ThereAndBackWithoutASlideIsTheSameMinimum) {
  const System system = lennard_jones_cluster(7, 0.5);
  const auto surface = make_surface(system);
  const Minimum lowest = minima_of(system, 4).front();
  const FollowResult up = follow(*surface, lowest.positions, 0.0, 3.0);
  const FollowResult down = follow(*surface, up.positions, 3.0, 0.0);
  ASSERT_TRUE(up.slides.empty() && down.slides.empty());
  EXPECT_LT((down.positions - lowest.positions).norm(), 1e-7);
}

// design: physics, section 7 and the reference: with atom_radius 0 LJ7 has four minima at P = 2 and three at P = 4.
TEST(Follow, Lj7LosesItsFourthMinimumBetweenTwoAndFour) {
  const System system = lennard_jones_cluster(7, 0.0);
  const auto surface = make_surface(system);
  const Minimum fourth = minima_of(system, 4)[3];
  EXPECT_TRUE(follow(*surface, fourth.positions, 0.0, 2.0).slides.empty());
  const FollowResult walk = follow(*surface, fourth.positions, 0.0, 4.0);
  ASSERT_TRUE(walk.converged);
  ASSERT_EQ(walk.slides.size(), 1u);
  EXPECT_GT(walk.slides[0].pressure, 2.0);
  EXPECT_NEAR(enthalpy_balance(walk), 0.0, 1e-6);
  EXPECT_EQ(polish(*surface, walk.positions, 4.0).index(), 0);
}

TEST(Follow, AtAFoldTheClusterSlidesDownhillAndTheBalanceHolds) {
  const System system = lennard_jones_cluster(8, 0.5);
  const auto surface = make_surface(system);
  int slides = 0;
  for (const Minimum& minimum : minima_of(system, 8)) {
    const FollowResult walk = follow(*surface, minimum.positions, 0.0, 2.0);
    ASSERT_TRUE(walk.converged);
    for (const Slide& slide : walk.slides) EXPECT_GE(slide.enthalpy_dropped, 0.0);
    slides += static_cast<int>(walk.slides.size());
    // A slide adds the last stretch into the square-root singularity of the fold, smallest_step wide.
    EXPECT_NEAR(enthalpy_balance(walk), 0.0, 1e-6);
  }
  EXPECT_GE(slides, 1) << "LJ8 has a true fold between P = 0 and P = 2";
}

TEST(Follow, TheStepDoesNotChangeWhereAMinimumGoes) {
  const System system = lennard_jones_cluster(8, 0.5);
  const auto surface = make_surface(system);
  for (const Minimum& minimum : minima_of(system, 8)) {
    FollowOptions coarse, fine;
    coarse.largest_step = 0.2;
    fine.largest_step = 0.05;
    const FollowResult a = follow(*surface, minimum.positions, 0.0, 2.0, coarse);
    const FollowResult b = follow(*surface, minimum.positions, 0.0, 2.0, fine);
    Recognition known(system.species);
    known.add(1, a.points.back().enthalpy, a.positions);
    EXPECT_TRUE(known.find(b.points.back().enthalpy, b.positions)) << "minimum at " << minimum.enthalpy;
  }
}

}  // namespace
}  // namespace baroscape
