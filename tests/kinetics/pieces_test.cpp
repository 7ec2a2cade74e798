#include "kinetics/pieces.hpp"

#include <gtest/gtest.h>

#include "kinetics/samples.hpp"

namespace baroscape {
namespace {

using testing_kinetics::minimum;
using testing_kinetics::random_landscape;
using testing_kinetics::transition_state;

TEST(Pieces, AreNamedLargestFirst) {
  Landscape landscape(2.5);
  for (const std::int64_t id : {8, 3, 5, 6, 4}) landscape.add(minimum(id, static_cast<double>(id)));
  landscape.add(transition_state(1, 10, 5, 6));
  landscape.add(transition_state(2, 10, 4, 6));
  landscape.add(transition_state(3, 10, 8, 8));
  TransitionState without = transition_state(4, 11, 3, 8);
  without.log_product_mass = std::nan("");
  landscape.add(without);
  const Pieces pieces = pieces_of(landscape, HarmonicRates(landscape));
  EXPECT_FALSE(pieces.connected());
  ASSERT_EQ(pieces.pieces.size(), 3u);
  EXPECT_EQ(pieces.pieces[0].members, (std::vector<std::size_t>{2, 3, 4}));
  EXPECT_EQ(pieces.pieces[0].lowest, 4);
  EXPECT_EQ(pieces.pieces[1].members, std::vector<std::size_t>{1});
  EXPECT_EQ(
      in_words(landscape, pieces),
      "the landscape at pressure 2.5 is in 3 pieces: 3 minima around 4 (5, 6, 4); 1 minimum (3); 1 minimum (8). No "
      "population passes between them. 1 transition state has no product of frequencies and is left out of the "
      "rates: 4.");
}

TEST(Pieces, AConnectedLandscapeIsNotWorthAWord) {
  const Landscape landscape = random_landscape(51, 30, 60, 1, 1);
  const Pieces pieces = pieces_of(landscape, HarmonicRates(landscape));
  EXPECT_TRUE(pieces.connected());
  EXPECT_EQ(in_words(landscape, pieces), "");
}

TEST(Pieces, ManyAreCounted) {
  Landscape landscape;
  for (int id = 1; id <= 30; ++id) landscape.add(minimum(id, id));
  const std::string words = in_words(landscape, pieces_of(landscape, HarmonicRates(landscape)));
  EXPECT_NE(words.find("30 pieces"), std::string::npos) << words;
  EXPECT_NE(words.find("; and 20 smaller pieces."), std::string::npos) << words;
}

}  // namespace
}  // namespace baroscape
