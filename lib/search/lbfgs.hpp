// Limited-memory BFGS without line search, one minimisation per lane (Liu & Nocedal, Math. Program. 45, 503 (1989); the
// step-limited form without line search is the one the landscape field uses, Wales, Energy Landscapes, ch. 6).
//
// A state machine: load() a start into a lane, step() all lanes by one evaluation each, take() a lane's result when it
// is finished, load the next. A lane's numbers depend on its own start only: every lane writes one (s, y) pair into the
// ring at every step, an inert one (1/s·y set to 0) when its step was refused.
#pragma once

#include "core/lanes.hpp"
#include "search/minimize_options.hpp"
#include "surface/surface.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

template <class Real>
class Lbfgs {
 public:
  static constexpr int kLanes = LaneTraits<Real>::lanes;
  /// Pairs kept. LJ13 / LJ38 quenches take 140 / 356 calls with 4, 136 / 333 with 6, 132 / 329 with 10 (bench/).
  static constexpr int kMemory = 6;

  Lbfgs(const Surface<Real>& surface, const MinimizeOptions& options)
      : surface_(surface),
        options_(options),
        n_(surface.dimension()),
        x_(n_),
        gradient_(n_),
        step_(n_),
        trial_x_(n_),
        trial_gradient_(n_),
        s_(kMemory * n_),
        y_(kMemory * n_) {
    for (int l = 0; l < kLanes; ++l) state_[l] = State::idle;
    for (int k = 0; k < kMemory; ++k) curvature_[k] = 0.0;
  }

  /// Puts a start x[0..n) into a lane that is idle or finished. It ends at this RMS gradient, or at the options' when
  /// 0.
  void load(int l, const double* x, double lambda, double gradient_rms = 0.0) {
    for (int k = 0; k < n_; ++k) {
      set_lane(x_[k], l, x[k]);
      set_lane(gradient_[k], l, 0.0);
      set_lane(step_[k], l, 0.0);
    }
    for (int k = 0; k < kMemory; ++k) set_lane(curvature_[k], l, 0.0);
    // An inert pair must be finite, too: 0·NaN left by a start without a finite H would be NaN.
    for (int k = 0; k < kMemory * n_; ++k) {
      set_lane(s_[k], l, 0.0);
      set_lane(y_[k], l, 0.0);
    }
    set_lane(lambda_, l, lambda);
    set_lane(tolerance_, l, gradient_rms > 0.0 ? gradient_rms : options_.gradient_rms);
    set_lane(enthalpy_, l, 0.0);
    set_lane(lowest_enthalpy_, l, 1e300);
    set_lane(lowest_rms_, l, 1e300);
    set_lane(scale_, l, kFirstScale);
    set_lane(fresh_, l, true);
    state_[l] = State::running;
    reason_[l] = StopReason::not_called;
    evaluations_[l] = refusals_[l] = stalled_[l] = 0;
  }

  bool running(int l) const { return state_[l] == State::running; }
  bool finished(int l) const { return state_[l] == State::finished; }

  /// One evaluation of H and ∇H in every lane.
  void step() {
    for (int k = 0; k < n_; ++k) trial_x_[k] = x_[k] + step_[k];
    const Real trial = surface_.evaluate(trial_x_.data(), lambda_, trial_gradient_.data());
    const Mask accepted =
        fresh_ | (trial <= enthalpy_ + Real(options_.allowed_rise) * (Real(1.0) + magnitude(enthalpy_)));
    // Where a refused step should have ended: the lowest point of the parabola through both values and the old slope,
    // kept between 0.05 and 0.5. Against a fixed tenth this saves 20 % of the calls of an LJ13 quench at step 0.4.
    const Real descent = inner(step_.data(), gradient_.data(), n_);
    Real shorter = Real(-0.5) * descent / (trial - enthalpy_ - descent);
    shorter = select(Real(0.05) < shorter, shorter, Real(0.05));
    shorter = select(shorter < Real(0.5), shorter, Real(0.5));
    remember(accepted);
    for (int k = 0; k < n_; ++k) {
      x_[k] = select(accepted, trial_x_[k], x_[k]);
      gradient_[k] = select(accepted, trial_gradient_[k], gradient_[k]);
    }
    enthalpy_ = select(accepted, trial, enthalpy_);
    gradient_rms_ = sqrt(inner(gradient_.data(), gradient_.data(), n_) * Real(1.0 / n_));
    judge(accepted);
    choose_step(accepted, shorter);
  }

  /// Copies out a finished lane and leaves it idle.
  void take(int l, double* x, double& enthalpy, double& gradient_rms, int& evaluations, StopReason& reason) {
    for (int k = 0; k < n_; ++k) x[k] = lane(x_[k], l);
    enthalpy = lane(enthalpy_, l);
    gradient_rms = lane(gradient_rms_, l);
    evaluations = evaluations_[l];
    reason = reason_[l];
    state_[l] = State::idle;
  }

 private:
  using Mask = MaskOf<Real>;
  enum class State : int { idle, running, finished };
  /// Before anything is known about curvature a step is this times the gradient (ε/σ → σ): typical inverse curvature of
  /// a Lennard-Jones contact (72 ε/σ² along it) softened by the directions across it.
  static constexpr double kFirstScale = 0.02;
  static constexpr int kMostRefusals = 12;
  /// Evaluations that bring neither a lower H nor a lower gradient before rounding is taken to be all that is left.
  /// Below rounding H no longer orders points and steps go on being accepted; searches that still converge stall for
  /// fewer.
  static constexpr int kMostStalled = 50;
  static constexpr double kRounding = 1e-14;  ///< of H, as a share of 1 + |H|

