// What descents along the steepest path are told: plain data shared by all instruction sets.
#pragma once

namespace baroscape {

struct SteepestDescentOptions {
  double gradient_rms = 1e-6;  ///< arrived at this RMS gradient, ε/σ
  int max_iterations = 2000;   ///< Hessians
  /// Length of a step, σ, and its bounds. A step is as long as the quadratic model holds: it grows where the model's
  /// gradient is off the true one by less than a share of it, shrinks where it is off by more than another, and is
  /// taken back at twice that. From 1986 sides of transition states of LJ13 these lead to the same minima as steps four
  /// times as careful, with 53 Hessians each (94); with 0.05 two do not (34 Hessians), with 0.1 three (24). Of
  /// relaxations by L-BFGS 52 do not.
  double first_length = 0.02, smallest_length = 1e-4, largest_length = 0.3;
  double good_share = 0.02, bad_share = 0.05;
};

}  // namespace baroscape
