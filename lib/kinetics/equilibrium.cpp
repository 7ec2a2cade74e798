#include "kinetics/equilibrium.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "kinetics/temperature.hpp"

namespace baroscape {
namespace {

/// Shares of the given minima (indices), sum 1. Enthalpies are counted from the lowest of them before they are divided
/// by T, and the exponents from the largest, so that nothing overflows at any temperature and the sum is at least 1.
Eigen::VectorXd shares(const Landscape& landscape, const std::vector<std::size_t>& members, double temperature) {
  double lowest = landscape.minima()[members.front()].enthalpy;
  for (const std::size_t i : members) lowest = std::min(lowest, landscape.minima()[i].enthalpy);
  Eigen::VectorXd weights(static_cast<Eigen::Index>(members.size()));
  for (Eigen::Index k = 0; k < weights.size(); ++k) {
    const Minimum& minimum = landscape.minima()[members[k]];
    weights[k] = -(minimum.enthalpy - lowest) / temperature - std::log(static_cast<double>(minimum.point_group_order)) -
                 minimum.log_product_mass / 2;
  }
  const double largest = weights.maxCoeff();
  // std::exp, not Eigen's packed one, which returns 1e-308 instead of 0 for an exponent of −∞.
  for (double& weight : weights) weight = std::exp(weight - largest);
  return weights / weights.sum();
}

}  // namespace

Eigen::VectorXd equilibrium(const Landscape& landscape, double temperature) {
  require_temperature(temperature);
  std::vector<std::size_t> all(landscape.minima().size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  if (all.empty()) return {};
  return shares(landscape, all, temperature);
}

Eigen::VectorXd equilibrate(const Landscape& landscape, const Eigen::VectorXd& population, double temperature) {
  require_temperature(temperature);
  assert(population.size() == static_cast<Eigen::Index>(landscape.minima().size()));
  const std::vector<int> piece_of = connected_components(landscape);
  std::vector<std::vector<std::size_t>> pieces;
  for (std::size_t i = 0; i < piece_of.size(); ++i) {
    const auto piece = static_cast<std::size_t>(piece_of[i]);
    if (piece >= pieces.size()) pieces.resize(piece + 1);
    pieces[piece].push_back(i);
  }
  Eigen::VectorXd relaxed(population.size());
  for (const std::vector<std::size_t>& members : pieces) {
    double weight = 0;
    for (const std::size_t i : members) weight += population[static_cast<Eigen::Index>(i)];
    const Eigen::VectorXd share = shares(landscape, members, temperature);
    for (std::size_t k = 0; k < members.size(); ++k) {
      relaxed[static_cast<Eigen::Index>(members[k])] = weight * share[static_cast<Eigen::Index>(k)];
    }
  }
  return relaxed;
}

}  // namespace baroscape
