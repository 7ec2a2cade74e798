// Newton's method at the end of a search, one stationary point per lane: from "close" to what rounding allows, in a
// step or two, with what is needed to judge the point (number of negative eigenvalues, lowest mode, spectrum).
#pragma once

#include "search/local_model.hpp"
#include "search/polish_options.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// A state machine like every search (search/eigenvector_following.hpp).
template <class Real>
class Polish {
 public:
  static constexpr int kLanes = LaneTraits<Real>::lanes;

  Polish(const Surface<Real>& surface, const PolishOptions& options)
      : options_(options), n_(surface.dimension()), model_(surface), x_(n_), step_(n_), mode_(n_), pivots_(n_) {
    for (int l = 0; l < kLanes; ++l) state_[l] = State::idle;
  }

  void load(int l, const double* x, double lambda) {
    for (int k = 0; k < n_; ++k) set_lane(x_[k], l, x[k]);
    set_lane(lambda_, l, lambda);
    state_[l] = State::running;
    converged_[l] = false;
    steps_[l] = 0;
    rms_before_[l] = 1e300;
  }

  bool running(int l) const { return state_[l] == State::running; }
  bool finished(int l) const { return state_[l] == State::finished; }

  /// One gradient and one Hessian in every lane, and a Newton step in those that need it.
  void step() {
    model_.expand(x_.data(), lambda_);
    bool some_finished = false;
    for (int l = 0; l < kLanes; ++l) {
      if (state_[l] != State::running) continue;
      judge(l);
      some_finished |= finished(l);
    }
    Tridiagonal<Real>& t = model_.tridiagonal();
    if (some_finished) {
      negative_ = t.factor(Real(0.0));
      for (int k = 0; k < n_; ++k) pivots_[k] = t.pivot(k);
      t.lowest_mode(mode_.data());
      lowest_ = t.quadratic_form(mode_.data());
      t.from_tridiagonal(mode_.data());
    }
    for (int k = 0; k < n_; ++k) step_[k] = -model_.gradient()[k];
    t.to_tridiagonal(step_.data());
    t.factor(Real(0.0));
    t.solve(step_.data());
    const Real length = sqrt(inner(step_.data(), step_.data(), n_));
    const Real limit = Real(options_.largest_step);
    const Real scale = select(limit < length, limit / length, Real(1.0));
    t.from_tridiagonal(step_.data());
    MaskOf<Real> moving{};
    for (int l = 0; l < kLanes; ++l) set_lane(moving, l, running(l));
    for (int k = 0; k < n_; ++k) x_[k] = select(moving, fma(scale, step_[k], x_[k]), x_[k]);
  }

  /// Copies out a lane that finished in the last step() and leaves it idle. `mode` and `pivots`, each [n], may be null.
  void take(int l, double* x, double* mode, double* pivots, PolishedPoint& point) {
    for (int k = 0; k < n_; ++k) {
      x[k] = lane(x_[k], l);
      if (mode) mode[k] = lane(mode_[k], l);
      if (pivots) pivots[k] = lane(pivots_[k], l);
    }
    point.lowest = lane(lowest_, l);
    point.enthalpy = lane(model_.enthalpy(), l);
    point.gradient_rms = lane(model_.gradient_rms(), l);
    point.lift = lane(model_.lift(), l);
    point.index = static_cast<int>(lane(negative_, l));
    point.hessians = steps_[l];
    point.converged = converged_[l];
    state_[l] = State::idle;
  }

 private:
  enum class State : int { idle, running, finished };

  void judge(int l) {
    const double rms = lane(model_.gradient_rms(), l);
    const bool within = rms <= options_.gradient_rms;
    // Once close, a step that hardly lowers the gradient means that rounding is all that is left.
    const bool settled = within && (rms <= options_.gradient_aim || !(rms < 0.5 * rms_before_[l]));
    ++steps_[l];
    if (settled || steps_[l] > options_.max_steps || !(rms < 1e300)) {
      converged_[l] = within;
      state_[l] = State::finished;
    }
    rms_before_[l] = rms;
  }

  PolishOptions options_;
  int n_;
  LocalModel<Real> model_;
  LaneArray<Real> x_, step_, mode_, pivots_;
  Real lambda_ = 0.0, negative_ = 0.0, lowest_ = 0.0;
  State state_[kLanes];
  bool converged_[kLanes];
  int steps_[kLanes];
  double rms_before_[kLanes];
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
