// A landscape that falls apart: which pieces there are, and what the kinetics leaves out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kinetics/rates.hpp"
#include "landscape/landscape.hpp"

namespace baroscape {

struct Piece {
  std::vector<std::size_t> members;  ///< indices into landscape.minima(), ascending
  std::int64_t lowest = 0;           ///< id of its lowest minimum
};

struct Pieces {
  std::vector<Piece> pieces;               ///< largest first, then lowest enthalpy
  std::vector<std::int64_t> without_rate;  ///< ids of transition states that have no rate

  bool connected() const { return pieces.size() <= 1; }
};

/// Connected over the transition states that have rates.
Pieces pieces_of(const Landscape& landscape, const HarmonicRates& rates);

/// A sentence for whoever asked, e.g. "the landscape at pressure 2 is in 3 pieces: 19 minima around 1; 2 minima around
/// 14 (14, 17); 1 minimum (21). No population passes between them." Empty when there is nothing to say. At most ten
/// pieces are named and at most ten ids a piece; the rest is counted.
std::string in_words(const Landscape& landscape, const Pieces& pieces);

}  // namespace baroscape
