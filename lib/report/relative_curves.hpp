// The enthalpy of branches above that of the lowest minimum, as smooth curves of few pieces.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/record_curves.hpp"
#include "report/svg.hpp"

namespace baroscape {

class RelativeCurves {
 public:
  /// Keeps a reference to the atlas.
  explicit RelativeCurves(const AtlasRecord& atlas) : atlas_(atlas), lowest_(lowest_sequence(atlas)) {}

  /// Which minimum is the lowest where.
  const std::vector<LowestOver>& lowest() const { return lowest_; }

  /// H − H of the lowest minimum, ε; nothing at pressures without any minimum.
  std::optional<double> above_lowest(double pressure, double enthalpy) const;

  /// The same of a branch within its range.
  std::optional<double> above_lowest(const BranchRecord& branch, double pressure) const;

  /// The highest of that at the steps of a branch within a range of pressures, whose ends count when the branch passes
  /// them; 0 when there is none.
  double highest(const BranchRecord& branch, double from, double to) const;

  /// The curve of a branch as the data of an SVG path: cubics that stay within a fifth of a pixel of what the atlas
  /// interpolates, broken where another minimum becomes the lowest. Only within the pressures of the scale across, and
  /// not above `ceiling` (ε). Empty where there is nothing to draw.
  std::string path(const BranchRecord& branch, const Scale& across, const Scale& up, double ceiling) const;

 private:
  const LowestOver* stretch_at(double pressure) const;

  const AtlasRecord& atlas_;
  std::vector<LowestOver> lowest_;
};

}  // namespace baroscape
