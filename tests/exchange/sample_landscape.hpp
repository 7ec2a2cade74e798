// A small made-up landscape of two A and one B, and how tests look at what readers say of it.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/error.hpp"
#include "exchange/foreign_landscape.hpp"

namespace baroscape {

/// Three minima with ids 2, 5, 7 and four transition states: two join the same minima, one a minimum to itself.
inline ForeignLandscape sample_landscape(bool positions = true) {
  ForeignLandscape landscape;
  landscape.title = "</script> \"quoted\" & =cmd|' /C calc'!A0";
  landscape.pressure = 2.5;
  landscape.volume_definition = "gyration-sphere, atom_radius 0.5";
  landscape.species = {"A", "A", "B"};
  const auto state = [&](std::int64_t id, double enthalpy, int order) {
    ForeignState state;
    state.id = id;
    state.enthalpy = enthalpy;
    state.energy = enthalpy - 2.5 * 0.7;
    state.volume = 0.7;
    state.log_product = 10.0 + 1.0 / 3.0 * static_cast<double>(id);
    state.log_product_mass = *state.log_product;
    state.point_group_order = order;
    state.lowest_omega2 = 1e-7 + 3.0;
    if (positions) state.positions = Eigen::VectorXd::LinSpaced(9, -1.0 / 3.0, static_cast<double>(id));
    return state;
  };
  for (const auto& [id, enthalpy, order] : {std::tuple{2, -3.0 / 7.0, 12}, {5, -0.25, 2}, {7, 1e-9, 1}}) {
    landscape.minima.push_back(state(id, enthalpy, order));
    landscape.minima.back().bulk_modulus = 33.125;
  }
  for (const auto& [id, a, b] : {std::tuple{1, 2, 5}, {3, 5, 2}, {4, 7, 7}, {9, 5, 7}}) {
    landscape.transition_states.push_back(state(id, 1.0 + static_cast<double>(id) / 3.0, 1));
    landscape.transition_states.back().minimum_a = a;
    landscape.transition_states.back().minimum_b = b;
    landscape.transition_states.back().lowest_omega2 = -2.0 / 3.0;
  }
  return landscape;
}

/// Which parts of a state a format keeps.
struct Kept {
  bool ids = true, all_numbers = true, ordered_sides = true, plain_log_product = true;
};

inline void expect_same(const ForeignState& a, const ForeignState& b, const Kept& kept) {
  EXPECT_EQ(a.enthalpy, b.enthalpy);
  EXPECT_EQ(a.log_product_mass, b.log_product_mass);
  EXPECT_EQ(a.point_group_order, b.point_group_order);
  EXPECT_EQ(a.positions, b.positions);
  if (kept.ids) {
    EXPECT_EQ(a.id, b.id);
  }
  if (kept.ids && kept.ordered_sides) {
    EXPECT_EQ(a.minimum_a, b.minimum_a);
    EXPECT_EQ(a.minimum_b, b.minimum_b);
  }
  if (!kept.all_numbers) return;
  EXPECT_EQ(a.energy, b.energy);
  EXPECT_EQ(a.volume, b.volume);
  EXPECT_EQ(a.log_product, b.log_product);
  EXPECT_EQ(a.lowest_omega2, b.lowest_omega2);
  EXPECT_EQ(a.bulk_modulus, b.bulk_modulus);
}

/// To the last bit.
inline void expect_same(const ForeignLandscape& a, const ForeignLandscape& b, const Kept& kept = {}) {
  ASSERT_EQ(a.minima.size(), b.minima.size());
  ASSERT_EQ(a.transition_states.size(), b.transition_states.size());
  for (std::size_t k = 0; k < a.minima.size(); ++k) expect_same(a.minima[k], b.minima[k], kept);
  for (std::size_t k = 0; k < a.transition_states.size(); ++k) {
    expect_same(a.transition_states[k], b.transition_states[k], kept);
  }
}

/// The message `read` is refused with; a failure of the test when it is not.
template <class Read>
std::string refusal(Read read) {
  try {
    read();
  } catch (const InputError& error) {
    return error.what();
  }
  ADD_FAILURE() << "was not refused";
  return "";
}

}  // namespace baroscape
