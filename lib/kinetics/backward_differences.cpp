#include "kinetics/backward_differences.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace baroscape {
namespace {

/// d₀ for points so long ago.
double leading(const std::vector<double>& ago, int order) {
  double sum = 0;
  for (int i = 0; i < order; ++i) sum += 1 / ago[static_cast<std::size_t>(i)];
  return sum;
}

/// Value now of the polynomial of Lagrange that is 1 at point i and 0 at the other points of the first `count`.
double extrapolation(const std::vector<double>& ago, std::size_t i, std::size_t count) {
  double product = 1;
  for (std::size_t j = 0; j < count; ++j) {
    if (j != i) product *= ago[j] / (ago[j] - ago[i]);
  }
  return product;
}

}  // namespace

BackwardDifferences::BackwardDifferences(const HarmonicRates& rates, std::shared_ptr<const EliminationOrder> order,
                                         PopulationRows start)
    : rates_(rates), elimination_(std::move(order)), ones_(static_cast<std::size_t>(start.rows()), 1.0) {
  past_.push_back(std::move(start));
}

int BackwardDifferences::highest_order() const {
  return std::min(kHighestOrder, static_cast<int>(past_.size()));
}

void BackwardDifferences::attempt(double temperature, double step, int order) {
  assert(order >= 1 && order <= highest_order());
  step_ = step;
  ago_ = {1.0};
  for (const double length : lengths_) ago_.push_back(ago_.back() + length / step);

  // −d_i/d₀: the slope now of the polynomial that is 1 at point i and 0 at the others and now is −extrapolation/ago.
  const double d0 = leading(ago_, order);
  end_ = PopulationRows::Zero(past_.front().rows(), past_.front().cols());
  for (std::size_t i = 0; i < static_cast<std::size_t>(order); ++i) {
    end_ += extrapolation(ago_, i, static_cast<std::size_t>(order)) / (ago_[i] * d0) * past_[i];
  }
  // 1 − (step/d₀) K as a walk that ends at the rate 1 and jumps at the rates (step/d₀) K.
  rates_.evaluate(temperature, leaving_a_, leaving_b_);
  for (double& rate : leaving_a_) rate *= step / d0;
  for (double& rate : leaving_b_) rate *= step / d0;
  elimination_.factorise(leaving_a_, leaving_b_, ones_);
  elimination_.solve_populations(end_.data(), static_cast<std::size_t>(end_.cols()));
}

/// The polynomial through the last order + 1 points misses the new one by (t − t_{order}) d₀ times the error of the
/// step; the resolvent takes out what fast states, held to their equilibrium, do not suffer from.
double BackwardDifferences::error(int order) const {
  const auto points = static_cast<std::size_t>(order) + 1;
  if (order < 1 || order > kHighestOrder || points > past_.size()) return std::numeric_limits<double>::infinity();
  if (end_.size() == 0) return 0;
  difference_ = end_;
  for (std::size_t i = 0; i < points; ++i) difference_ -= extrapolation(ago_, i, points) * past_[i];
  elimination_.solve_populations(difference_.data(), static_cast<std::size_t>(difference_.cols()));
  return difference_.cwiseAbs().colwise().sum().maxCoeff() / (ago_[points - 1] * leading(ago_, order));
}

void BackwardDifferences::accept(PopulationRows populations) {
  past_.insert(past_.begin(), std::move(populations));
  lengths_.insert(lengths_.begin(), step_);
  constexpr std::size_t most = kHighestOrder + 2;
  if (past_.size() > most) past_.pop_back();
  if (lengths_.size() >= most) lengths_.pop_back();
}

}  // namespace baroscape
