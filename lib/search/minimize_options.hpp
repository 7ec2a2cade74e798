// What minimisers are told and what they answer: plain data shared by all instruction sets.
#pragma once

namespace baroscape {

struct MinimizeOptions {
  double gradient_rms = 1e-9;   ///< converged when √(Σg²/n) is at most this, ε/σ
  int max_evaluations = 10000;  ///< of H with its gradient
  /// Longest move of one step, length of the 3N vector, in σ; the trust radius of a method without line search. Calls
  /// per quench of LJ13 / LJ38 from random starts: 135 / 368 at 0.1, 129 / 326 at 0.2, 136 / 321 at 0.3, 145 / 322 at
  /// 0.4.
  double largest_step = 0.2;
  /// H may rise by this much in one accepted step, as a share of 1 + |H|: rounding, not climbing.
  double allowed_rise = 1e-12;
};

enum class StopReason : int {
  not_called = 0,
  converged,         ///< the gradient is below the tolerance
  roundoff_limited,  ///< no step lowers H any more, the gradient is what rounding leaves: a normal end
  evaluations,       ///< ran out of evaluations
  not_finite,        ///< H is not a finite number where the search started
};

/// A sentence for people.
const char* describe(StopReason reason);

}  // namespace baroscape
