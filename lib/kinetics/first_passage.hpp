// How long it takes from here to there: mean first passage times, committors and steady-state rates between sets of
// states, by elimination without subtraction in numbers without bounds. Right to rounding at any temperature, so
// results are given as natural logarithms: a time of exp(5000) is a time.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "kinetics/elimination.hpp"
#include "kinetics/network.hpp"

namespace baroscape {

/// ln of a positive number, −∞ for 0; nothing where the question has no answer because no way leads there.
using MaybeLog = std::optional<double>;

/// ln of the probabilities of reaching B before A and A before B, by state; 0 and −∞ in the sets themselves, nothing in
/// pieces of the network that hold neither. Each is computed by itself, so that both are right where one is nearly 1.
struct Committors {
  std::vector<MaybeLog> log_to_b, log_to_a;
};

/// Both ways between the sets A and B, averaged over the equilibrium within the set that is left.
struct RatesBetween {
  double log_time_to_b = 0, log_time_to_a = 0;  ///< mean first passage times A → B and B → A
  /// Rate constants of the steady state in which whoever arrives is put back where he came from, with equilibrium
  /// within the sets: flux / population (Wales, J. Chem. Phys. 130, 204111 (2009)). Their ratio is the ratio of the
  /// equilibrium populations of the sets.
  double log_rate_to_b = 0, log_rate_to_a = 0;
  double log_weight_a = 0, log_weight_b = 0;  ///< of the members that count
  std::vector<std::size_t> left_out;          ///< members of A or B that no way leads from to the other set
};

/// The questions one can ask of a network; the order of elimination is found once. Sets are lists of states, not empty,
/// of different states below network.states(); A and B have none in common (assertions).
class FirstPassages {
 public:
  explicit FirstPassages(Network network);

  /// ln of the mean time until a walker that sets out from each state first reaches the target; −∞ in the target.
  std::vector<MaybeLog> log_times_to(const std::vector<std::size_t>& target) const;

  Committors committors(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) const;

  /// Nothing when no way leads from A to B.
  std::optional<RatesBetween> rates_between(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) const;

 private:
  struct Absorbed;
  Absorbed absorb_in(const std::vector<std::size_t>& ends) const;

  Network network_;
  std::vector<std::size_t> piece_;
  std::shared_ptr<const EliminationOrder> order_;
  std::vector<ExtendedReal> leaving_a_, leaving_b_;
};

}  // namespace baroscape
