#include "kinetics/master_equation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <utility>

#include "core/error.hpp"
#include "kinetics/backward_differences.hpp"
#include "kinetics/propagator.hpp"
#include "kinetics/temperature.hpp"

namespace baroscape {
namespace {

/// A ramp is walked in at least so many steps, so that nothing can hide between the temperatures that are looked at.
constexpr double kFewestSteps = 60;
constexpr double kCaution = 0.85, kSmallestShrinkage = 0.1;
/// Largest growth of the step by order: above some 2.4, 1.5, 1.28 and 1.13 for orders 2 to 5 differences at growing
/// steps blow up slow modes (Calvo, Grande & Grigorieff, Numer. Math. 57, 39 (1990)).
constexpr double kLargestGrowth[] = {0, 8, 2, 1.45, 1.25, 1.12};
/// Steps below this share of the time that has passed are lost in rounding.
constexpr double kShortest = 1e-15;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

/// What each piece of the landscape holds, by column, and how to give it back.
class PieceWeights {
 public:
  PieceWeights(const std::vector<std::size_t>& pieces, const PopulationRows& populations)
      : pieces_(pieces), held_(sum(populations)) {}

  /// Sets negative entries to 0 and scales each piece to what it held.
  void restore(PopulationRows& populations) const {
    populations = populations.cwiseMax(0.0);
    const PopulationRows now = sum(populations);
    for (Eigen::Index i = 0; i < populations.rows(); ++i) {
      const auto piece = static_cast<Eigen::Index>(pieces_[static_cast<std::size_t>(i)]);
      for (Eigen::Index c = 0; c < populations.cols(); ++c) {
        if (now(piece, c) > 0) populations(i, c) *= held_(piece, c) / now(piece, c);
      }
    }
  }

 private:
  PopulationRows sum(const PopulationRows& populations) const {
    const std::size_t count = pieces_.empty() ? 0 : *std::max_element(pieces_.begin(), pieces_.end()) + 1;
    PopulationRows sums = PopulationRows::Zero(static_cast<Eigen::Index>(count), populations.cols());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      sums.row(static_cast<Eigen::Index>(pieces_[i])) += populations.row(static_cast<Eigen::Index>(i));
    }
    return sums;
  }

  const std::vector<std::size_t>& pieces_;
  PopulationRows held_;
};

double largest_column(const Eigen::MatrixXd& values) {
  return values.size() == 0 ? 0.0 : values.cwiseAbs().colwise().sum().maxCoeff();
}

/// Walks one ramp in steps as long as their error allows.
class Walk {
 public:
  Walk(const MasterEquation& equation, std::shared_ptr<const EliminationOrder> order, const TemperatureRamp& ramp,
       const EvolutionOptions& options, const EvolutionObserver& observer, const Eigen::MatrixXd& start)
      : ramp_(ramp),
        options_(options),
        observer_(observer),
        weights_(equation.pieces(), start),
        differences_(equation.rates(), std::move(order), start),
        length_(first_length(largest_column(equation.flows(start, ramp.from)))) {}

  EvolutionResult run() {
    observe(0);
    for (double time = 0; time < ramp_.duration;) {
      const bool last = time + length_ >= ramp_.duration * (1 - kShortest);
      const double step = last ? ramp_.duration - time : length_;
      const double end = last ? ramp_.duration : time + length_;
      differences_.attempt(temperature(end), step, order_);
      if (is_good()) {
        choose_next(step);
        PopulationRows populations = differences_.end();
        weights_.restore(populations);
        differences_.accept(std::move(populations));
        ++result_.steps;
        time = end;
        observe(time);
        continue;
      }
      ++result_.rejected;
      shorten(step);
      if (length_ <= kShortest * time || length_ == 0) return stopped(time);
    }
    result_.finished = true;
    result_.reason = "the end of the time was reached in " + std::to_string(result_.steps) + " steps";
    return take_result();
  }

 private:
  double temperature(double time) const {
    return time >= ramp_.duration ? ramp_.to : ramp_.from + (ramp_.to - ramp_.from) * (time / ramp_.duration);
  }

  double longest() const { return ramp_.from == ramp_.to ? ramp_.duration : ramp_.duration / kFewestSteps; }

  /// Long enough for the flow to move what a step of order 1 may get wrong.
  double first_length(double flow) const {
    const double moved = std::sqrt(options_.tolerance);
    return flow * longest() > moved ? moved / flow : longest();
  }

  /// The first step has nothing before it to be judged by, and is as short as first_length() says.
  double error(int order) const {
    return differences_.highest_order() == 1 && result_.steps == 0 ? 0.0 : differences_.error(order);
  }

  bool is_good() {
    error_ = error(order_) / options_.tolerance;
    const double negative = -differences_.end().cwiseMin(0.0).colwise().sum().minCoeff();
    return error_ <= 1 && negative <= options_.tolerance;
  }

