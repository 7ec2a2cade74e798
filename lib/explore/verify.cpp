#include "explore/verify.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

#include "core/share_work.hpp"
#include "landscape/characterise.hpp"
#include "landscape/recognition.hpp"
#include "search/acceptance.hpp"
#include "surface/contact_distance.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

constexpr double kValueTolerance = 1e-8;
constexpr double kCurvatureTolerance = 1e-5;
constexpr double kGradientTolerance = 1e-8;

using Problems = std::vector<std::string>;

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.12g", value);
  return text;
}

/// Collects the mismatches of one state.
class Comparison {
 public:
  explicit Comparison(std::string name) : name_(std::move(name)) {}

  void value(const char* what, double stored, double computed, double tolerance) {
    if (std::isnan(stored) && std::isnan(computed)) return;
    if (!(std::abs(stored - computed) <= tolerance * (1.0 + std::abs(computed)))) {
      problem(std::string(what) + " is stored as " + number(stored) + " and computed as " + number(computed));
    }
  }
  void problem(const std::string& text) { problems.push_back(name_ + ": " + text); }

  Problems problems;

 private:
  std::string name_;
};

/// What minima and transition states share; returns the point with its spectrum.
PolishResult compare_point(const System& system, const Surface<double>& surface, const StationaryPoint& stored,
                           double pressure, int index, Comparison& check) {
  PolishResult point;
  point.x = stored.positions;
  if (stored.positions.size() != system.coordinates() || !stored.positions.allFinite()) {
    check.problem("the positions are not " + std::to_string(system.coordinates()) + " finite numbers");
    return point;
  }
  Eigen::VectorXd gradient(point.x.size());
  point.enthalpy = surface.evaluate(point.x.data(), pressure, gradient.data());
  point.gradient_rms = std::sqrt(gradient.squaredNorm() / static_cast<double>(gradient.size()));
  point.spectrum = spectrum(surface, point.x, pressure);
  if (!(point.gradient_rms <= kGradientTolerance)) check.problem("the RMS gradient is " + number(point.gradient_rms));
  if (point.index() != index) check.problem("it has " + std::to_string(point.index()) + " negative eigenvalues");
  if (!is_one_piece(system, point.x, contact_distance(system))) check.problem("the cluster is in pieces");
  point.converged = check.problems.empty();
  return point;
}

void compare_common(const StationaryPoint& stored, const StationaryPoint& computed, Comparison& check) {
  check.value("enthalpy", stored.enthalpy, computed.enthalpy, kValueTolerance);
  check.value("energy", stored.energy, computed.energy, kValueTolerance);
  check.value("volume", stored.volume, computed.volume, kValueTolerance);
  check.value("log product", stored.log_product, computed.log_product, kCurvatureTolerance);
  check.value("mass-weighted log product", stored.log_product_mass, computed.log_product_mass, kCurvatureTolerance);
  check.value("point-group order", stored.point_group_order, computed.point_group_order, 0.0);
}

Problems check_minimum(const System& system, const Surface<double>& surface, const Minimum& stored, double pressure) {
  Comparison check("minimum " + std::to_string(stored.id));
  const PolishResult point = compare_point(system, surface, stored, pressure, 0, check);
  if (!point.converged) return check.problems;
  const Minimum computed = characterise_minimum(system, surface, point, pressure);
  compare_common(stored, computed, check);
  check.value("bulk modulus", stored.bulk_modulus, computed.bulk_modulus, kCurvatureTolerance);
  check.value("lowest eigenvalue", stored.lowest_omega2, computed.lowest_omega2, kCurvatureTolerance);
  return check.problems;
}

Problems check_transition_state(const System& system, const Surface<double>& surface, const TransitionState& stored,
                                const Landscape& landscape) {
  Comparison check("transition state " + std::to_string(stored.id));
  const double pressure = landscape.pressure();
  const PolishResult point = compare_point(system, surface, stored, pressure, 1, check);
  if (!point.converged) return check.problems;
  const TransitionState computed = characterise_transition_state(system, surface, point, pressure);
  compare_common(stored, computed, check);
  check.value("negative eigenvalue", stored.omega2_negative, computed.omega2_negative, kCurvatureTolerance);
  // Where a ridge parts the way down, rounding may decide which side of it the path of steepest descent takes; then it
  // is followed more closely, and either may confirm what is stored.
  const Identity identity = system.identity();
  const auto is = [&](const PolishResult& side, std::int64_t id) {
    return identity.same(landscape.minimum(id).positions, side.x);
  };
  for (const double closer : {1.0, 0.25}) {
    AcceptanceOptions options;
    options.descent.good_share *= closer;
    options.descent.bad_share *= closer;
    const Acceptance sides = accept_transition_state(surface, stored.positions, pressure, options);
    if (sides.reason != AcceptanceReason::accepted) {
      check.problem(describe(sides.reason));
      return check.problems;
    }
    if ((is(sides.side_a, stored.minimum_a) && is(sides.side_b, stored.minimum_b)) ||
        (is(sides.side_a, stored.minimum_b) && is(sides.side_b, stored.minimum_a))) {
      return check.problems;
    }
  }
  check.problem("it does not join minima " + std::to_string(stored.minimum_a) + " and " +
                std::to_string(stored.minimum_b));
  return check.problems;
}

/// States that are the same structure under two ids.
template <class State>
Problems duplicates(const System& system, const std::vector<State>& states, const char* name) {
  Problems problems;
  Recognition known(system.identity());
  for (const State& state : states) {
    if (const auto other = known.find(state.enthalpy, state.positions)) {
      problems.push_back(std::string(name) + " " + std::to_string(state.id) + " is the same as " + name + " " +
                         std::to_string(*other));
    }
    known.add(state.id, state.enthalpy, state.positions);
  }
  return problems;
}

}  // namespace

VerifyReport verify(const System& system, const Landscape& landscape, int threads,
                    const ProgressCallback<VerifyStatus>& progress) {
  const auto surface = make_surface(system);
  const std::size_t minima = landscape.minima().size(), total = minima + landscape.transition_states().size();
  std::vector<Problems> found(total);
  std::atomic<std::int64_t> done = 0;
  std::atomic<bool> stop = false;
  std::mutex report_mutex;
  share_work(threads, total, [&](std::size_t i, std::size_t) {
    if (stop) return;
    found[i] = i < minima
                   ? check_minimum(system, *surface, landscape.minima()[i], landscape.pressure())
                   : check_transition_state(system, *surface, landscape.transition_states()[i - minima], landscape);
    const VerifyStatus status{++done, static_cast<std::int64_t>(total)};
    const std::lock_guard lock(report_mutex);
    if (progress && !progress(status)) stop = true;
  });
  VerifyReport report;
  report.minima = static_cast<std::int64_t>(minima);
  report.transition_states = static_cast<std::int64_t>(total - minima);
  report.interrupted = stop;
  for (const Problems& problems : found)
    report.problems.insert(report.problems.end(), problems.begin(), problems.end());
  for (const Problems& problems : {duplicates(system, landscape.minima(), "minimum"),
                                   duplicates(system, landscape.transition_states(), "transition state")}) {
    report.problems.insert(report.problems.end(), problems.begin(), problems.end());
  }
  return report;
}

}  // namespace baroscape
