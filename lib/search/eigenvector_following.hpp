// Eigenvector following: uphill along one mode, downhill along all others, until a transition state is reached
// (Cerjan & Miller, JCP 75, 2800 (1981); the step is Wales's, JCP 101, 3750 (1994), design: physics, section 5).
#pragma once

#include <Eigen/Core>
#include <functional>

#include "core/counts.hpp"
#include "search/internal_space.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct SaddleOptions {
  double gradient_rms = 1e-9;  ///< converged at this RMS gradient, ε/σ
  int max_iterations = 100;    ///< Hessians; searches that converge take 21 on average (LJ7 and LJ10)
  /// Trust radius of the downhill part of a step, and its bounds; length of the 3N vector, σ. Of 1700 LJ7 searches from
  /// minima 61 % converge when it starts at 0.15 and the uphill part is held to half of it, 46 % at 0.3 with one radius
  /// for both.
  double first_radius = 0.15, smallest_radius = 0.02, largest_radius = 0.5;
  double uphill_share = 0.5;   ///< trust radius of the uphill part, as a share of the other
  double largest_rise = 30.0;  ///< a search this far above its start has run into a wall: two atoms in one place, ε
  /// Asked before every Hessian; true ends a search that is leading nowhere, such as one that pulls an atom off a
  /// cluster.
  std::function<bool(const Eigen::VectorXd& x)> abandon;
};

enum class SaddleReason : int {
  not_called = 0,
  converged,    ///< stationary, exactly one negative eigenvalue
  wrong_index,  ///< stationary, but another number of negative eigenvalues
  iterations,   ///< ran out of iterations
  abandoned,    ///< SaddleOptions::abandon said so, or it rose too far
  not_finite,   ///< H is not a finite number
};

const char* describe(SaddleReason reason);

struct SaddleResult {
  Eigen::VectorXd x;
  double enthalpy = 0;
  double gradient_rms = 0;
  Spectrum spectrum;  ///< at x
  SaddleReason reason = SaddleReason::not_called;
  Counts counts;
};

/// A state machine like every search (design: lanes): load a start, step() once per Hessian, take the result.
class EigenvectorFollowing {
 public:
  EigenvectorFollowing(const Surface<double>& surface, const SaddleOptions& options);

  /// Starts at x and follows the mode with the largest overlap with `direction` [n], from then on the one with the
  /// largest overlap with the mode followed before. An empty direction starts with the lowest mode.
  void load(const Eigen::VectorXd& x, double lambda, const Eigen::VectorXd& direction = {});
  bool finished() const { return result_.reason != SaddleReason::not_called; }
  void step();
  SaddleResult take() { return std::move(result_); }

 private:
  int followed_mode();
  void adapt_radius(const Eigen::VectorXd& gradient);

  const Surface<double>& surface_;
  SaddleOptions options_;
  double lambda_ = 0;
  Eigen::VectorXd x_, direction_;
  double radius_ = 0;
  int iterations_ = 0;
  /// What the quadratic model promised for the step that led here.
  Eigen::VectorXd promised_gradient_;
  double gradient_before_ = 0;
  double first_enthalpy_ = 0;
  SaddleResult result_;
};

/// The whole search in one call.
SaddleResult find_saddle(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                         const Eigen::VectorXd& direction = {}, const SaddleOptions& options = {});

}  // namespace baroscape
