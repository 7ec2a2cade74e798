// Eigenvector following: uphill along one mode, downhill along all others, until a transition state is reached
// (Cerjan & Miller, JCP 75, 2800 (1981); Wales, JCP 101, 3750 (1994); design: physics, section 5). One search per lane.
//
// Nothing is diagonalised: in tridiagonal form the followed mode is found again by Rayleigh quotient iteration from
// the one before, and the downhill part is a Newton step in the other modes, shifted where they are not all positive.
#pragma once

#include "search/local_model.hpp"
#include "search/saddle_options.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// A state machine like every search: load() a start into a lane, step() all lanes by one Hessian each, take() a lane's
/// result when it is finished, load the next. `Element`: what the Hessian is reduced in.
template <class Real, class Element = Real>
class EigenvectorFollowing {
 public:
  static constexpr int kLanes = LaneTraits<Real>::lanes;

  EigenvectorFollowing(const Surface<Real>& surface, const SaddleOptions& options)
      : options_(options),
        n_(surface.dimension()),
        model_(surface),
        x_(n_),
        direction_(n_),
        promised_gradient_(n_),
        along_(n_),
        followed_(n_),
        step_(n_),
        trial_(n_) {
    for (int l = 0; l < kLanes; ++l) state_[l] = State::idle;
  }

  /// Starts at x[n] and follows the mode nearest to direction[n], from then on the one nearest to the mode followed
  /// before. Without a direction (nullptr) it starts with the lowest mode.
  void load(int l, const double* x, double lambda, const double* direction) {
    for (int k = 0; k < n_; ++k) {
      set_lane(x_[k], l, x[k]);
      set_lane(direction_[k], l, direction ? direction[k] : 0.0);
      set_lane(promised_gradient_[k], l, 0.0);
    }
    set_lane(lambda_, l, lambda);
    set_lane(radius_, l, options_.first_radius);
    set_lane(gradient_before_, l, 0.0);
    set_lane(aimless_, l, direction == nullptr);
    set_lane(fresh_, l, true);
    state_[l] = State::running;
    reason_[l] = SaddleReason::not_called;
    iterations_[l] = 0;
  }

  bool running(int l) const { return state_[l] == State::running; }
  bool finished(int l) const { return state_[l] == State::finished; }

  /// One gradient and one Hessian in every lane.
  void step() {
    model_.expand(x_.data(), lambda_);
    first_enthalpy_ = select(fresh_, model_.enthalpy(), first_enthalpy_);
    judge();
    Tridiagonal<Real, Element>& t = model_.tridiagonal();
    for (int k = 0; k < n_; ++k) along_[k] = model_.gradient()[k];
    const Real gradient_norm = sqrt(inner(along_.data(), along_.data(), n_));
    adapt_radius(gradient_norm);
    for (int k = 0; k < n_; ++k) followed_[k] = direction_[k];
    t.to_tridiagonal(along_.data(), followed_.data());
    find_followed_mode();
    const Real slope = inner(followed_.data(), along_.data(), n_);
    for (int k = 0; k < n_; ++k) trial_[k] = fma(-slope, followed_[k], along_[k]);
    descend();
    Real up = Real(2.0) * slope /
              (magnitude(eigenvalue_) + sqrt(fma(eigenvalue_, eigenvalue_, Real(4.0) * slope * slope)) + Real(1e-300));
    const Real limit = Real(options_.uphill_share) * radius_;
    up = larger(-limit, smaller(limit, up));
    for (int k = 0; k < n_; ++k) step_[k] = fma(up, followed_[k], step_[k]);
    move(gradient_norm);
  }

  /// Copies out a finished lane and leaves it idle. `hessians` counts the gradients as well.
  void take(int l, double* x, double& enthalpy, double& gradient_rms, int& hessians, SaddleReason& reason) {
    for (int k = 0; k < n_; ++k) x[k] = lane(x_[k], l);
    enthalpy = enthalpy_[l];
    gradient_rms = gradient_rms_[l];
    hessians = iterations_[l];
    reason = reason_[l];
    state_[l] = State::idle;
  }

