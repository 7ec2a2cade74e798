// The path of steepest descent, dx/dt = −∇H, one per lane: what decides which minima a transition state joins.
//
// The path is stiff (a contact is a thousand times stiffer than the valley the path runs in), so each step solves the
// flow of a local model, as Page & McIver do (JCP 88, 922 (1988)), but in tridiagonal form, without eigenvectors: a few
// steps of an L-stable Runge–Kutta method, which cost O(n) each (Alexander, SIAM J. Numer. Anal. 14, 1006 (1977), order
// 2). The model is quadratic first; a gradient where its flow leads, a fiftieth of a Hessian's cost, adds the third
// order along the way, and steps may be three times as long.
#pragma once

#include "search/local_model.hpp"
#include "search/steepest_descent_options.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// A state machine like every search (search/eigenvector_following.hpp). `Element`: what the Hessian is reduced in.
template <class Real, class Element = Real>
class SteepestDescent {
 public:
  static constexpr int kLanes = LaneTraits<Real>::lanes;

  SteepestDescent(const Surface<Real>& surface, const SteepestDescentOptions& options)
      : options_(options),
        n_(surface.dimension()),
        surface_(surface),
        model_(surface),
        x_(n_),
        x_before_(n_),
        trial_(n_),
        trial_gradient_(n_),
        promised_gradient_(n_),
        along_(n_),
        moved_(n_),
        first_(n_),
        second_(n_),
        product_(n_),
        third_order_(n_),
        rest_(n_) {
    for (int l = 0; l < kLanes; ++l) state_[l] = State::idle;
  }

  /// Ends at this RMS gradient, or at the options' when 0.
  void load(int l, const double* x, double lambda, double gradient_rms = 0.0) {
    for (int k = 0; k < n_; ++k) {
      set_lane(x_[k], l, x[k]);
      set_lane(x_before_[k], l, x[k]);
      set_lane(promised_gradient_[k], l, 0.0);
    }
    set_lane(lambda_, l, lambda);
    set_lane(tolerance_, l, gradient_rms > 0.0 ? gradient_rms : options_.gradient_rms);
    set_lane(length_, l, options_.first_length);
    set_lane(enthalpy_before_, l, 1e300);
    set_lane(gradient_before_, l, 0.0);
    set_lane(fresh_, l, true);
    state_[l] = State::running;
    iterations_[l] = gradients_[l] = 0;
  }

  bool running(int l) const { return state_[l] == State::running; }
  bool finished(int l) const { return state_[l] == State::finished; }

  /// One Hessian and two gradients in every lane.
  void step() {
    model_.expand(x_.data(), lambda_);
    const Real gradient_norm = sqrt(inner(model_.gradient(), model_.gradient(), n_));
    const Mask taken_back = adapt_length(gradient_norm);
    judge(taken_back);
    Mask moving{};
    for (int l = 0; l < kLanes; ++l) set_lane(moving, l, running(l) && !lane(taken_back, l));
    if (any(moving)) follow_model(gradient_norm, moving);
    for (int l = 0; l < kLanes; ++l) gradients_[l] += lane(moving, l);
    for (int k = 0; k < n_; ++k) {
      x_before_[k] = select(moving, x_[k], x_before_[k]);
      x_[k] = select(moving, x_[k] + moved_[k], select(taken_back, x_before_[k], x_[k]));
    }
    enthalpy_before_ = select(moving, model_.enthalpy(), enthalpy_before_);
    gradient_before_ = gradient_norm;
    // A step taken back is tried again, shorter, from the Hessian where it began.
    fresh_ = taken_back;
  }

  /// Copies out a finished lane and leaves it idle.
  void take(int l, double* x, double& enthalpy, double& gradient_rms, int& gradients, int& hessians, bool& arrived) {
    for (int k = 0; k < n_; ++k) x[k] = lane(x_[k], l);
    enthalpy = enthalpy_[l];
    gradient_rms = gradient_rms_[l];
    gradients = gradients_[l];
    hessians = iterations_[l];
    arrived = arrived_[l];
    state_[l] = State::idle;
  }

