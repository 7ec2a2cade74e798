// What descents along the steepest path are told: plain data shared by all instruction sets.
#pragma once

namespace baroscape {

struct SteepestDescentOptions {
  double gradient_rms = 1e-6;  ///< arrived at this RMS gradient, ε/σ
  int max_iterations = 2000;   ///< Hessians
  /// Length of a step, σ, and its bounds. A step is as long as the model holds: it grows where the model's gradient is
  /// off the true one by less than a share of it, shrinks where it is off by more than another, and is taken back at
  /// twice that. From 2380 sides of transition states of LJ13 these lead to the same minima as much smaller steps, with
  /// 16.6 Hessians each; with 0.2 two do not (14.6 Hessians), with 0.3 nineteen. Lengthening by 2 instead of 1.5, or
  /// starting with 0.05, leads four elsewhere. Of relaxations by L-BFGS 64 end elsewhere.
  double first_length = 0.02, smallest_length = 1e-4, largest_length = 0.3;
  double good_share = 0.1, bad_share = 0.25;
};

}  // namespace baroscape