 private:
  using Mask = MaskOf<Real>;
  static constexpr double kWidth = 50.0, kWidthShare = 1.25;  ///< of the first filter, ε/σ² and share of |eigenvalue|
  enum class State : int { idle, running, finished };

  void finish(int l, SaddleReason reason) {
    enthalpy_[l] = lane(model_.enthalpy(), l);
    gradient_rms_[l] = lane(model_.gradient_rms(), l);
    reason_[l] = reason;
    state_[l] = State::finished;
  }

  /// Ends lanes that have arrived or lead nowhere.
  void judge() {
    const Real negative = model_.tridiagonal().count_below(Real(0.0));
    const Mask finite = magnitude(model_.enthalpy()) < Real(1e300);
    const Mask stationary = model_.gradient_rms() <= Real(options_.gradient_rms);
    const Mask wall = Real(options_.largest_rise) < model_.enthalpy() - first_enthalpy_;
    Mask lonely{};
    if (options_.farthest_neighbour > 0.0) lonely = Real(square(options_.farthest_neighbour)) < loneliness();
    for (int l = 0; l < kLanes; ++l) {
      if (state_[l] != State::running) continue;
      ++iterations_[l];
      if (!lane(finite, l)) {
        finish(l, SaddleReason::not_finite);
      } else if (lane(wall, l) || lane(lonely, l)) {
        finish(l, SaddleReason::abandoned);
      } else if (lane(stationary, l)) {
        finish(l, lane(negative, l) == 1.0 ? SaddleReason::converged : SaddleReason::wrong_index);
      } else if (iterations_[l] >= options_.max_iterations) {
        finish(l, SaddleReason::iterations);
      }
    }
  }

  /// Square of the largest distance of an atom to the atom nearest to it.
  Real loneliness() {
    Real* nearest = trial_.data();  // of each atom
    for (int i = 0; i + 3 <= n_; i += 3) nearest[i] = 1e300;
    Real largest = 0.0;
    for (int i = 0; i + 3 <= n_; i += 3) {
      Real own = nearest[i];
      const Real xi = x_[i], yi = x_[i + 1], zi = x_[i + 2];
      for (int j = i + 3; j + 3 <= n_; j += 3) {
        const Real dx = xi - x_[j], dy = yi - x_[j + 1], dz = zi - x_[j + 2];
        const Real distance2 = fma(dz, dz, fma(dy, dy, dx * dx));
        own = smaller(own, distance2);
        nearest[j] = smaller(nearest[j], distance2);
      }
      largest = larger(largest, own);
    }
    return largest;
  }

  /// How far the gradient is from the quadratic model's, against how far it was meant to change or still is.
  void adapt_radius(const Real& gradient_norm) {
    Real miss2 = 0.0;
    for (int k = 0; k < n_; ++k)
      miss2 = fma(along_[k] - promised_gradient_[k], along_[k] - promised_gradient_[k], miss2);
    const Real miss = sqrt(miss2) / larger(gradient_before_, gradient_norm);
    const Real shorter = larger(Real(options_.smallest_radius), Real(0.5) * radius_);
    const Real longer = smaller(Real(options_.largest_radius), Real(1.3) * radius_);
    const Real adapted = select(Real(0.5) < miss, shorter, select(miss < Real(0.25), longer, radius_));
    radius_ = select(fresh_, radius_, adapted);
  }

  /// Into followed_, in the tridiagonal basis, the mode the one followed before has become. Where two modes are
  /// negative the lowest changes from step to step; following it would go back and forth for ever. A wide filter around
  /// the eigenvalue before takes out what the step has mixed in from stiff modes, then the filter narrows to what
  /// remains. Rayleigh quotient iteration from the old direction is led astray by the stiff modes: of 1500 searches of
  /// LJ13 it brings 527 to a transition state with 47 Hessians each, this 1142 with 21, the largest overlap among all
  /// modes 1015 with 16.
  void find_followed_mode() {
    Tridiagonal<Real, Element>& t = model_.tridiagonal();
    bool some_aimless = false;
    for (int l = 0; l < kLanes; ++l) some_aimless |= running(l) && lane(aimless_, l);
    if (some_aimless) {
      t.lowest_mode(trial_.data());
      for (int k = 0; k < n_; ++k) followed_[k] = select(aimless_, trial_[k], followed_[k]);
    }
    t.normalise(followed_.data());
    const Real centre = select(fresh_, t.quadratic_form(followed_.data()), eigenvalue_);
    t.filter(centre, fma(Real(kWidthShare), magnitude(centre), Real(kWidth)), followed_.data());
    t.normalise(followed_.data());
    for (int round = 0; round < 3; ++round) t.sharpen(followed_.data());
    eigenvalue_ = t.quadratic_form(followed_.data());
  }

