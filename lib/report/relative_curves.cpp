#include "report/relative_curves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace baroscape {
namespace {

constexpr double kTolerance = 0.2;  ///< px
constexpr int kMostHalvings = 12;

/// A tenth of a pixel is finer than a screen shows.
std::string coordinate(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

/// One branch over a range of pressures in which one minimum is the lowest.
class Stretch {
 public:
  Stretch(const BranchRecord& branch, const BranchRecord& lowest, const Scale& across, const Scale& up)
      : branch_(branch), lowest_(lowest), across_(across), up_(up) {}

  EnthalpyAndVolume at(double pressure) const {
    const EnthalpyAndVolume state = interpolated(branch_, pressure), lowest = interpolated(lowest_, pressure);
    return {state.enthalpy - lowest.enthalpy, state.volume - lowest.volume};
  }

  std::string move_to(double pressure) const {
    return fmt::format("M{} {}", coordinate(across_(pressure)), coordinate(up_(at(pressure).enthalpy)));
  }

  /// A Bézier curve with the same ends and slopes is the same cubic; halves where that is not near enough.
  void curve(double from, double to, int halvings, std::string& path) const {
    const EnthalpyAndVolume a = at(from), b = at(to);
    if (halvings < kMostHalvings && !is_near(from, a, to, b)) {
      const double middle = 0.5 * (from + to);
      curve(from, middle, halvings + 1, path);
      curve(middle, to, halvings + 1, path);
      return;
    }
    const double third = (to - from) / 3;
    const auto point = [&](double pressure, double enthalpy) {
      return fmt::format("{} {}", coordinate(across_(pressure)), coordinate(up_(enthalpy)));
    };
    path += fmt::format("C{} {} {}", point(from + third, a.enthalpy + third * a.volume),
                        point(to - third, b.enthalpy - third * b.volume), point(to, b.enthalpy));
  }

 private:
  bool is_near(double from, const EnthalpyAndVolume& a, double to, const EnthalpyAndVolume& b) const {
    // Uneven shares: a branch's own steps often lie at simple ones.
    return std::ranges::all_of(std::array{0.13, 0.31, 0.47, 0.68, 0.89}, [&](double share) {
      const double pressure = from + share * (to - from);
      const double cubic = interpolated({from, a.enthalpy, a.volume}, {to, b.enthalpy, b.volume}, pressure).enthalpy;
      return std::abs(up_(cubic) - up_(at(pressure).enthalpy)) <= kTolerance;
    });
  }

  const BranchRecord &branch_, &lowest_;
  const Scale &across_, &up_;
};

}  // namespace

const LowestOver* RelativeCurves::stretch_at(double pressure) const {
  const auto after = std::upper_bound(lowest_.begin(), lowest_.end(), pressure,
                                      [](double value, const LowestOver& one) { return value < one.from; });
  if (after == lowest_.begin() || (after - 1)->to < pressure) return nullptr;
  return &*(after - 1);
}

std::optional<double> RelativeCurves::above_lowest(double pressure, double enthalpy) const {
  const LowestOver* stretch = stretch_at(pressure);
  if (stretch == nullptr) return std::nullopt;
  return enthalpy - interpolated(atlas_.branches[stretch->arm], pressure).enthalpy;
}

std::optional<double> RelativeCurves::above_lowest(const BranchRecord& branch, double pressure) const {
  return above_lowest(pressure, interpolated(branch, pressure).enthalpy);
}

double RelativeCurves::highest(const BranchRecord& branch) const {
  double highest = 0;
  for (const BranchPointRecord& point : branch.points) {
    highest = std::max(highest, above_lowest(point.pressure, point.enthalpy).value_or(0));
  }
  return highest;
}

std::string RelativeCurves::path(const BranchRecord& branch, const Scale& across, const Scale& up) const {
  std::string path;
  if (branch.points.size() < 2) return path;
  double last = branch.from - 1;  // where the pen is
  for (const LowestOver& stretch : lowest_) {
    const double from = std::max(branch.from, stretch.from), to = std::min(branch.to, stretch.to);
    if (from >= to) continue;
    const Stretch curve(branch, atlas_.branches[stretch.arm], across, up);
    if (path.empty() || last != from) path += curve.move_to(from);
    curve.curve(from, to, 0, path);
    last = to;
  }
  return path;
}

}  // namespace baroscape