 private:
  using Mask = MaskOf<Real>;
  static constexpr double kRounding = 1e-13;  ///< of H, as a share of 1 + |H|
  /// A step is put together from pieces of about this share of its length, of at most so many: where the path slows
  /// down the last ones hardly move.
  static constexpr double kPiece = 0.25;
  static constexpr int kMostPieces = 12;
  /// Where the model's flow ends within this share of a step's length, that is where the step goes. With the whole
  /// length two of 2380 sides of LJ13 end in another minimum.
  static constexpr double kNearRest = 0.3;
  static constexpr double kGamma = 0.29289321881345254;  ///< 1 − 1/√2: L-stable, order 2
  enum class State : int { idle, running, finished };

  /// Lengthens or shortens the next step by how well the model held over the last one; true where that is to be taken
  /// back: H has risen, or the model was far off.
  Mask adapt_length(const Real& gradient_norm) {
    Real miss2 = 0.0;
    for (int k = 0; k < n_; ++k)
      miss2 = fma(model_.gradient()[k] - promised_gradient_[k], model_.gradient()[k] - promised_gradient_[k], miss2);
    const Real miss = sqrt(miss2) / larger(gradient_before_, gradient_norm);
    const Real rounding = Real(kRounding) * (Real(1.0) + magnitude(enthalpy_before_));
    const Mask risen = enthalpy_before_ + rounding < model_.enthalpy();
    const Mask far_off = Real(2.0 * options_.bad_share) < miss;
    const Mask shortest = length_ <= Real(options_.smallest_length);
    const Mask taken_back = (risen | far_off) & !(fresh_ | shortest);
    const Real shorter = larger(Real(options_.smallest_length), Real(0.5) * length_);
    const Real longer = smaller(Real(options_.largest_length), Real(1.5) * length_);
    const Real adapted = select(taken_back | (Real(options_.bad_share) < miss), shorter,
                                select(miss < Real(options_.good_share), longer, length_));
    length_ = select(fresh_, length_, adapted);
    return taken_back;
  }

  void judge(const Mask& taken_back) {
    const Mask finite = magnitude(model_.enthalpy()) < Real(1e300);
    const Mask stationary = model_.gradient_rms() <= tolerance_;
    for (int l = 0; l < kLanes; ++l) {
      if (state_[l] != State::running) continue;
      ++iterations_[l];
      ++gradients_[l];
      arrived_[l] = lane(stationary, l);
      if (arrived_[l] || iterations_[l] >= options_.max_iterations || (!lane(finite, l) && !lane(taken_back, l))) {
        enthalpy_[l] = lane(model_.enthalpy(), l);
        gradient_rms_[l] = lane(model_.gradient_rms(), l);
        state_[l] = State::finished;
      }
    }
  }

  /// moved_ ← where the flow of the model has gone when it has covered the step's length or all but come to rest;
  /// promised_gradient_ ← the gradient it leaves there. A first time to second order; what the gradient there is off by
  /// is then put into the model as third order, growing with the square of the distance, for a second time.
  void follow_model(const Real& gradient_norm, const Mask& moving) {
    Tridiagonal<Real, Element>& t = model_.tridiagonal();
    for (int k = 0; k < n_; ++k) along_[k] = model_.gradient()[k];
    t.to_tridiagonal(along_.data());
    for (int k = 0; k < n_; ++k) third_order_[k] = 0.0;
    reach2_ = 1.0;
    const Mask arriving = moving & rest_within_reach();
    Real time = Real(kPiece) * length_ / larger(gradient_norm, Real(1e-300));
    const Mask flowing = moving & !arriving;
    factor(time, flowing);
    flow(time, flowing);
    for (int k = 0; k < n_; ++k) moved_[k] = select(arriving, rest_[k], moved_[k]);
    promise();
    for (int k = 0; k < n_; ++k) {
      first_[k] = moved_[k];
      second_[k] = product_[k];
    }
    t.from_tridiagonal(first_.data(), second_.data());
    for (int k = 0; k < n_; ++k) trial_[k] = x_[k] + first_[k];
    surface_.evaluate(trial_.data(), lambda_, trial_gradient_.data());
    for (int k = 0; k < n_; ++k) third_order_[k] = trial_gradient_[k] - second_[k];
    t.to_tridiagonal(third_order_.data());
    reach2_ = larger(inner(moved_.data(), moved_.data(), n_), Real(1e-300));
    flow(time, flowing);
    if (any(arriving)) {
      t.factor(Real(0.0));
      for (int k = 0; k < n_; ++k) rest_[k] = -(along_[k] + third_order_[k]);
      t.solve(rest_.data());
      for (int k = 0; k < n_; ++k) moved_[k] = select(arriving, rest_[k], moved_[k]);
    }
    promise();
    t.from_tridiagonal(moved_.data(), product_.data());
    for (int k = 0; k < n_; ++k) promised_gradient_[k] = product_[k];
  }

