#include "atlas/record_curves.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

namespace baroscape {
namespace {

/// Recorded enthalpies that differ by less than this share of 1 + |H| may be equal (atlas/crossings.cpp).
constexpr double kTie = 1e-8;

EnthalpyAndVolumeAt known(const BranchPointRecord& point) {
  return {point.pressure, point.enthalpy, point.volume};
}

class LowestWalk {
 public:
  explicit LowestWalk(const AtlasRecord& atlas) : atlas_(atlas) {
    for (std::size_t k = 0; k < atlas.branches.size(); ++k) {
      const BranchRecord& branch = atlas.branches[k];
      if (branch.index == 0 && branch.points.size() > 1 && branch.from < branch.to) minima_.push_back(k);
    }
  }

  std::vector<LowestOver> walk() {
    double pressure = atlas_.from;
    while (true) {
      const auto lowest = lowest_above(pressure);
      if (!lowest) {
        const auto next = next_beginning(pressure, std::nullopt);
        if (!next) return std::move(sequence_);
        pressure = *next;
        continue;
      }
      const double end = end_of(*lowest, pressure);
      // A branch that stays the lowest where another begins, or merely touches, is one stretch.
      if (!sequence_.empty() && sequence_.back().arm == *lowest && sequence_.back().to == pressure) {
        sequence_.back().to = end;
      } else {
        sequence_.push_back({*lowest, pressure, end});
      }
      pressure = end;
    }
  }

 private:
  const BranchRecord& branch(std::size_t place) const { return atlas_.branches[place]; }

  /// Of the branches that go on above a pressure; where several have one enthalpy the one that falls behind least.
  std::optional<std::size_t> lowest_above(double pressure) const {
    std::optional<std::size_t> lowest;
    EnthalpyAndVolume best;
    for (const std::size_t place : minima_) {
      if (branch(place).from > pressure || branch(place).to <= pressure) continue;
      const EnthalpyAndVolume at = interpolated(branch(place), pressure);
      const double tie = kTie * (1 + std::abs(at.enthalpy));
      const double above = at.enthalpy - best.enthalpy;
      if (!lowest || above < -tie || (above < tie && at.volume < best.volume)) {
        lowest = place;
        best = at;
      }
    }
    return lowest;
  }

  /// The next pressure at which a minimum appears, below this branch where one is given.
  std::optional<double> next_beginning(double pressure, std::optional<std::size_t> below) const {
    std::optional<double> next;
    for (const std::size_t place : minima_) {
      const double from = branch(place).from;
      if (from <= pressure || (next && from >= *next)) continue;
      if (below) {
        if (from >= branch(*below).to) continue;
        if (interpolated(branch(place), from).enthalpy >= interpolated(branch(*below), from).enthalpy) continue;
      }
      next = from;
    }
    return next;
  }

  /// Where this branch, the lowest just above a pressure, ceases to be that.
  double end_of(std::size_t place, double pressure) const {
    double end = branch(place).to;
    for (const CrossingRecord& crossing : atlas_.crossings) {
      if (crossing.pressure > pressure && crossing.branch_a == branch(place).id) {
        end = std::min(end, crossing.pressure);
      }
    }
    const auto other = next_beginning(pressure, place);
    return other ? std::min(end, *other) : end;
  }

  const AtlasRecord& atlas_;
  std::vector<std::size_t> minima_;
  std::vector<LowestOver> sequence_;
};

}  // namespace

EnthalpyAndVolume interpolated(const BranchRecord& branch, double pressure) {
  const auto& points = branch.points;
  assert(points.size() > 1);
  auto above = std::lower_bound(points.begin() + 1, points.end() - 1, pressure,
                                [](const BranchPointRecord& point, double value) { return point.pressure < value; });
  return interpolated(known(*(above - 1)), known(*above), pressure);
}

std::vector<LowestOver> lowest_sequence(const AtlasRecord& atlas) {
  return LowestWalk(atlas).walk();
}

}  // namespace baroscape
