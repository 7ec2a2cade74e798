#include "protocol/state_distances.hpp"

#include <algorithm>

#include "atoms/closest_alignment.hpp"

namespace baroscape {
namespace {

/// Both orders are tried: each finds an upper bound of its own.
double distance(const System& system, const Minimum& a, const Minimum& b) {
  return std::min(closest_alignment(system.identity(), a.positions, b.positions).distance,
                  closest_alignment(system.identity(), b.positions, a.positions).distance);
}

}  // namespace

StateDistances DistancesOfStates::of(const AnnealOutcome& outcome, const Landscape& pressed) {
  const auto [known, is_new] =
      known_.try_emplace({outcome.state1.minimum, outcome.state2.minimum, outcome.state3.minimum});
  if (is_new) {
    const Minimum &first = ambient_.minimum(outcome.state1.minimum), &second = pressed.minimum(outcome.state2.minimum),
                  &third = ambient_.minimum(outcome.state3.minimum);
    known->second.d12 = distance(system_, first, second);
    known->second.d23 = distance(system_, second, third);
    known->second.d13 = first.id == third.id ? 0.0 : distance(system_, first, third);
  }
  return known->second;
}

}  // namespace baroscape
