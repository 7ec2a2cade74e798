#include "atlas/crossings.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace baroscape {
namespace {

/// Interpolated enthalpies that differ by less than this share of 1 + |H| may be equal: steps are chosen for 1e-9.
constexpr double kTie = 1e-8;

/// The pressures of both arms' points in the range both cover.
std::vector<double> common_pressures(const Arm& a, const Arm& b) {
  const double low = std::max(a.lowest_pressure(), b.lowest_pressure());
  const double high = std::min(a.highest_pressure(), b.highest_pressure());
  std::vector<double> pressures;
  if (low >= high) return pressures;
  pressures = {low, high};
  for (const Arm& arm : {a, b}) {
    for (std::size_t i = arm.first; i <= arm.last; ++i) {
      const double pressure = arm.branch->points[i].lambda;
      if (pressure > low && pressure < high) pressures.push_back(pressure);
    }
  }
  std::sort(pressures.begin(), pressures.end());
  pressures.erase(std::unique(pressures.begin(), pressures.end()), pressures.end());
  return pressures;
}

/// H_b − H_a and its slope, interpolated.
EnthalpyAndVolume difference_at(const Arm& a, const Arm& b, double pressure) {
  const EnthalpyAndVolume at_a = interpolated(a, pressure), at_b = interpolated(b, pressure);
  return {at_b.enthalpy - at_a.enthalpy, at_b.volume - at_a.volume};
}

/// Where the interpolated difference changes its sign between two pressures, by bisection.
double interpolated_crossing(const Arm& a, const Arm& b, double low, double high, bool rises) {
  for (int halving = 0; halving < 50; ++halving) {
    const double middle = 0.5 * (low + high);
    ((difference_at(a, b, middle).enthalpy < 0) == rises ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

/// Newton's method inside a bracket at whose ends H_b − H_a has different signs.
std::optional<Crossing> refine(const Surface<double>& surface, const Arm& a, const Arm& b, double low, double high,
                               bool rises) {
  double pressure = interpolated_crossing(a, b, low, high, rises);
  for (int step = 0; step < 100; ++step) {
    const auto state_a = state_at(surface, a, pressure), state_b = state_at(surface, b, pressure);
    if (!state_a || !state_b) return std::nullopt;
    const double difference = state_b->enthalpy - state_a->enthalpy, slope = state_b->volume - state_a->volume;
    ((difference < 0) == rises ? low : high) = pressure;
    const double change = -difference / slope, tolerance = 1e-12 * (1 + std::abs(pressure));
    if (std::abs(change) <= tolerance) return Crossing{pressure, state_a->enthalpy, slope};
    const double next = pressure + change;
    const bool inside = next >= low && next <= high;
    // Such a step of Newton's method leaves its square, times dΔV/dP over ΔV.
    const double curvature = state_b->volume_slope() - state_a->volume_slope();
    if (inside && std::abs(curvature / slope) * change * change <= 0.1 * tolerance) {
      return Crossing{next, state_a->enthalpy + state_a->volume * change, slope + curvature * change};
    }
    pressure = inside ? next : 0.5 * (low + high);
  }
  return std::nullopt;
}

/// Adds the pressures strictly between neighbours at which their cubic has a slope of zero: with them the difference is
/// monotonic between any two.
std::vector<double> with_extrema(const Arm& a, const Arm& b, const std::vector<double>& pressures) {
  std::vector<double> all = pressures;
  for (std::size_t i = 0; i + 1 < pressures.size(); ++i) {
    const double width = pressures[i + 1] - pressures[i];
    const auto left = difference_at(a, b, pressures[i]), right = difference_at(a, b, pressures[i + 1]);
    const double rise = (right.enthalpy - left.enthalpy) / width;
    const double second = 3 * rise - 2 * left.volume - right.volume, third = left.volume + right.volume - 2 * rise;
    // left.volume + 2·second·t + 3·third·t² = 0, in the form that keeps its digits.
    const double root = std::sqrt(second * second - 3 * third * left.volume);
    const double q = -(second + std::copysign(root, second));
    for (const double t : {q / (3 * third), left.volume / q}) {
      if (t > 0 && t < 1) all.push_back(pressures[i] + t * width);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// The arm that is lowest at a pressure, of those that go on above it.
std::optional<std::size_t> lowest_above(const std::vector<Arm>& arms, double pressure) {
  std::optional<std::size_t> lowest;
  EnthalpyAndVolume best;
  for (std::size_t k = 0; k < arms.size(); ++k) {
    if (arms[k].lowest_pressure() > pressure || arms[k].highest_pressure() <= pressure) continue;
    const EnthalpyAndVolume here = interpolated(arms[k], pressure);
    // At a crossing itself the one with the smaller volume is the lower one just above.
    const double tie = kTie * (1 + std::abs(here.enthalpy));
    const bool lower = !lowest || here.enthalpy < best.enthalpy - tie ||
                       (here.enthalpy < best.enthalpy + tie && here.volume < best.volume);
    if (lower) {
      lowest = k;
      best = here;
    }
  }
  return lowest;
}

}  // namespace

std::vector<Crossing> crossings(const Surface<double>& surface, const Arm& a, const Arm& b) {
  std::vector<Crossing> found;
  double before = 0, from = 0;
  for (const double pressure : with_extrema(a, b, common_pressures(a, b))) {
    const double here = difference_at(a, b, pressure).enthalpy;
    // Two arms may be one state that was reached twice: what differs by rounding only does not cross.
    if (std::abs(here) < kTie * (1 + std::abs(interpolated(a, pressure).enthalpy))) continue;
    if (before != 0 && (before < 0) != (here < 0)) {
      if (const auto crossing = refine(surface, a, b, from, pressure, here > before)) found.push_back(*crossing);
    }
    before = here;
    from = pressure;
  }
  return found;
}

std::vector<LowestOver> lowest_sequence(const Surface<double>& surface, const std::vector<Arm>& arms, double from,
                                        double to) {
  std::vector<LowestOver> sequence;
  double here = from;
  while (here < to) {
    const auto lowest = lowest_above(arms, here);
    double next = to;
    if (!lowest) {
      for (const Arm& arm : arms) {
        if (arm.lowest_pressure() > here) next = std::min(next, arm.lowest_pressure());
      }
      here = next;
      continue;
    }
    next = std::min(next, arms[*lowest].highest_pressure());
    for (std::size_t k = 0; k < arms.size(); ++k) {
      if (k == *lowest) continue;
      const double appears = arms[k].lowest_pressure();
      if (appears > here && appears < next && difference_at(arms[*lowest], arms[k], appears).enthalpy < 0 &&
          appears < arms[k].highest_pressure()) {
        next = appears;
      }
      for (const Crossing& crossing : crossings(surface, arms[*lowest], arms[k])) {
        if (crossing.volume_change < 0 && crossing.pressure > here) next = std::min(next, crossing.pressure);
      }
    }
    sequence.push_back({*lowest, here, next});
    here = next;
  }
  return sequence;
}

}  // namespace baroscape
