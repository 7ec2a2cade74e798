#include "protocol/half_life.hpp"

#include <cmath>
#include <limits>
#include <optional>

#include "kinetics/master_equation.hpp"
#include "kinetics/temperature.hpp"
#include "protocol/storage.hpp"
#include "protocol/treatment_ground.hpp"

namespace baroscape {
namespace {

/// The longest time there is (kinetics/temperature.hpp).
constexpr double kLongest = 1e250;
/// A gain smaller than this is none, ε (design: physics, section 1).
constexpr double kHigher = 1e-7;

/// ln of the time at which each sample's gain over the control has first fallen to half, between steps by a straight
/// line in ln t.
class Halving {
 public:
  Halving(Eigen::RowVectorXd energies, Eigen::Index samples) : energies_(std::move(energies)), log_times_(samples) {}

  void see(const EvolutionPoint& point) {
    const Eigen::RowVectorXd means = energies_ * point.populations;
    const Eigen::Index samples = means.size() - 1;
    const Eigen::RowVectorXd gain = means.head(samples).array() - means[samples];
    if (first_.size() == 0) first_ = gain;
    const double now = std::log(std::max(point.time, std::numeric_limits<double>::min()));
    for (Eigen::Index k = 0; k < samples; ++k) {
      auto& known = log_times_[static_cast<std::size_t>(k)];
      const double half = first_[k] / 2;
      if (known || first_[k] <= kHigher || gain[k] > half) continue;
      // From the beginning, time 0, there is no straight line.
      const double share = last_time_ > 0 ? (last_[k] - half) / (last_[k] - gain[k]) : 1.0;
      known = last_time_ > 0 ? std::log(last_time_) + share * (now - std::log(last_time_)) : now;
    }
    last_ = gain;
    last_time_ = point.time;
  }

  const std::vector<std::optional<double>>& log_times() const { return log_times_; }

 private:
  Eigen::RowVectorXd energies_, first_, last_;
  double last_time_ = 0;
  std::vector<std::optional<double>> log_times_;
};

}  // namespace

void add_half_lives(const Landscape& ambient, const Eigen::VectorXd& initial, const std::vector<double>& temperatures,
                    std::vector<AnnealOutcome>& outcomes) {
  for (const double temperature : temperatures) require_temperature(temperature);
  if (temperatures.empty() || outcomes.empty()) return;
  const MasterEquation equation{HarmonicRates(ambient)};
  const Eigen::MatrixXd samples = samples_of(initial, outcomes);
  const Eigen::RowVectorXd energies = equation.rates().enthalpies().transpose();  // P = 0: the energies
  EvolutionOptions step_by_step;
  step_by_step.leap_up_to = 0;
  for (const double temperature : temperatures) {
    Halving halving(energies, outcomes.size());
    equation.evolve(samples, hold(temperature, kLongest), step_by_step,
                    [&](const EvolutionPoint& point) { halving.see(point); });
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      outcomes[k].half_lives.push_back({temperature, halving.log_times()[k]});
    }
  }
}

}  // namespace baroscape
