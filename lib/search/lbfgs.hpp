// Limited-memory BFGS without line search, one minimisation per lane (Liu & Nocedal, Math. Program. 45, 503 (1989); the
// step-limited form without line search is the one the landscape field uses, Wales, Energy Landscapes, ch. 6).
//
// A state machine: load() a start into a lane, step() all lanes by one evaluation each, take() a lane's result when it
// is finished, load the next. A lane's numbers depend on its own start only: every lane writes one (s, y) pair into the
// ring at every step, an inert one (1/s·y set to 0) when its step was refused.
//
// The pairs of eight lanes outgrow the first-level cache, so they are kept in floats and read twice a step only: once
// for all inner products with the new gradient and the new y, once for the step, whose coefficients the two-loop
// recursion gives from the inner products alone.
#pragma once

#include "core/narrow_lanes.hpp"
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
        pairs_(n_) {
    for (int l = 0; l < kLanes; ++l) state_[l] = State::idle;
    for (int k = 0; k < kMemory; ++k) {
      curvature_[k] = 0.0;
      for (int j = 0; j < kMemory; ++j) s_on_y_[k][j] = y_on_y_[k][j] = 0.0;
    }
  }

  /// Puts a start x[0..n) into a lane that is idle or finished. It ends at this RMS gradient, or at the options' when
  /// 0.
  void load(int l, const double* x, double lambda, double gradient_rms = 0.0) {
    for (int k = 0; k < n_; ++k) {
      set_lane(x_[k], l, x[k]);
      set_lane(trial_x_[k], l, x[k]);
      set_lane(gradient_[k], l, 0.0);
      set_lane(step_[k], l, 0.0);
    }
    // Inert pairs must be finite, too: 0·NaN left by a start without a finite H would be NaN.
    for (int j = 0; j < kMemory; ++j) {
      set_lane(curvature_[j], l, 0.0);
      for (int k = 0; k < n_; ++k) {
        set_lane(pairs_[k].s[j], l, 0.0);
        set_lane(pairs_[k].y[j], l, 0.0);
      }
      for (int i = 0; i < kMemory; ++i) {
        set_lane(s_on_y_[j][i], l, 0.0);
        set_lane(y_on_y_[j][i], l, 0.0);
      }
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
    const Real trial = surface_.evaluate(trial_x_.data(), lambda_, trial_gradient_.data());
    const Mask accepted =
        fresh_ | (trial <= enthalpy_ + Real(options_.allowed_rise) * (Real(1.0) + magnitude(enthalpy_)));
    // Where a refused step should have ended: the lowest point of the parabola through both values and the old slope,
    // kept between 0.05 and 0.5. Against a fixed tenth this saves 20 % of the calls of an LJ13 quench at step 0.4.
    Real shorter = Real(-0.5) * slope_ / (trial - enthalpy_ - slope_);
    shorter = select(Real(0.05) < shorter, shorter, Real(0.05));
    shorter = select(shorter < Real(0.5), shorter, Real(0.5));
    remember(accepted);
    enthalpy_ = select(accepted, trial, enthalpy_);
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
  using Narrow = NarrowOf<Real>;
  /// One component of all pairs, s = x' − x and y = ∇H(x') − ∇H(x).
  struct Pairs {
    Narrow s[kMemory], y[kMemory];
  };
  enum class State : int { idle, running, finished };
  /// Before anything is known about curvature a step is this times the gradient (ε/σ → σ): typical inverse curvature of
  /// a Lennard-Jones contact (72 ε/σ² along it) softened by the directions across it.
  static constexpr double kFirstScale = 0.02;
  /// Pairs from above this enthalpy, whose gradients no float holds, are not kept.
  static constexpr double kHighest = 1e25;
  static constexpr int kMostRefusals = 12;
  /// Evaluations that bring neither a lower H nor a lower gradient before rounding is taken to be all that is left.
  /// Below rounding H no longer orders points and steps go on being accepted; searches that still converge stall for
  /// fewer.
  static constexpr int kMostStalled = 50;
  static constexpr double kRounding = 1e-14;  ///< of H, as a share of 1 + |H|

  /// Moves to the trial point where it is accepted, writes the pair of this step into the ring, takes the inner
  /// products of all pairs with the new gradient and the new y, and updates the scale of the initial inverse Hessian.
  void remember(const Mask& accepted) {
    slot_ = (slot_ + 1) % kMemory;
    const Mask kept = accepted & !fresh_ & (enthalpy_ < Real(kHighest));
    // All in local names: what a pack is stored to could be anything else that lives in memory.
    Real square = 0.0, s_on_g[kMemory], y_on_g[kMemory], s_on_y[kMemory], y_on_y[kMemory];
    for (int j = 0; j < kMemory; ++j) s_on_g[j] = y_on_g[j] = s_on_y[j] = y_on_y[j] = 0.0;
    Real *x = x_.data(), *gradient = gradient_.data();
    const Real *trial_x = trial_x_.data(), *trial_gradient = trial_gradient_.data(), *step = step_.data();
    Pairs* pairs = pairs_.data();
    const int n = n_, slot = slot_;
    for (int k = 0; k < n; ++k) {
      const Narrow change = as<Narrow>(select(kept, trial_gradient[k] - gradient[k], Real(0.0)));
      const Real g = select(accepted, trial_gradient[k], gradient[k]), y = as<Real>(change);
      pairs[k].s[slot] = as<Narrow>(step[k]);
      pairs[k].y[slot] = change;
      x[k] = select(accepted, trial_x[k], x[k]);
      gradient[k] = g;
      square = fma(g, g, square);
      for (int j = 0; j < kMemory; ++j) {
        const Real s_j = as<Real>(pairs[k].s[j]), y_j = as<Real>(pairs[k].y[j]);
        s_on_g[j] = fma(s_j, g, s_on_g[j]);
        y_on_g[j] = fma(y_j, g, y_on_g[j]);
        s_on_y[j] = fma(s_j, y, s_on_y[j]);
        y_on_y[j] = fma(y_j, y, y_on_y[j]);
      }
    }
    gradient_rms_ = sqrt(square * Real(1.0 / n_));
    for (int j = 0; j < kMemory; ++j) {
      s_on_g_[j] = s_on_g[j];
      y_on_g_[j] = y_on_g[j];
      s_on_y_[j][slot] = s_on_y[j];
      y_on_y_[j][slot] = y_on_y_[slot][j] = y_on_y[j];
    }
    const Real sy = s_on_y_[slot][slot];
    const Mask useful = kept & (Real(0.0) < sy);
    curvature_[slot] = select(useful, Real(1.0) / select(useful, sy, Real(1.0)), Real(0.0));
    scale_ = select(useful, sy / select(useful, y_on_y_[slot][slot], Real(1.0)), scale_);
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
    // Every sum goes by age, not by place in the ring, which depends on the lanes beside.
    int place[kMemory];
    for (int back = 0; back < kMemory; ++back) place[back] = (slot_ + kMemory - back) % kMemory;
    Real of_y[kMemory], of_s[kMemory];  // the direction is scale·(g − Σ of_y·y) + Σ of_s·s
    for (int back = 0; back < kMemory; ++back) {
      const int k = place[back];
      Real on_s = s_on_g_[k];
      for (int newer = 0; newer < back; ++newer) on_s = fma(-of_y[newer], s_on_y_[k][place[newer]], on_s);
      of_y[back] = curvature_[k] * on_s;
    }
    for (int back = kMemory - 1; back >= 0; --back) {
      const int k = place[back];
      Real on_y = y_on_g_[k];
      for (int other = 0; other < kMemory; ++other) on_y = fma(-of_y[other], y_on_y_[k][place[other]], on_y);
      on_y = scale_ * on_y;
      for (int older = kMemory - 1; older > back; --older) on_y = fma(of_s[older], s_on_y_[place[older]][k], on_y);
      of_s[back] = fma(-curvature_[k], on_y, of_y[back]);
    }
    Narrow narrow_of_s[kMemory], narrow_of_y[kMemory];
    for (int back = 0; back < kMemory; ++back) {
      narrow_of_s[back] = as<Narrow>(of_s[back]);
      narrow_of_y[back] = as<Narrow>(-scale_ * of_y[back]);
    }
    Real* direction = trial_gradient_.data();  // free until the next evaluation
    Real *step = step_.data(), *trial_x = trial_x_.data();
    const Real *x = x_.data(), *gradient = gradient_.data();
    const Pairs* pairs = pairs_.data();
    const int n = n_;
    const Real scale = scale_;
    Real square = 0.0, slope = 0.0;
    for (int i = 0; i < n; ++i) {
      Narrow sum[2] = {0.0, 0.0};
      for (int back = 0; back < kMemory; ++back) {
        sum[0] = fma(narrow_of_s[back], pairs[i].s[place[back]], sum[0]);
        sum[1] = fma(narrow_of_y[back], pairs[i].y[place[back]], sum[1]);
      }
      direction[i] = fma(scale, gradient[i], as<Real>(sum[0] + sum[1]));
      square = fma(direction[i], direction[i], square);
      slope = fma(direction[i], gradient[i], slope);
    }
    const Real length = sqrt(square);
    const Real limit = Real(options_.largest_step);
    const Real factor = -select(limit < length, limit / length, Real(1.0));
    slope_ = select(accepted, factor * slope, shorter * slope_);
    for (int i = 0; i < n; ++i) {
      const Real next = select(accepted, factor * direction[i], shorter * step[i]);
      step[i] = next;
      trial_x[i] = x[i] + next;
    }
    for (int l = 0; l < kLanes; ++l) {
      if (lane(accepted, l)) set_lane(fresh_, l, false);
    }
  }

  const Surface<Real>& surface_;
  MinimizeOptions options_;
  int n_;
  LaneArray<Real> x_, gradient_, step_, trial_x_, trial_gradient_;
  LaneArray<Pairs> pairs_;
  Real curvature_[kMemory];                                   ///< 1/(s·y) of each slot, 0 for an inert one
  Real s_on_g_[kMemory], y_on_g_[kMemory];                    ///< inner products with the gradient
  Real s_on_y_[kMemory][kMemory], y_on_y_[kMemory][kMemory];  ///< and with each other
  int slot_ = 0;
  Real lambda_ = 0.0, tolerance_ = 0.0, enthalpy_ = 0.0, gradient_rms_ = 0.0, scale_ = kFirstScale;
  Real slope_ = 0.0;                                   ///< of H along the step
  Real lowest_enthalpy_ = 1e300, lowest_rms_ = 1e300;  ///< so far
  Mask fresh_{};                                       ///< lanes whose start has not been evaluated yet
  State state_[kLanes];
  StopReason reason_[kLanes];
  int evaluations_[kLanes], refusals_[kLanes], stalled_[kLanes];
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
