#include "kinetics/implicit_step.hpp"

#include <cmath>

#include "core/share_work.hpp"

namespace baroscape {
namespace {

// Hairer & Wanner, Solving Ordinary Differential Equations II, table 6.5: order 4 (the last row of kWeights is also the
// step itself), and what it differs by from the embedded method of order 3.
constexpr double kDiagonal = 0.25;
constexpr std::array<double, 5> kTimes = {0.25, 0.75, 11.0 / 20, 0.5, 1.0};
constexpr double kWeights[5][4] = {{},
                                   {0.5},
                                   {17.0 / 50, -1.0 / 25},
                                   {371.0 / 1360, -137.0 / 2720, 15.0 / 544},
                                   {25.0 / 24, -49.0 / 48, 125.0 / 16, -85.0 / 12}};
constexpr std::array<double, 5> kErrorWeights = {-3.0 / 16, -27.0 / 32, 25.0 / 32, 0.0, 0.25};

/// From so many states on a factorisation is long enough to be worth a thread.
constexpr std::size_t kWorthAThread = 200;

}  // namespace

ImplicitStep::ImplicitStep(const HarmonicRates& rates, std::shared_ptr<const EliminationOrder> order, int threads)
    : rates_(rates),
      states_(order->size()),
      threads_(states_ >= kWorthAThread ? threads : 1),
      eliminations_(kStages, Elimination<double>(order)),
      ones_(states_, 1.0) {}

/// 1 − (step/4) K as a walk that ends at the rate 1 and jumps at the rates (step/4) K.
void ImplicitStep::factorise(std::size_t stage, double temperature, double step) {
  rates_.evaluate(temperature, leaving_a_[stage], leaving_b_[stage]);
  for (double& rate : leaving_a_[stage]) rate *= kDiagonal * step;
  for (double& rate : leaving_b_[stage]) rate *= kDiagonal * step;
  eliminations_[stage].factorise(leaving_a_[stage], leaving_b_[stage], ones_);
}

void ImplicitStep::take(const PopulationRows& populations, double from, double to, double step) {
  const bool held = from == to;
  if (!held) {
    held_step_ = -1;
    share_work(threads_, kStages, [&](std::size_t stage, std::size_t) {
      factorise(stage, from + kTimes[stage] * (to - from), step);
    });
  } else if (held_temperature_ != from || held_step_ != step) {
    factorise(0, from, step);
    held_temperature_ = from;
    held_step_ = step;
  }
  const auto elimination = [&](std::size_t stage) -> const Elimination<double>& {
    return eliminations_[held ? 0 : stage];
  };
  const auto columns = static_cast<std::size_t>(populations.cols());
  for (std::size_t s = 0; s < kStages; ++s) {
    given_ = populations;
    for (std::size_t r = 0; r < s; ++r) given_ += kWeights[s][r] * gains_[r];
    stages_[s] = given_;
    elimination(s).solve_populations(stages_[s].data(), columns);
    // K p from what the resolvent changed: multiplying by K would lose the slow rates beside the fast ones.
    gains_[s] = (stages_[s] - given_) / kDiagonal;
  }
  // The plain difference of the two methods sees fast states that are long in equilibrium; another resolvent blinds it to
  // them, as it does the step itself (ibid., section IV.8).
  given_ = kErrorWeights[0] * gains_[0];
  for (std::size_t s = 1; s < kStages; ++s) given_ += kErrorWeights[s] * gains_[s];
  elimination(kStages - 1).solve_populations(given_.data(), columns);
  error_ = columns > 0 && states_ > 0 ? given_.cwiseAbs().colwise().sum().maxCoeff() : 0.0;
}

}  // namespace baroscape
