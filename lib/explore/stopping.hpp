// When a census is finished.
#pragma once

#include <string>
#include <vector>

#include "explore/census.hpp"

namespace baroscape {

/// A share 1 − target that one search in 1/(1 − target) would meet is met this often on average before a kind counts.
/// With 1 the last of LJ9's 24 transition states at P = 10 was missed by two seeds of three.
inline constexpr double kProof = 5.0;

/// Good–Turing coverage of transition states by the kind of start that has seen least. Starts from minima and from
/// transition states have to be saturated each by itself, as if there were no other: that is what leaves few states
/// unseen. Random starts, twice as dear, are there for what only they reach (LJ7's twelfth transition state), and what
/// counts is how often they meet a state that nothing else has met. A kind counts once it had kProof/(1 − target)
/// searches; before that its coverage is 0.
double worst_coverage(const std::vector<Tally>& transition_states,
                      const std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>& outcomes, double target);

/// The fewest searches after which every kind of start can have had as many as worst_coverage() asks for.
double searches_to_prove(const std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>& outcomes, double target);

/// The limit that is reached, or an empty string. `seconds` is not looked at.
std::string reached_limit(const CensusLimits& limits, std::int64_t minima, std::int64_t transition_states,
                          std::int64_t searches, bool sweep_done, double coverage);

}  // namespace baroscape