  /// step_ ← −(T + σ)⁻¹ trial_ in the space orthogonal to the followed mode, cut to the trust radius; trial_ holds the
  /// gradient there. σ is 0 where T is positive definite but for the followed mode, else the first of 1, 3, 7, 15, …
  /// that makes T + σ so. The exact minimum within the radius goes along the stiff modes first: from the same 4000
  /// starts of LJ13 it reaches 786 transition states, this 925.
  void descend() {
    constexpr int kRounds = 14;
    Tridiagonal<Real, Element>& t = model_.tridiagonal();
    Real sigma = 0.0;
    Mask settled = !(magnitude(eigenvalue_) < Real(1e300));  // not a number: nothing to be done
    for (int l = 0; l < kLanes; ++l) {
      if (state_[l] != State::running) set_lane(settled, l, true);
    }
    for (int round = 0;; ++round) {
      const Real negative = t.factor(-sigma);
      const Real followed_is_negative = select(eigenvalue_ + sigma < Real(0.0), Real(1.0), Real(0.0));
      settled = settled | (negative <= followed_is_negative);
      bool all = true;
      for (int l = 0; l < kLanes; ++l) all &= lane(settled, l);
      if (all) break;
      sigma = select(settled, sigma, fma(Real(2.0), sigma, Real(1.0)));
      if (round == kRounds) sigma = select(settled, sigma, Real(1.0) - t.lower_bound());
    }
    for (int k = 0; k < n_; ++k) step_[k] = -trial_[k];
    t.solve(step_.data());
    const Real overlap = inner(followed_.data(), step_.data(), n_);
    for (int k = 0; k < n_; ++k) step_[k] = fma(-overlap, followed_[k], step_[k]);
    const Real length = sqrt(inner(step_.data(), step_.data(), n_));
    const Real shrink = select(radius_ < length, radius_ / length, Real(1.0));
    for (int k = 0; k < n_; ++k) step_[k] = shrink * step_[k];
  }

  /// Goes the step and notes what the quadratic model promises for it.
  void move(const Real& gradient_norm) {
    Tridiagonal<Real, Element>& t = model_.tridiagonal();
    t.multiply(step_.data(), trial_.data());
    for (int k = 0; k < n_; ++k) trial_[k] = trial_[k] + along_[k];
    t.from_tridiagonal(trial_.data(), step_.data(), followed_.data());
    Mask moving{};
    for (int l = 0; l < kLanes; ++l) set_lane(moving, l, state_[l] == State::running);
    for (int k = 0; k < n_; ++k) {
      promised_gradient_[k] = trial_[k];
      direction_[k] = followed_[k];
      x_[k] = select(moving, x_[k] + step_[k], x_[k]);
    }
    gradient_before_ = gradient_norm;
    for (int l = 0; l < kLanes; ++l) {
      set_lane(fresh_, l, false);
      set_lane(aimless_, l, false);
    }
  }

  SaddleOptions options_;
  int n_;
  LocalModel<Real, Element> model_;
  LaneArray<Real> x_, direction_, promised_gradient_;  ///< Cartesian
  LaneArray<Real> along_, followed_, step_, trial_;    ///< in the tridiagonal basis
  Real lambda_ = 0.0, eigenvalue_ = 0.0, radius_ = 0.0, gradient_before_ = 0.0, first_enthalpy_ = 0.0;
  Mask fresh_{}, aimless_{};  ///< lanes that have not stepped yet; and follow the lowest mode first
  State state_[kLanes];
  SaddleReason reason_[kLanes];
  int iterations_[kLanes];
  double enthalpy_[kLanes], gradient_rms_[kLanes];
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
