#include "explore/missing_links.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "atoms/shapes.hpp"
#include "atoms/structure.hpp"
#include "explore/structure_distances.hpp"

namespace baroscape {
namespace {

using Pairs = std::vector<std::pair<int, int>>;

/// Minima on a line at 0, 1, 2, …; a gap costs the square of its length.
double on_a_line(int i, int j) {
  return (i - j) * (i - j);
}

LinkGraph without_links(int minima) {
  return {minima, std::vector<char>(static_cast<std::size_t>(minima), true), {}};
}

TEST(MissingLinks, AreShortStepsInsteadOfOneLongOne) {
  EXPECT_EQ(missing_links(without_links(5), 0, 4, on_a_line, 4), (Pairs{{3, 4}, {2, 3}, {1, 2}, {0, 1}}));
}

TEST(MissingLinks, UseLinksForNothingAndFindNothingWhereLinksSuffice) {
  LinkGraph graph = without_links(6);
  graph.links = {{0, 3}, {4, 5}};
  EXPECT_EQ(missing_links(graph, 0, 5, on_a_line, 1), (Pairs{{3, 4}}));
  graph.links.emplace_back(3, 4);
  EXPECT_TRUE(missing_links(graph, 0, 5, on_a_line, 8).empty());
}

TEST(MissingLinks, GoRoundWhatIsNotAllowedOrNotToBeTried) {
  LinkGraph graph = without_links(4);
  graph.allowed[2] = false;
  EXPECT_EQ(missing_links(graph, 0, 3, on_a_line, 2), (Pairs{{1, 3}, {0, 1}}));
  const auto never_the_last = [](int i, int j) {
    return std::max(i, j) == 3 ? std::numeric_limits<double>::infinity() : on_a_line(i, j);
  };
  EXPECT_TRUE(missing_links(graph, 0, 3, never_the_last, 8).empty());
}

TEST(MissingLinks, FurtherPathsAvoidTheGapsOfTheFirst) {
  const Pairs gaps = missing_links(without_links(3), 0, 2, on_a_line, 3);
  EXPECT_EQ(gaps, (Pairs{{1, 2}, {0, 1}, {0, 2}}));
}

TEST(MissingLinks, PiecesAreThoseOfTheLinks) {
  LinkGraph graph = without_links(6);
  graph.links = {{4, 1}, {5, 4}, {0, 2}};
  EXPECT_EQ(pieces_of(graph), (std::vector<int>{0, 1, 0, 3, 1, 1}));
}

TEST(StructureDistances, AreZeroForCopiesAndTheSameBothWays) {
  RandomStream random(1, 0);
  const Eigen::VectorXd a = shapes::flat(shapes::icosahedron()), b = shapes::random_cluster(random, 12);
  StructureDistances distances;
  distances.add(a);
  distances.add(b);
  distances.add(shapes::disguised(random, shapes::one_species(a), a, true, 0.0));
  EXPECT_EQ(distances.size(), 3);
  EXPECT_NEAR(distances(0, 2), 0, 1e-5);
  EXPECT_GT(distances(0, 1), 0.1);
  EXPECT_EQ(distances(0, 1), distances(1, 0));
  EXPECT_EQ(distances(1, 1), 0);
  EXPECT_NEAR(distances(0, 1), distances(1, 2), 1e-5);
}

TEST(StructureDistances, GrowPastTheirFirstRoom) {
  StructureDistances distances;
  for (int k = 0; k < 200; ++k) distances.add(Eigen::VectorXd{{0, 0, 0, 1.0 + k, 0, 0}});
  EXPECT_NEAR(distances(199, 0), 199 / std::sqrt(2.0), 1e-3);
  EXPECT_NEAR(distances(70, 130), 60 / std::sqrt(2.0), 1e-3);
}

TEST(StructureDistances, ASampleOfManyPairDistancesSaysMuchTheSame) {
  RandomStream random(5, 0);
  const Eigen::VectorXd a = shapes::random_cluster(random, 120), b = shapes::random_cluster(random, 120);
  const double all = (sorted_distances(a) - sorted_distances(b)).norm() / std::sqrt(120.0);
  EXPECT_NEAR(StructureDistances::between(a, b), all, 0.1 * all);
}

TEST(StructureDistances, WhatIsLeftOutKeepsItsNumber) {
  StructureDistances distances;
  const Eigen::VectorXd near{{0, 0, 0, 1, 0, 0}}, far{{0, 0, 0, 3, 0, 0}};
  distances.add(near);
  distances.leave_out();
  distances.add(far);
  EXPECT_EQ(distances.size(), 3);
  EXPECT_TRUE(std::isinf(distances(0, 1)) && std::isinf(distances(2, 1)));
  EXPECT_NEAR(distances(0, 2), 2 / std::sqrt(2.0), 1e-6);
  EXPECT_NEAR(distances(0, 2), StructureDistances::between(near, far), 1e-6);
}

}  // namespace
}  // namespace baroscape
