#include "kinetics/first_passage.hpp"

#include <cassert>
#include <limits>
#include <utility>

namespace baroscape {
namespace {

constexpr double kNothing = -std::numeric_limits<double>::infinity();

std::vector<bool> marked(std::size_t states, const std::vector<std::size_t>& members) {
  std::vector<bool> is_member(states);
  assert(!members.empty());
  for (const std::size_t state : members) {
    assert(state < states);
    is_member[state] = true;
  }
  return is_member;
}

}  // namespace

/// The network with walks that end on entering some of its states. States from which none of those can be reached end
/// at once, so that there is an end everywhere; their numbers mean nothing.
struct FirstPassages::Absorbed {
  std::vector<bool> is_end, reaches_end;
  Elimination<ExtendedReal> elimination;
};

FirstPassages::FirstPassages(Network network) : network_(std::move(network)), piece_(pieces_of(network_)) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Link& link : network_.links) {
    pairs.emplace_back(link.a, link.b);
    leaving_a_.push_back(ExtendedReal::exp(network_.log_rate_from_a(link)));
    leaving_b_.push_back(ExtendedReal::exp(network_.log_rate_from_b(link)));
  }
  order_ = std::make_shared<const EliminationOrder>(network_.states(), pairs);
}

FirstPassages::Absorbed FirstPassages::absorb_in(const std::vector<std::size_t>& ends) const {
  const std::size_t states = network_.states();
  Absorbed absorbed{marked(states, ends), std::vector<bool>(states), Elimination<ExtendedReal>(order_)};
  std::vector<bool> piece_has_end(states);
  for (const std::size_t state : ends) piece_has_end[piece_[state]] = true;

  const ExtendedReal none, at_once(1.0);
  std::vector<ExtendedReal> leaving_a = leaving_a_, leaving_b = leaving_b_, ending(states);
  for (std::size_t state = 0; state < states; ++state) {
    absorbed.reaches_end[state] = piece_has_end[piece_[state]];
    if (absorbed.is_end[state] || !absorbed.reaches_end[state]) ending[state] = at_once;
  }
  for (std::size_t k = 0; k < network_.links.size(); ++k) {
    const Link& link = network_.links[k];
    if (!absorbed.is_end[link.a] && !absorbed.is_end[link.b]) continue;
    if (!absorbed.is_end[link.a]) ending[link.a] += leaving_a[k];
    if (!absorbed.is_end[link.b]) ending[link.b] += leaving_b[k];
    leaving_a[k] = leaving_b[k] = none;
  }
  absorbed.elimination.factorise(leaving_a, leaving_b, ending);
  return absorbed;
}

std::vector<MaybeLog> FirstPassages::log_times_to(const std::vector<std::size_t>& target) const {
  const Absorbed absorbed = absorb_in(target);
  std::vector<ExtendedReal> times(network_.states(), ExtendedReal(1.0));
  absorbed.elimination.solve_times(times);
  std::vector<MaybeLog> result(network_.states());
  for (std::size_t state = 0; state < result.size(); ++state) {
    if (absorbed.is_end[state]) {
      result[state] = kNothing;
    } else if (absorbed.reaches_end[state]) {
      result[state] = times[state].log();
    }
  }
  return result;
}

Committors FirstPassages::committors(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) const {
  const std::size_t states = network_.states();
  std::vector<std::size_t> both = a;
  both.insert(both.end(), b.begin(), b.end());
  const Absorbed absorbed = absorb_in(both);
  const auto ending_in = [&](const std::vector<std::size_t>& goal) {
    const std::vector<bool> is_goal = marked(states, goal);
    std::vector<ExtendedReal> chance(states);
    for (std::size_t k = 0; k < network_.links.size(); ++k) {
      const Link& link = network_.links[k];
      if (is_goal[link.b]) chance[link.a] += leaving_a_[k];
      if (is_goal[link.a]) chance[link.b] += leaving_b_[k];
    }
    for (const std::size_t state : both) chance[state] = ExtendedReal(is_goal[state] ? 1.0 : 0.0);
    absorbed.elimination.solve_times(chance);
    std::vector<MaybeLog> result(states);
    for (std::size_t state = 0; state < states; ++state) {
      if (absorbed.reaches_end[state]) result[state] = chance[state].log();
    }
    return result;
  };
  return {ending_in(b), ending_in(a)};
}

std::optional<RatesBetween> FirstPassages::rates_between(const std::vector<std::size_t>& a,
                                                         const std::vector<std::size_t>& b) const {
  RatesBetween result;
  // Averages over members, weighted by equilibrium; those from which no way leads to the other set are left out.
  const auto average_time = [&](const std::vector<std::size_t>& from, const std::vector<std::size_t>& to,
                                double& log_weight) {
    const std::vector<MaybeLog> times = log_times_to(to);
    std::vector<double> weights, weighted;
    for (const std::size_t state : from) {
      if (!times[state]) {
        result.left_out.push_back(state);
        continue;
      }
      weights.push_back(network_.log_weight[state]);
      weighted.push_back(network_.log_weight[state] + *times[state]);
    }
    log_weight = log_sum(weights);
    return log_sum(weighted) - log_weight;
  };
  result.log_time_to_b = average_time(a, b, result.log_weight_a);
  result.log_time_to_a = average_time(b, a, result.log_weight_b);
  if (result.left_out.size() == a.size() + b.size()) return std::nullopt;

  const Committors chances = committors(a, b);
  const std::vector<bool> in_a = marked(network_.states(), a);
  std::vector<double> fluxes;
  for (const Link& link : network_.links) {
    if (in_a[link.a] == in_a[link.b]) continue;
    const MaybeLog& chance = chances.log_to_b[in_a[link.a] ? link.b : link.a];
    if (chance) fluxes.push_back(link.log_conductance + *chance);
  }
  const double log_flux = log_sum(fluxes);
  result.log_rate_to_b = log_flux - result.log_weight_a;
  result.log_rate_to_a = log_flux - result.log_weight_b;
  return result;
}

}  // namespace baroscape
