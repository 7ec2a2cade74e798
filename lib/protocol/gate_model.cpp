#include "protocol/gate_model.hpp"

#include <cmath>
#include <functional>
#include <numbers>

#include "core/error.hpp"

namespace baroscape {
namespace {

/// φ and its derivatives by r.
struct Pair {
  double energy, slope, curvature;
};

Pair pair_at(double r) {
  const double inverse = 1 / (r * r), s6 = inverse * inverse * inverse;
  return {4 * s6 * (s6 - 1), 24 * s6 * (1 - 2 * s6) / r, 24 * s6 * (26 * s6 - 7) * inverse};
}

constexpr int kIntervals = 2000;

/// Where a function that changes its sign between a and b is 0, to the last digit.
double root(const std::function<double(double)>& f, double a, double b) {
  const bool rises = f(b) > 0;
  for (int halving = 0; halving < 200; ++halving) {
    const double middle = 0.5 * (a + b);
    if (middle <= a || middle >= b) break;
    ((f(middle) > 0) == rises ? b : a) = middle;
  }
  return 0.5 * (a + b);
}

/// All roots within what is looked at, ascending.
std::vector<double> roots(const GateModel& model, const std::function<double(double)>& f) {
  std::vector<double> found;
  const double from = model.lowest_x(), step = (model.highest_x() - from) / kIntervals;
  double before = f(from);
  for (int k = 1; k <= kIntervals; ++k) {
    const double here = f(from + k * step);
    if ((before > 0) != (here > 0)) found.push_back(root(f, from + (k - 1) * step, from + k * step));
    before = here;
  }
  return found;
}

GatePoint point_at(const GateModel& model, double x, double pressure) {
  const double energy = model.energy(x);
  return {x, energy, energy + pressure * x, model.curvature(x)};
}

}  // namespace

double GateModel::energy(double x) const {
  return 2 * pair_at(std::sqrt(x * x + half_gap * half_gap)).energy + pair_at(x + depth).energy;
}

double GateModel::slope(double x) const {
  const double r = std::sqrt(x * x + half_gap * half_gap);
  return 2 * pair_at(r).slope * x / r + pair_at(x + depth).slope;
}

double GateModel::curvature(double x) const {
  const double r = std::sqrt(x * x + half_gap * half_gap);
  const Pair gate = pair_at(r);
  const double along = x * x / (r * r);
  return 2 * (gate.curvature * along + gate.slope / r * (1 - along)) + pair_at(x + depth).curvature;
}

GateStates gate_states(const GateModel& model, double pressure) {
  std::vector<GatePoint> wells, tops;
  for (const double x : roots(model, [&](double at) { return model.slope(at) + pressure; })) {
    const GatePoint point = point_at(model, x, pressure);
    (point.curvature > 0 ? wells : tops).push_back(point);
  }
  GateStates states;
  if (wells.size() == 1) (wells[0].x > 0 ? states.before : states.behind) = wells[0];
  if (wells.size() < 2) return states;
  states.behind = wells[0];
  states.before = wells[1];
  // Far out, under tension, there is another top, which leads away for ever.
  for (const GatePoint& top : tops) {
    if (top.x > wells[0].x && top.x < wells[1].x) states.barrier = top;
  }
  return states;
}

GatePressures gate_pressures(const GateModel& model) {
  const GateStates free = gate_states(model, 0);
  if (!free.before || !free.behind || !free.barrier || !(free.behind->energy > free.before->energy)) {
    throw InputError("teach: half_gap = " + std::to_string(model.half_gap) +
                     " and depth = " + std::to_string(model.depth) +
                     " make no state behind the gate that is denser and of higher energy; 1.0 and 1.25 do");
  }
  GatePressures pressures;
  // A state ends where the curvature is 0, at the pressure at which it rests there.
  for (const double x : roots(model, [&](double at) { return model.curvature(at); })) {
    if (x > free.barrier->x && x < free.before->x) pressures.before_ends = -model.slope(x);
    if (x > free.behind->x && x < free.barrier->x) pressures.behind_ends = -model.slope(x);
  }
  pressures.equal = root(
      [&](double pressure) {
        const GateStates states = gate_states(model, pressure);
        if (!states.before) return 1.0;
        return states.before->enthalpy - states.behind->enthalpy;
      },
      0, pressures.before_ends);
  return pressures;
}

GateRates gate_rates(const GateModel& model, double pressure, double temperature) {
  const GateStates states = gate_states(model, pressure);
  if (!states.barrier) return {};
  const auto leaving = [&](const GatePoint& from) {
    return std::sqrt(from.curvature) / (2 * std::numbers::pi) *
           std::exp(-(states.barrier->enthalpy - from.enthalpy) / temperature);
  };
  return {leaving(*states.before), leaving(*states.behind)};
}

double gate_share(const GateModel& model, double pressure, double temperature, double time, double began) {
  const GateStates states = gate_states(model, pressure);
  if (!states.before) return 1;
  if (!states.behind) return 0;
  const GateRates rates = gate_rates(model, pressure, temperature);
  const double both = rates.in + rates.out;
  if (!(both > 0)) return began;
  const double equilibrium = rates.in / both;
  return equilibrium + (began - equilibrium) * std::exp(-both * time);
}

}  // namespace baroscape
