// Eigenvector following: uphill along one mode, downhill along all others, until a transition state is reached
// (Cerjan & Miller, JCP 75, 2800 (1981); the step is Wales's, JCP 101, 3750 (1994), design: physics, section 5).
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "search/internal_space.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct SaddleOptions {
  double gradient_rms = 1e-9;   ///< converged at this RMS gradient, ε/σ
  int max_iterations = 150;     ///< Hessians; searches on LJ13 that converge take 20 on average
  double largest_step = 0.3;    ///< first trust radius, length of the 3N vector, σ
  double smallest_radius = 0.02, largest_radius = 0.5;  ///< bounds of the trust radius, σ
};

enum class SaddleReason : int {
  not_called = 0,
  converged,    ///< stationary, exactly one negative eigenvalue
  wrong_index,  ///< stationary, but another number of negative eigenvalues
  iterations,   ///< ran out of iterations
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

  /// Starts at x. A non-empty `direction` [n] is followed, mode by mode through its largest overlap, until it is the lowest
  /// mode; with an empty one the lowest mode is followed from the start.
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
  SaddleResult result_;
};

/// The whole search in one call.
SaddleResult find_saddle(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                         const Eigen::VectorXd& direction = {}, const SaddleOptions& options = {});

}  // namespace baroscape