  /// rest_ ← where the model's flow ends; true where it does, within the step's length.
  Mask rest_within_reach() {
    Tridiagonal<Real, Element>& t = model_.tridiagonal();
    const Mask minimum = t.factor(Real(0.0)) < Real(0.5);
    for (int k = 0; k < n_; ++k) rest_[k] = -along_[k];
    t.solve(rest_.data());
    return minimum & (inner(rest_.data(), rest_.data(), n_) <= square(Real(kNearRest) * length_));
  }

  /// ds/dt = −(g + T s + c |s|²/reach²) from s = 0, c the third order.
  void flow(const Real& time, const Mask& moving) {
    const Real wanted2 = square(length_);
    for (int k = 0; k < n_; ++k) moved_[k] = 0.0;
    Mask going = moving;
    for (int piece = 0; piece < kMostPieces && any(going); ++piece) {
      slope_at(moved_.data(), first_.data());
      for (int k = 0; k < n_; ++k) product_[k] = fma(Real(1.0 - kGamma) * time, first_[k], moved_[k]);
      slope_at(product_.data(), second_.data());
      Real length2 = 0.0;
      for (int k = 0; k < n_; ++k) {
        const Real slope = fma(Real(1.0 - kGamma), first_[k], Real(kGamma) * second_[k]);
        moved_[k] = select(going, fma(time, slope, moved_[k]), moved_[k]);
        length2 = fma(moved_[k], moved_[k], length2);
      }
      going = going & (length2 < wanted2);
    }
  }

  /// product_ ← the model's gradient at moved_.
  void promise() {
    model_.tridiagonal().multiply(moved_.data(), product_.data());
    const Real share = inner(moved_.data(), moved_.data(), n_) / reach2_;
    for (int k = 0; k < n_; ++k) product_[k] = fma(share, third_order_[k], product_[k] + along_[k]);
  }

  /// Factors T + 1/(γ·time), with the time halved where that is not positive definite: the flow runs off too fast
  /// there.
  void factor(Real& time, const Mask& moving) {
    Tridiagonal<Real, Element>& t = model_.tridiagonal();
    for (int round = 0; round < 60; ++round) {
      shift_ = Real(1.0) / (Real(kGamma) * time);
      const Mask too_long = moving & (Real(0.5) < t.factor(-shift_));
      if (!any(too_long)) return;
      time = select(too_long, Real(0.5) * time, time);
    }
  }

  /// slope ← (1 + γ·time·T)⁻¹ (−(g + T s)), a stage of the Runge–Kutta method.
  void slope_at(const Real* s, Real* slope) {
    Tridiagonal<Real, Element>& t = model_.tridiagonal();
    t.multiply(s, slope);
    const Real share = inner(s, s, n_) / reach2_;
    for (int k = 0; k < n_; ++k) slope[k] = -shift_ * fma(share, third_order_[k], slope[k] + along_[k]);
    t.solve(slope);
  }

  SteepestDescentOptions options_;
  int n_;
  const Surface<Real>& surface_;
  LocalModel<Real, Element> model_;
  LaneArray<Real> x_, x_before_, trial_, trial_gradient_, promised_gradient_;      ///< Cartesian
  LaneArray<Real> along_, moved_, first_, second_, product_, third_order_, rest_;  ///< in the tridiagonal basis
  Real reach2_ = 1.0;  ///< square of how far the third order was measured
  Real lambda_ = 0.0, tolerance_ = 0.0, length_ = 0.0, enthalpy_before_ = 0.0, gradient_before_ = 0.0, shift_ = 0.0;
  Mask fresh_{};  ///< lanes without a step to look back on
  State state_[kLanes];
  int iterations_[kLanes], gradients_[kLanes];
  bool arrived_[kLanes];
  double enthalpy_[kLanes], gradient_rms_[kLanes];
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
