// Landscapes with frequencies: what rates are made of.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/random.hpp"
#include "landscape/landscape.hpp"

namespace baroscape::testing_kinetics {

inline Minimum minimum(std::int64_t id, double enthalpy, int order = 1, double log_product = 0) {
  Minimum state;
  state.id = id;
  state.enthalpy = state.energy = enthalpy;
  state.point_group_order = order;
  state.log_product_mass = log_product;
  state.log_product = std::numeric_limits<double>::quiet_NaN();  // m = 1 has no part in kinetics
  return state;
}

inline TransitionState transition_state(std::int64_t id, double enthalpy, std::int64_t a, std::int64_t b, int order = 1,
                                        double log_product = 0) {
  TransitionState state;
  state.id = id;
  state.enthalpy = state.energy = enthalpy;
  state.minimum_a = a;
  state.minimum_b = b;
  state.point_group_order = order;
  state.log_product_mass = log_product;
  state.log_product = std::numeric_limits<double>::quiet_NaN();
  return state;
}

/// log product of a transition state between minima of log product 0 that gives the rate `attempts` · exp(−barrier/T)
inline double log_product_for(double attempts) {
  return -2 * std::log(2 * std::numbers::pi * attempts);
}

/// A tree that joins all minima and then more transition states at random, some of them degenerate, some doubled.
/// Minima at enthalpies from 0 to `height`, barriers from the higher side 0.1 to `barrier`.
inline Landscape random_landscape(std::uint64_t seed, int minima, int transition_states, double height,
                                  double barrier) {
  RandomStream random(seed, 7);
  Landscape landscape;
  for (int id = 1; id <= minima; ++id) {
    landscape.add(minimum(id, random.uniform(0, height), 1 + static_cast<int>(random.below(3)), random.uniform(-2, 2)));
  }
  for (int id = 1; id <= transition_states; ++id) {
    const auto a =
        id < minima ? id + 1 : 1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(minima)));
    const auto b = id < minima ? 1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(id)))
                               : 1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(minima)));
    const double higher = std::max(landscape.minimum(a).enthalpy, landscape.minimum(b).enthalpy);
    landscape.add(transition_state(id, higher + random.uniform(0.1, barrier), a, b,
                                   1 + static_cast<int>(random.below(2)), random.uniform(-2, 2)));
  }
  return landscape;
}

}  // namespace baroscape::testing_kinetics
