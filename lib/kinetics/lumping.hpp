// Fast groups as single states: states that exchange among themselves faster than anything one wants to see are in
// equilibrium with each other (regrouping, Carr & Wales, J. Phys. Chem. B 112, 8760 (2008)).
#pragma once

#include <cstddef>
#include <vector>

#include "kinetics/network.hpp"

namespace baroscape {

struct LumpedNetwork {
  Network network;                    ///< weights and conductances summed over members
  std::vector<std::size_t> group_of;  ///< group of each state of the old network; groups in the order of first members
  std::vector<double> log_share;      ///< ln of each state's share of its group, in equilibrium
};

/// Joins all states that are connected by links whose rates both exceed exp(log_rate), per reduced time. What happens
/// slower than that is changed by a relative error of the order of (slow rates)/(fast rates); detailed balance stays
/// exact.
LumpedNetwork lump_fast_groups(const Network& network, double log_rate);

}  // namespace baroscape
