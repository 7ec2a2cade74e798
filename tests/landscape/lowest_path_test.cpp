#include "landscape/lowest_path.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

#include "landscape/hand_made.hpp"

namespace baroscape {
namespace {

using testing_landscape::minimum;
using testing_landscape::transition_state;
using testing_landscape::two_pieces;

TEST(LowestPath, TakesTheDetourThatStaysLower) {
  const Landscape landscape = two_pieces();
  const auto path = lowest_path(landscape, 7, 9);
  ASSERT_TRUE(path);
  EXPECT_EQ(path->minima, (std::vector<std::int64_t>{7, 3, 9}));
  EXPECT_EQ(path->transition_states, (std::vector<std::int64_t>{2, 3})) << "of two between 7 and 3 the lower one";
  EXPECT_EQ(highest_point(landscape, *path).id, 2);
  const auto back = lowest_path(landscape, 9, 7);
  EXPECT_EQ(back->minima, (std::vector<std::int64_t>{9, 3, 7}));
}

TEST(LowestPath, ThereIsNoneBetweenPiecesAndATrivialOneToItself) {
  const Landscape landscape = two_pieces();
  EXPECT_FALSE(lowest_path(landscape, 7, 2));
  const auto path = lowest_path(landscape, 3, 3);
  ASSERT_TRUE(path);
  EXPECT_EQ(path->minima, std::vector<std::int64_t>{3});
  EXPECT_TRUE(path->transition_states.empty());
  EXPECT_THROW(lowest_path(landscape, 3, 99), std::logic_error);
  EXPECT_THROW(highest_point(landscape, *path), std::logic_error);
}

TEST(LowestPath, ItsHighestPointIsTheMinimaxOfDijkstraOnRandomGraphs) {
  std::mt19937 random(1);
  for (int sample = 0; sample < 200; ++sample) {
    Landscape landscape;
    const int minima = 2 + static_cast<int>(random() % 9);
    for (int id = 1; id <= minima; ++id) landscape.add(minimum(id, -5 - id));
    const int states = static_cast<int>(random() % 20);
    for (int id = 1; id <= states; ++id) {
      landscape.add(transition_state(id, -static_cast<double>(random() % 6), 1 + static_cast<int>(random() % minima),
                                     1 + static_cast<int>(random() % minima)));
    }
    const auto path = lowest_path(landscape, 1, minima);
    const auto minimax = minimax_enthalpy(landscape, 0, static_cast<std::size_t>(minima) - 1);
    ASSERT_EQ(path.has_value(), minimax.has_value());
    if (!path) continue;
    EXPECT_EQ(highest_point(landscape, *path).enthalpy, *minimax);
    for (std::size_t k = 0; k < path->transition_states.size(); ++k) {
      const auto& state =
          landscape.transition_states()[*landscape.index_of_transition_state(path->transition_states[k])];
      EXPECT_EQ(std::minmax(state.minimum_a, state.minimum_b), std::minmax(path->minima[k], path->minima[k + 1]));
    }
  }
}

}  // namespace
}  // namespace baroscape
