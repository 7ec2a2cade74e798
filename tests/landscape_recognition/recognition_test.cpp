#include "landscape/recognition.hpp"

#include <gtest/gtest.h>

#include "atoms/shapes.hpp"
#include "atoms/structure.hpp"

namespace baroscape {
namespace {

TEST(Recognition, KnowsAStateInDisguiseAndNoOther) {
  RandomStream random(4, 1);
  const std::vector<int> species = shapes::two_species(13, 9);
  Recognition known(species);
  std::vector<Eigen::VectorXd> states;
  for (int label = 1; label <= 200; ++label) {
    states.push_back(shapes::random_cluster(random, 13));
    // In groups of ten at one enthalpy: geometry alone must tell them apart.
    known.add(label, -44 + 0.1 * (label / 10), states.back());
  }
  EXPECT_EQ(known.size(), 200u);
  for (int label = 1; label <= 200; ++label) {
    const double enthalpy = -44 + 0.1 * (label / 10) + 1e-7 * (label % 3 - 1);
    const Eigen::VectorXd again = shapes::disguised(random, species, states[label - 1], label % 2 == 0, 1e-6);
    EXPECT_EQ(known.find(enthalpy, again), label);
    EXPECT_EQ(known.find(enthalpy, shapes::random_cluster(random, 13)), std::nullopt);
  }
}

TEST(Recognition, AMirrorImageIsTheSameState) {
  const Eigen::VectorXd propeller = shapes::flat(shapes::propeller());
  Recognition known(shapes::one_species(propeller));
  known.add(7, -9.0, propeller);
  EXPECT_EQ(known.find(-9.0, -propeller), 7);
}

TEST(Recognition, EnthalpyMustAgreeToTheWindowWhichGrowsWithItsSize) {
  const Eigen::VectorXd x = shapes::flat(shapes::octahedron());
  Recognition known(shapes::one_species(x));
  known.add(1, -5.0, x);
  EXPECT_EQ(known.find(-5.0 + 0.9e-6, x), 1);
  EXPECT_EQ(known.find(-5.0 - 0.9e-6, x), 1);
  EXPECT_EQ(known.find(-5.0 + 1.2e-6, x), std::nullopt);
  known.add(2, 1000.0, x);
  EXPECT_EQ(known.find(1000.0 + 0.9e-4, x), 2);
  EXPECT_EQ(known.find(1000.0 + 1.2e-4, x), std::nullopt);
}

TEST(Recognition, LooksOnlyAtLabelsUpToTheNewestAndGivesTheSmallest) {
  const Eigen::VectorXd x = shapes::flat(shapes::octahedron());
  Recognition known(shapes::one_species(x));
  known.add(5, -12.0 - 1e-7, x);
  known.add(3, -12.0 + 1e-7, x);
  known.add(4, -12.0, x);
  EXPECT_EQ(known.find(-12.0, x), 3);
  EXPECT_EQ(known.find(-12.0, x, 4), 3);
  EXPECT_EQ(known.find(-12.0, x, 3), 3);
  EXPECT_EQ(known.find(-12.0, x, 2), std::nullopt);
  known.add(2, -12.0, shapes::flat(shapes::bipyramid(4, 1.5)));
  EXPECT_EQ(known.find(-12.0, x), 3);
  EXPECT_EQ(known.find(-12.0, shapes::flat(shapes::bipyramid(4, 1.5)), 2), 2);
}

TEST(Recognition, CoincidentEnthalpiesAndDistancesAreDecidedByAlignment) {
  const auto [trapezium, kite] = shapes::homometric_pair(1);
  const Eigen::VectorXd a = shapes::flat(trapezium), b = shapes::flat(kite);
  Recognition known(shapes::one_species(a));
  known.add(1, -3.0, a);
  EXPECT_EQ(known.find(-3.0, b), std::nullopt);
  known.add(2, -3.0, b);
  EXPECT_EQ(known.find(-3.0, a), 1);
  EXPECT_EQ(known.find(-3.0, b), 2);
}

TEST(Recognition, SpeciesDecideWhereDistancesCannot) {
  const Eigen::VectorXd x = shapes::flat({{0, 0, 0}, {1, 0, 0}, {2.3, 0, 0}});
  const Eigen::VectorXd exchanged = shapes::flat({{2.3, 0, 0}, {1, 0, 0}, {0, 0, 0}});
  Recognition known({0, 0, 1});
  known.add(1, -2.0, x);
  EXPECT_EQ(known.find(-2.0, exchanged), std::nullopt);
  EXPECT_EQ(known.find(-2.0, -x), 1);
}

TEST(Recognition, KnowsNothingAtFirstAndNothingNotFinite) {
  Eigen::VectorXd x = shapes::flat(shapes::octahedron());
  Recognition known(shapes::one_species(x));
  EXPECT_EQ(known.find(-12.0, x), std::nullopt);
  known.add(1, -12.0, x);
  EXPECT_EQ(known.find(std::nan(""), x), std::nullopt);
  x[0] = std::nan("");
  EXPECT_EQ(known.find(-12.0, x), std::nullopt);
}

}  // namespace
}  // namespace baroscape
