#include "landscape/landscape.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "landscape/hand_made.hpp"

namespace baroscape {
namespace {

using testing_landscape::minimum;
using testing_landscape::transition_state;
using testing_landscape::two_pieces;

TEST(Landscape, FindsStatesByTheirId) {
  const Landscape landscape = two_pieces();
  EXPECT_EQ(landscape.index_of_minimum(9), 2u);
  EXPECT_EQ(landscape.minimum(9).enthalpy, -2.5);
  EXPECT_EQ(landscape.index_of_minimum(4), std::nullopt);
  EXPECT_EQ(landscape.index_of_transition_state(4), 3u);
  EXPECT_EQ(landscape.index_of_transition_state(40), std::nullopt);
}

TEST(Landscape, RefusesAnIdTwiceAndAConnectionToNowhere) {
  Landscape landscape = two_pieces();
  EXPECT_THROW(landscape.add(minimum(7, 1)), std::logic_error);
  EXPECT_THROW(landscape.add(transition_state(1, 1, 7, 3)), std::logic_error);
  EXPECT_THROW(landscape.add(transition_state(10, 1, 7, 8)), std::logic_error);
  EXPECT_EQ(landscape.minima().size(), 5u);
  EXPECT_EQ(landscape.transition_states().size(), 6u);
  EXPECT_EQ(landscape.index_of_transition_state(10), std::nullopt);
}

TEST(Landscape, RanksByEnthalpyAndThenById) {
  EXPECT_EQ(two_pieces().minimum_ranks(), (std::vector<int>{1, 3, 4, 2, 5}));
  EXPECT_EQ(two_pieces().transition_state_ranks(), (std::vector<int>{4, 3, 2, 5, 1, 6}));
  Landscape ties;
  ties.add(minimum(8, -1));
  ties.add(minimum(4, -1));
  EXPECT_EQ(ties.minimum_ranks(), (std::vector<int>{2, 1}));
  EXPECT_EQ(ties.global_minimum(), 1u);
}

TEST(Landscape, AnEmptyOneHasNoGlobalMinimum) {
  EXPECT_EQ(Landscape().global_minimum(), std::nullopt);
  EXPECT_EQ(two_pieces().global_minimum(), 0u);
}

TEST(ConnectedComponents, SeparatesPiecesAndIgnoresDegenerateRearrangements) {
  EXPECT_EQ(connected_components(two_pieces()), (std::vector<int>{0, 0, 0, 1, 1}));
  Landscape lone;
  lone.add(minimum(1, 0));
  lone.add(minimum(2, 0));
  lone.add(transition_state(1, 1, 1, 1));
  EXPECT_EQ(connected_components(lone), (std::vector<int>{0, 1}));
  EXPECT_TRUE(connected_components(Landscape()).empty());
}

TEST(Minimax, TakesTheLowestOfSeveralConnectionsAndTheDetourWhenItIsLower) {
  const Landscape landscape = two_pieces();
  EXPECT_EQ(minimax_enthalpy(landscape, 0, 1), -1);  // not −0.8
  EXPECT_EQ(minimax_enthalpy(landscape, 0, 2), -1);  // through 3, not −0.5 directly
  EXPECT_EQ(minimax_enthalpy(landscape, 1, 2), -2);
}

TEST(Minimax, IsNothingBetweenPieces) {
  EXPECT_EQ(minimax_enthalpy(two_pieces(), 0, 3), std::nullopt);
}

TEST(Minimax, OfAMinimumToItselfIsItsOwnEnthalpy) {
  EXPECT_EQ(minimax_enthalpy(two_pieces(), 1, 1), -3);  // the degenerate rearrangement at −2.9 is no part of it
}

TEST(Minimax, ToOneTargetAgreesWithEveryPairAndWithItsMirrorImage) {
  const Landscape landscape = two_pieces();
  for (std::size_t target = 0; target < landscape.minima().size(); ++target) {
    const auto all = minimax_enthalpies_to(landscape, target);
    ASSERT_EQ(all.size(), landscape.minima().size());
    for (std::size_t from = 0; from < all.size(); ++from) {
      EXPECT_EQ(all[from], minimax_enthalpy(landscape, from, target));
      if (from == target) continue;
      EXPECT_EQ(all[from], minimax_enthalpy(landscape, target, from));
    }
  }
}

}  // namespace
}  // namespace baroscape
