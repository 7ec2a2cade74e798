#include "atoms/assignment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "core/random.hpp"

namespace baroscape {
namespace {

double cost_of(const Eigen::MatrixXd& cost, const std::vector<int>& columns) {
  double sum = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) sum += cost(static_cast<Eigen::Index>(i), columns[i]);
  return sum;
}

/// The lowest cost over all n! assignments.
double lowest_cost(const Eigen::MatrixXd& cost) {
  std::vector<int> columns(static_cast<std::size_t>(cost.rows()));
  std::iota(columns.begin(), columns.end(), 0);
  double lowest = cost_of(cost, columns);
  while (std::next_permutation(columns.begin(), columns.end())) lowest = std::min(lowest, cost_of(cost, columns));
  return lowest;
}

TEST(Assignment, IsTheCheapestOfAllPermutations) {
  for (int n = 1; n <= 7; ++n) {
    for (std::uint64_t sample = 0; sample < 50; ++sample) {
      RandomStream random(static_cast<std::uint64_t>(n), sample);
      Eigen::MatrixXd cost(n, n);
      // Every other sample has whole numbers, so that many assignments cost the same; some costs are negative.
      for (double& c : cost.reshaped()) c = sample % 2 == 0 ? random.normal() : std::floor(random.uniform(-2, 4));
      const std::vector<int> columns = cheapest_assignment(cost);
      std::vector<int> sorted = columns;
      std::sort(sorted.begin(), sorted.end());
      for (int j = 0; j < n; ++j) ASSERT_EQ(sorted[static_cast<std::size_t>(j)], j) << "every column once";
      EXPECT_NEAR(cost_of(cost, columns), lowest_cost(cost), 1e-12) << "n = " << n << ", sample " << sample;
    }
  }
}

TEST(Assignment, UndoesAPermutationOfPointsInALargeCase) {
  RandomStream random(5, 0);
  const int n = 60;
  Eigen::MatrixXd points(3, n), moved(3, n);
  for (double& c : points.reshaped()) c = random.uniform(0, 5);
  for (int j = 0; j < n; ++j) moved.col((7 * j + 3) % n) = points.col(j);
  Eigen::MatrixXd cost(n, n);
  for (int i = 0; i < n; ++i) cost.row(i) = (moved.colwise() - points.col(i)).colwise().squaredNorm();
  const std::vector<int> columns = cheapest_assignment(cost);
  for (int i = 0; i < n; ++i) EXPECT_EQ(columns[static_cast<std::size_t>(i)], (7 * i + 3) % n);
}

TEST(Assignment, OfNothingIsNothing) {
  EXPECT_TRUE(cheapest_assignment(Eigen::MatrixXd(0, 0)).empty());
}

}  // namespace
}  // namespace baroscape
