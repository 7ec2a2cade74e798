// What saddle searches are told and what they answer: plain data shared by all instruction sets.
#pragma once

namespace baroscape {

struct SaddleOptions {
  double gradient_rms = 1e-9;  ///< converged at this RMS gradient, ε/σ
  int max_iterations = 100;    ///< Hessians; searches that converge take 21 on average (LJ7 and LJ10)
  /// Trust radius of the downhill part of a step, and its bounds; length of the 3N vector, σ. Of 4000 LJ13 searches
  /// from minima 3016 arrive, at 1030 transition states, when the uphill part is held to half of it; 2996, at 1351,
  /// with one radius for both; 2806, at 1506, with twice as much, which takes a third more Hessians.
  double first_radius = 0.3, smallest_radius = 0.02, largest_radius = 0.5;
  double uphill_share = 1.0;   ///< trust radius of the uphill part, as a share of the other
  double largest_rise = 30.0;  ///< a search this far above its start has run into a wall: two atoms in one place, ε
  /// The Hessian is reduced in full precision: a search that sets out with a symmetry keeps it. Otherwise rounding, at
  /// 1e-7 of the stiffest mode, soon breaks it, and a search takes half the time.
  bool keep_symmetry = false;
  /// A search is given up when an atom has no other within this: it is on its way off the cluster, σ. 0: never.
  double farthest_neighbour = 0.0;
};

enum class SaddleReason : int {
  not_called = 0,
  converged,    ///< stationary, exactly one negative eigenvalue
  wrong_index,  ///< stationary, but another number of negative eigenvalues
  iterations,   ///< ran out of iterations
  abandoned,    ///< an atom left, or it rose too far
  not_finite,   ///< H is not a finite number
};

/// A sentence for people.
const char* describe(SaddleReason reason);

}  // namespace baroscape
