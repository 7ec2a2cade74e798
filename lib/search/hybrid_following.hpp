// Hybrid eigenvector following: a transition state from gradients alone, for systems where a Hessian and its spectrum
// cost too much (Munro & Wales, PRB 59, 3969 (1999); Kumeda, Wales & Munro, Chem. Phys. Lett. 341, 185 (2001)).
//
// In turn: the lowest mode v is improved, warm-started from the last one; one eigenvector-following step climbs along
// v; a few steps of L-BFGS descend across it. The lowest mode minimises the Rayleigh quotient by locally optimal
// conjugate gradients (Knyazev, SIAM J. Sci. Comput. 23, 517 (2001)), where one product Hu costs one gradient,
// (∇H(x + hu) − ∇H(x))/h: as good as search/lowest_mode.hpp where the guess is, and cheaper.
#pragma once

#include <Eigen/Core>
#include <deque>
#include <functional>

#include "core/counts.hpp"
#include "search/engine.hpp"
#include "search/saddle_options.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct HybridOptions {
  double gradient_rms = 1e-6;  ///< converged at this RMS gradient, ε/σ; Newton takes over in accept_transition_state()
  int max_evaluations = 2000;   ///< gradients of one search
  double uphill_step = 0.1;     ///< longest step along the mode, σ
  double downhill_step = 0.15;  ///< longest step across it, σ
  int first_mode_steps = 20;    ///< products Hu at the start …
  int mode_steps = 8;           ///< … and after every further climb, at most
  double mode_residual = 0.2;   ///< the mode is good enough at |Hv − λv| ≤ this·(1 + |λ|), ε/σ²
  int descent_steps = 8;        ///< across the mode after each climb, at most
  double largest_rise = 30.0;   ///< as in SaddleOptions
  /// Asked before every climb; true gives up a search that is leading nowhere, such as one that pulls a cluster apart.
  std::function<bool(const Eigen::VectorXd& x)> abandon;
};

struct HybridResult {
  Eigen::VectorXd x;
  double enthalpy = 0;
  double gradient_rms = 0;
  Eigen::VectorXd mode;  ///< [n], unit vector
  double curvature = 0;  ///< along it, ε/σ²
  SaddleReason reason = SaddleReason::not_called;
  Counts counts;
};

/// A state machine that asks for one gradient at a time, so that many searches can be evaluated side by side in lanes.
class HybridFollowing {
 public:
  /// The surface is asked for its zero modes only.
  HybridFollowing(const Surface<double>& surface, const HybridOptions& options);

  /// Starts at x [n] with `direction` [n] (not zero) as the first guess of the mode.
  void load(const Eigen::VectorXd& x, const Eigen::VectorXd& direction);
  bool finished() const { return result_.reason != SaddleReason::not_called; }
  /// Where H and ∇H are wanted next; give() takes them.
  const Eigen::VectorXd& wanted() const { return wanted_; }
  void give(double enthalpy, const Eigen::VectorXd& gradient);
  HybridResult take() { return std::move(result_); }

 private:
  enum class Stage { start, mode, residual, climb, descent };
  struct Pair {
    Eigen::VectorXd step, change;
    double inverse;
  };

  Eigen::VectorXd internal(Eigen::VectorXd vector) const;
  void arrive(double enthalpy, const Eigen::VectorXd& gradient);
  void finish(SaddleReason reason);
  void ask_product(const Eigen::VectorXd& direction, Stage stage);
  void begin_mode();
  void judge_mode();
  void combine();
  void climb();
  void take_descent(double enthalpy, const Eigen::VectorXd& gradient);
  void descend();
  bool converged() const;

  const Surface<double>* surface_;
  HybridOptions options_;
  Stage stage_ = Stage::start;
  Eigen::MatrixXd zero_modes_;                     ///< at x
  Eigen::VectorXd wanted_, x_, gradient_;          ///< gradient without zero modes, at x
  Eigen::VectorXd mode_, product_;                 ///< v and Hv
  Eigen::VectorXd trial_, trial_product_;          ///< u and Hu
  Eigen::VectorXd conjugate_, conjugate_product_;  ///< the last change of v, and H times it
  Eigen::VectorXd across_, step_;                  ///< gradient across the mode; the step being tried
  std::deque<Pair> pairs_;
  double enthalpy_ = 0, first_enthalpy_ = 0, curvature_ = 0, scale_ = 0;
  int mode_steps_left_ = 0, descent_left_ = 0, refusals_ = 0;
  bool climbed_ = false;
  HybridResult result_;
};

/// One start of a hybrid search.
struct HybridStart {
  Eigen::VectorXd x, direction;  ///< [n] each
};

/// Runs all searches at one pressure, evaluated side by side by the engine; results in the order of the starts, each a
/// function of its own start only.
std::vector<HybridResult> follow_hybrid(Engine& engine, const Surface<double>& surface, double pressure,
                                        const std::vector<HybridStart>& starts, const HybridOptions& options = {});

}  // namespace baroscape
