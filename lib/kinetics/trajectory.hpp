// One cluster's history, jump by jump: kinetic Monte Carlo (Bortz, Kalos & Lebowitz, J. Comput. Phys. 17, 10 (1975);
// Gillespie, J. Comput. Phys. 22, 403 (1976)).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/random.hpp"
#include "kinetics/rates.hpp"

namespace baroscape {

struct Jump {
  double time = 0;                   ///< since the beginning, σ√(m/ε)
  std::size_t transition_state = 0;  ///< index into landscape.transition_states(): the way it took
  std::size_t minimum = 0;           ///< index into landscape.minima(): where it is from now on
};

struct Trajectory {
  std::size_t start = 0;
  std::vector<Jump> jumps;
  double duration = 0;  ///< how long it was watched: as long as asked for unless `complete` is false
  bool complete = false;
  std::string reason = "was not called";  ///< a sentence
};

/// Jumps out of minimum `start` (index) at a fixed temperature until `duration` is over or there were `most_jumps` of
/// them. The numbers come from the stream, so that the same stream tells the same story. InputError for a temperature
/// that is not finite and ≥ 0 (at 0 nothing happens) or a duration outside [0, 1e250].
Trajectory trajectory(const HarmonicRates& rates, std::size_t start, double temperature, double duration,
                      std::size_t most_jumps, RandomStream& random);

}  // namespace baroscape
