#include "analysis/pair_distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/pair_distances.hpp"

namespace baroscape {

Eigen::VectorXd pair_distribution(const Structure& structure, double volume, const DistanceGrid& grid) {
  const double step = grid.reach / static_cast<double>(grid.points), n = structure.atoms();
  const double margin = 6 * grid.smooth;  // what a Gaussian leaves beyond is rounding
  Eigen::VectorXd g = Eigen::VectorXd::Zero(grid.points);
  const double height = 1 / (grid.smooth * std::sqrt(2 * std::numbers::pi));
  for_pairs(structure, grid.reach + margin, [&](int, int, double r) {
    const auto first = std::max<Eigen::Index>(0, static_cast<Eigen::Index>((r - margin) / step));
    const auto last = std::min(grid.points - 1, static_cast<Eigen::Index>((r + margin) / step));
    for (Eigen::Index k = first; k <= last; ++k) {
      const double x = (grid.at(k) - r) / grid.smooth;
      g(k) += 2 * height * std::exp(-0.5 * x * x);
    }
  });
  for (Eigen::Index k = 0; k < grid.points; ++k) {
    g(k) *= volume / (4 * std::numbers::pi * grid.at(k) * grid.at(k) * n * n);
  }
  return g;
}

double coordination(const Structure& structure, double r) {
  double pairs = 0;
  for_pairs(structure, r, [&](int, int, double) { pairs += 1; });
  return 2 * pairs / structure.atoms();
}

}  // namespace baroscape
