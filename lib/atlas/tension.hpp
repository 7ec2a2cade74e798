// How far a cluster can be pulled: the pressure below which no minimum is left.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "atlas/atlas_record.hpp"

namespace baroscape {

/// The minimum that lasts longest as the pressure falls.
struct LastMinimum {
  double pressure = 0;      ///< the lowest at which it was reached, ε/σ³
  std::int64_t branch = 0;  ///< id
  std::string end;          ///< the event in which it vanishes ("fold"), or why it was not followed further
};

/// Nothing where minima last to the lower end of the range, or there are none.
std::optional<LastMinimum> last_minimum(const AtlasRecord& atlas);

/// "No minimum is left below P = …" with who asked for what; empty where last_minimum() gives nothing.
std::string tension_in_words(const AtlasRecord& atlas);

}  // namespace baroscape