  /// What the next step may be, times this one, were it of this order.
  static double growth(int order, double error) {
    if (!std::isfinite(error)) return kSmallestShrinkage;
    return std::clamp(kCaution * std::pow(std::max(error, 1e-30), -1.0 / (order + 1)), kSmallestShrinkage,
                      kLargestGrowth[order]);
  }

  /// Of this order and its neighbours the one that allows the longest step; this one when others gain little.
  void choose_next(double step) {
    int best = order_;
    double longest_growth = growth(order_, error_);
    for (const int order : {order_ - 1, order_ + 1}) {
      if (order < 1 || order > BackwardDifferences::kHighestOrder) continue;
      const double other = growth(order, error(order) / options_.tolerance);
      if (other > 1.05 * longest_growth) {
        best = order;
        longest_growth = other;
      }
    }
    order_ = best;
    length_ = std::min(longest(), step * longest_growth);
  }

  void shorten(double step) {
    length_ = step * std::min(0.5, growth(order_, error_));
    // When that does not help the past is no guide: something begins here.
    order_ = std::max(1, order_ - 1);
  }

  void observe(double time) {
    if (observer_) observer_({time, temperature(time), differences_.populations()});
  }

  EvolutionResult take_result() {
    result_.populations = differences_.populations();
    return std::move(result_);
  }

  EvolutionResult stopped(double time) {
    result_.reason = "no step was short enough for the tolerance " + number(options_.tolerance) + " at time " +
                     number(time) + "; a larger tolerance is needed";
    return take_result();
  }

  const TemperatureRamp& ramp_;
  const EvolutionOptions& options_;
  const EvolutionObserver& observer_;
  PieceWeights weights_;
  BackwardDifferences differences_;
  double length_;
  int order_ = 1;
  double error_ = 0;  ///< of the attempt, in tolerances
  EvolutionResult result_;
};

}  // namespace

TemperatureRamp hold(double temperature, double duration) {
  return {temperature, temperature, duration};
}

TemperatureRamp ramp(double from, double to, double rate) {
  if (!(std::isfinite(rate) && rate > 0)) {
    throw InputError("rate of heating or cooling: " + number(rate) + " is not allowed; a finite number > 0 is");
  }
  return {from, to, std::abs(to - from) / rate};
}

MasterEquation::MasterEquation(HarmonicRates rates) : rates_(std::move(rates)) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  Network links_only;
  links_only.log_weight.resize(static_cast<std::size_t>(rates_.states()));
  for (const PassageGroup& group : rates_.groups()) {
    pairs.emplace_back(group.a, group.b);
    links_only.links.push_back({group.a, group.b, 0.0});
  }
  order_ = std::make_shared<const EliminationOrder>(static_cast<std::size_t>(rates_.states()), pairs);
  pieces_ = pieces_of(links_only);
}

Eigen::MatrixXd MasterEquation::flows(const Eigen::MatrixXd& populations, double temperature) const {
  std::vector<double> leaving_a, leaving_b;
  rates_.evaluate(temperature, leaving_a, leaving_b);
  PopulationRows result = PopulationRows::Zero(populations.rows(), populations.cols());
  const PopulationRows rows = populations;
  for (std::size_t g = 0; g < leaving_a.size(); ++g) {
    const auto a = static_cast<Eigen::Index>(rates_.groups()[g].a), b = static_cast<Eigen::Index>(rates_.groups()[g].b);
    const Eigen::RowVectorXd net = leaving_a[g] * rows.row(a) - leaving_b[g] * rows.row(b);
    result.row(b) += net;
    result.row(a) -= net;
  }
  return result;
}

EvolutionResult MasterEquation::evolve(const Eigen::MatrixXd& populations, const TemperatureRamp& ramp,
                                       const EvolutionOptions& options, const EvolutionObserver& observer) const {
  require_temperature_or_zero(ramp.from);
  require_temperature_or_zero(ramp.to);
  require_duration(ramp.duration);
  if (!(options.tolerance >= 1e-11 && options.tolerance <= 0.1)) {
    throw InputError("tolerance: " + number(options.tolerance) + " is not allowed; a number from 1e-11 to 0.1 is");
  }
  assert(populations.rows() == rates_.states());
  if (ramp.from == ramp.to && rates_.states() <= options.leap_up_to) {
    if (observer) observer({0, ramp.from, populations});
    EvolutionResult result;
    result.populations = transition_probabilities(rates_, ramp.from, ramp.duration) * populations;
    result.finished = true;
    result.steps = 1;
    result.reason = "the end of the time was reached in one leap";
    if (observer) observer({ramp.duration, ramp.to, result.populations});
    return result;
  }
  return Walk(*this, order_, ramp, options, observer, populations).run();
}

}  // namespace baroscape
