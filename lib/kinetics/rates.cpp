#include "kinetics/rates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <tuple>
#include <utility>

#include "core/error.hpp"
#include "kinetics/temperature.hpp"

namespace baroscape {
namespace {

double log_degeneracy(const StationaryPoint& point) {
  return -std::log(static_cast<double>(point.point_group_order)) - point.log_product_mass / 2;
}

}  // namespace

HarmonicRates::HarmonicRates(const Landscape& landscape) : enthalpies_(landscape.minima().size()) {
  for (std::size_t i = 0; i < landscape.minima().size(); ++i) {
    const Minimum& minimum = landscape.minima()[i];
    if (!std::isfinite(minimum.log_product_mass) || !std::isfinite(minimum.enthalpy)) {
      throw InputError("minimum " + std::to_string(minimum.id) +
                       " has no enthalpy or no log product of its frequencies; both must be finite numbers");
    }
    enthalpies_[static_cast<Eigen::Index>(i)] = minimum.enthalpy;
    log_degeneracies_.push_back(log_degeneracy(minimum));
  }
  for (std::size_t t = 0; t < landscape.transition_states().size(); ++t) {
    const TransitionState& state = landscape.transition_states()[t];
    if (state.minimum_a == state.minimum_b) continue;
    if (!std::isfinite(state.log_product_mass) || !std::isfinite(state.enthalpy)) {
      without_rate_.push_back(state.id);
      continue;
    }
    Passage passage;
    passage.transition_state = t;
    std::tie(passage.a, passage.b) =
        std::minmax({*landscape.index_of_minimum(state.minimum_a), *landscape.index_of_minimum(state.minimum_b)});
    const double shared = log_degeneracy(state) - std::log(2 * std::numbers::pi);
    passage.log_attempts_a = shared - log_degeneracies_[passage.a];
    passage.log_attempts_b = shared - log_degeneracies_[passage.b];
    passage.barrier_a = state.enthalpy - landscape.minima()[passage.a].enthalpy;
    passage.barrier_b = state.enthalpy - landscape.minima()[passage.b].enthalpy;
    passages_.push_back(passage);
  }
  std::stable_sort(passages_.begin(), passages_.end(),
                   [](const Passage& p, const Passage& q) { return std::tie(p.a, p.b) < std::tie(q.a, q.b); });
  for (std::size_t k = 0; k < passages_.size(); ++k) {
    const Passage& passage = passages_[k];
    if (groups_.empty() || std::tie(groups_.back().a, groups_.back().b) != std::tie(passage.a, passage.b)) {
      groups_.push_back({passage.a, passage.b, k, k});
    }
    groups_.back().last = k + 1;
  }
}

void HarmonicRates::evaluate(double temperature, std::vector<double>& leaving_a, std::vector<double>& leaving_b) const {
  require_temperature_or_zero(temperature);
  leaving_a.assign(groups_.size(), 0.0);
  leaving_b.assign(groups_.size(), 0.0);
  if (temperature == 0) return;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    for (std::size_t k = groups_[g].first; k < groups_[g].last; ++k) {
      leaving_a[g] += std::exp(log_rate_from_a(passages_[k], temperature));
      leaving_b[g] += std::exp(log_rate_from_b(passages_[k], temperature));
    }
  }
}

Network HarmonicRates::network(double temperature) const {
  require_temperature(temperature);
  Network network;
  const double lowest = states() > 0 ? enthalpies_.minCoeff() : 0.0;
  for (Eigen::Index i = 0; i < states(); ++i) {
    network.log_weight.push_back(log_degeneracies_[static_cast<std::size_t>(i)] -
                                 (enthalpies_[i] - lowest) / temperature);
  }
  std::vector<double> conductances;
  for (const PassageGroup& group : groups_) {
    // From the side with the lower barrier, where less is lost to rounding when the temperature is very low.
    const bool from_a = passages_[group.first].barrier_a <= passages_[group.first].barrier_b;
    conductances.clear();
    for (std::size_t k = group.first; k < group.last; ++k) {
      conductances.push_back(from_a ? log_rate_from_a(passages_[k], temperature)
                                    : log_rate_from_b(passages_[k], temperature));
    }
    network.links.push_back({group.a, group.b, log_sum(conductances) + network.log_weight[from_a ? group.a : group.b]});
  }
  return network;
}

}  // namespace baroscape
