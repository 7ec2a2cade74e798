#include "kinetics/lumping.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace baroscape {

LumpedNetwork lump_fast_groups(const Network& network, double log_rate) {
  Network fast;
  fast.log_weight = network.log_weight;
  for (const Link& link : network.links) {
    if (std::min(network.log_rate_from_a(link), network.log_rate_from_b(link)) > log_rate) fast.links.push_back(link);
  }
  LumpedNetwork lumped;
  lumped.group_of = pieces_of(fast);

  std::vector<std::vector<double>> weights;
  for (std::size_t state = 0; state < network.states(); ++state) {
    if (lumped.group_of[state] == weights.size()) weights.emplace_back();
    weights[lumped.group_of[state]].push_back(network.log_weight[state]);
  }
  for (const std::vector<double>& members : weights) lumped.network.log_weight.push_back(log_sum(members));
  for (std::size_t state = 0; state < network.states(); ++state) {
    lumped.log_share.push_back(network.log_weight[state] - lumped.network.log_weight[lumped.group_of[state]]);
  }

  std::map<std::pair<std::size_t, std::size_t>, std::vector<double>> conductances;
  for (const Link& link : network.links) {
    const auto pair = std::minmax(lumped.group_of[link.a], lumped.group_of[link.b]);
    if (pair.first != pair.second) conductances[pair].push_back(link.log_conductance);
  }
  for (const auto& [pair, values] : conductances) {
    lumped.network.links.push_back({pair.first, pair.second, log_sum(values)});
  }
  return lumped;
}

}  // namespace baroscape