  /// Writes the pair of this step into the ring and updates the scale of the initial inverse Hessian.
  void remember(const Mask& accepted) {
    slot_ = (slot_ + 1) % kMemory;
    Real* s = s_.data() + slot_ * n_;
    Real* y = y_.data() + slot_ * n_;
    Real sy = 0.0, yy = 0.0;
    for (int k = 0; k < n_; ++k) {
      s[k] = step_[k];
      y[k] = select(accepted, trial_gradient_[k] - gradient_[k], Real(0.0));
      sy = fma(s[k], y[k], sy);
      yy = fma(y[k], y[k], yy);
    }
    const Mask useful = accepted & !fresh_ & (Real(0.0) < sy);
    curvature_[slot_] = select(useful, Real(1.0) / select(useful, sy, Real(1.0)), Real(0.0));
    scale_ = select(useful, sy / select(useful, yy, Real(1.0)), scale_);
  }

  /// Ends lanes that have converged or cannot go on.
  void judge(const Mask& accepted) {
    const Mask converged = gradient_rms_ <= tolerance_;
    const Mask finite = magnitude(enthalpy_) < Real(1e300);
    const Mask lower = enthalpy_ < lowest_enthalpy_ - Real(kRounding) * (Real(1.0) + magnitude(enthalpy_));
    const Mask flatter = gradient_rms_ < lowest_rms_;
    const Mask progress = lower | flatter;
    lowest_enthalpy_ = select(lower, enthalpy_, lowest_enthalpy_);
    lowest_rms_ = select(flatter, gradient_rms_, lowest_rms_);
    for (int l = 0; l < kLanes; ++l) {
      if (state_[l] != State::running) continue;
      ++evaluations_[l];
      refusals_[l] = lane(accepted, l) ? 0 : refusals_[l] + 1;
      stalled_[l] = lane(progress, l) ? 0 : stalled_[l] + 1;
      if (!lane(finite, l)) {
        finish(l, StopReason::not_finite);
      } else if (lane(converged, l)) {
        finish(l, StopReason::converged);
      } else if (evaluations_[l] >= options_.max_evaluations) {
        finish(l, StopReason::evaluations);
      } else if (stalled_[l] > kMostStalled) {
        finish(l, StopReason::roundoff_limited);
      } else if (refusals_[l] > kMostRefusals) {
        forget(l);
      }
    }
  }

  void finish(int l, StopReason reason) {
    reason_[l] = reason;
    state_[l] = State::finished;
  }

  /// Starts a lane's history anew from where it stands.
  void forget(int l) {
    for (int k = 0; k < kMemory; ++k) set_lane(curvature_[k], l, 0.0);
    for (int k = 0; k < n_; ++k) set_lane(step_[k], l, 0.0);
    set_lane(scale_, l, kFirstScale);
    set_lane(fresh_, l, true);
    refusals_[l] = 0;
  }

  /// The two-loop recursion where the last step was accepted, a part of the old step where it was refused.
  void choose_step(const Mask& accepted, const Real& shorter) {
    Real* q = trial_gradient_.data();  // free until the next evaluation
    Real weight[kMemory];
    for (int k = 0; k < n_; ++k) q[k] = gradient_[k];
    for (int back = 0; back < kMemory; ++back) {
      const int k = (slot_ + kMemory - back) % kMemory;
      weight[k] = curvature_[k] * inner(s_.data() + k * n_, q, n_);
      for (int i = 0; i < n_; ++i) q[i] = fma(-weight[k], y_[k * n_ + i], q[i]);
    }
    for (int i = 0; i < n_; ++i) q[i] = scale_ * q[i];
    for (int back = kMemory - 1; back >= 0; --back) {
      const int k = (slot_ + kMemory - back) % kMemory;
      const Real difference = weight[k] - curvature_[k] * inner(y_.data() + k * n_, q, n_);
      for (int i = 0; i < n_; ++i) q[i] = fma(difference, s_[k * n_ + i], q[i]);
    }
    const Real length = sqrt(inner(q, q, n_));
    const Real limit = Real(options_.largest_step);
    const Real factor = -select(limit < length, limit / length, Real(1.0));
    for (int i = 0; i < n_; ++i) step_[i] = select(accepted, factor * q[i], shorter * step_[i]);
    for (int l = 0; l < kLanes; ++l) {
      if (lane(accepted, l)) set_lane(fresh_, l, false);
    }
  }

  const Surface<Real>& surface_;
  MinimizeOptions options_;
  int n_;
  LaneArray<Real> x_, gradient_, step_, trial_x_, trial_gradient_;
  LaneArray<Real> s_, y_;
  Real curvature_[kMemory];  ///< 1/(s·y) of each slot, 0 for an inert one
  int slot_ = 0;
  Real lambda_ = 0.0, tolerance_ = 0.0, enthalpy_ = 0.0, gradient_rms_ = 0.0, scale_ = kFirstScale;
  Real lowest_enthalpy_ = 1e300, lowest_rms_ = 1e300;  ///< so far
  Mask fresh_{};                                       ///< lanes whose start has not been evaluated yet
  State state_[kLanes];
  StopReason reason_[kLanes];
  int evaluations_[kLanes], refusals_[kLanes], stalled_[kLanes];
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
