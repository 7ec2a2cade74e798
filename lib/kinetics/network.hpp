// States and the rates between them at one temperature, in logarithms: what graph transformation and lumping work on.
//
// Kept as weights of the states and conductances of the links, ln k_{b←a} = log_conductance − log_weight[a], so that
// detailed balance cannot be lost, and in logarithms, because at low temperature rates span hundreds of decades.
#pragma once

#include <cstddef>
#include <vector>

namespace baroscape {

struct Link {
  std::size_t a = 0, b = 0;    ///< two different states
  double log_conductance = 0;  ///< ln c, symmetric in a and b, > −∞
};

struct Network {
  std::vector<double> log_weight;  ///< ln of the equilibrium population of each state, up to a constant they share
  std::vector<Link> links;         ///< at most one for each pair

  std::size_t states() const { return log_weight.size(); }
  double log_rate_from_a(const Link& link) const { return link.log_conductance - log_weight[link.a]; }
  double log_rate_from_b(const Link& link) const { return link.log_conductance - log_weight[link.b]; }
};

/// Piece of the network each state is in, numbered 0, 1, … in the order of their first states.
std::vector<std::size_t> pieces_of(const Network& network);

/// ln Σ exp(x) over the values without overflow; −∞ for none.
double log_sum(const std::vector<double>& values);

}  // namespace baroscape
