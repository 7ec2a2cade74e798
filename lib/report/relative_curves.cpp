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

/// Draws one branch, stretch by stretch.
class Pen {
 public:
  Pen(const BranchRecord& branch, const Scale& across, const Scale& up, double ceiling)
      : branch_(branch), across_(across), up_(up), ceiling_(ceiling) {}

  /// Over a range of pressures in which one minimum is the lowest.
  void draw(const BranchRecord& lowest, double from, double to) {
    lowest_ = &lowest;
    curve({from, at(from)}, {to, at(to)}, 0);
  }

  std::string take() { return std::move(path_); }

 private:
  struct Point {
    double pressure = 0;
    EnthalpyAndVolume above;  ///< of the lowest minimum
    EnthalpyAndVolumeAt known() const { return {pressure, above.enthalpy, above.volume}; }
  };

  EnthalpyAndVolume at(double pressure) const {
    const EnthalpyAndVolume state = interpolated(branch_, pressure), lowest = interpolated(*lowest_, pressure);
    return {state.enthalpy - lowest.enthalpy, state.volume - lowest.volume};
  }

  /// A Bézier curve with the same ends and slopes is the same cubic; halves where that is not near enough, or where it
  /// passes the ceiling.
  void curve(const Point& a, const Point& b, int halvings) {
    const int above = (a.above.enthalpy > ceiling_ ? 1 : 0) + (b.above.enthalpy > ceiling_ ? 1 : 0);
    if (above == 2) return;
    if (halvings < kMostHalvings && (above == 1 || !is_near(a, b))) {
      const double pressure = 0.5 * (a.pressure + b.pressure);
      const Point middle{pressure, at(pressure)};
      curve(a, middle, halvings + 1);
      curve(middle, b, halvings + 1);
      return;
    }
    if (above == 1) return;
    if (path_.empty() || last_ != a.pressure) path_ += fmt::format("M{}", point(a.pressure, a.above.enthalpy));
    const double third = (b.pressure - a.pressure) / 3;
    path_ += fmt::format("C{} {} {}", point(a.pressure + third, a.above.enthalpy + third * a.above.volume),
                         point(b.pressure - third, b.above.enthalpy - third * b.above.volume),
                         point(b.pressure, b.above.enthalpy));
    last_ = b.pressure;
  }

  std::string point(double pressure, double enthalpy) const {
    return fmt::format("{} {}", coordinate(across_(pressure)), coordinate(up_(enthalpy)));
  }

  bool is_near(const Point& a, const Point& b) const {
    // Uneven shares: a branch's own steps often lie at simple ones.
    return std::ranges::all_of(std::array{0.13, 0.31, 0.47, 0.68, 0.89}, [&](double share) {
      const double pressure = a.pressure + share * (b.pressure - a.pressure);
      const double cubic = interpolated(a.known(), b.known(), pressure).enthalpy;
      return std::abs(up_(cubic) - up_(at(pressure).enthalpy)) <= kTolerance;
    });
  }

  const BranchRecord& branch_;
  const Scale &across_, &up_;
  double ceiling_;
  const BranchRecord* lowest_ = nullptr;
  double last_ = 0;  ///< pressure to which the path has come
  std::string path_;
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

double RelativeCurves::highest(const BranchRecord& branch, double from, double to) const {
  if (branch.points.size() < 2) return 0;
  double highest = 0;
  for (const BranchPointRecord& point : branch.points) {
    if (point.pressure < from || point.pressure > to) continue;
    highest = std::max(highest, above_lowest(point.pressure, point.enthalpy).value_or(0));
  }
  for (const double end : {from, to}) {
    if (end >= branch.from && end <= branch.to) highest = std::max(highest, above_lowest(branch, end).value_or(0));
  }
  return highest;
}

std::string RelativeCurves::path(const BranchRecord& branch, const Scale& across, const Scale& up,
                                 double ceiling) const {
  if (branch.points.size() < 2) return "";
  Pen pen(branch, across, up, ceiling);
  for (const LowestOver& stretch : lowest_) {
    const double from = std::max({branch.from, stretch.from, across.value_from}),
                 to = std::min({branch.to, stretch.to, across.value_to});
    if (from < to) pen.draw(atlas_.branches[stretch.arm], from, to);
  }
  return pen.take();
}

}  // namespace baroscape
