// An arm of a branch: one state as a function of pressure, from where it appears to where it vanishes.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "atlas/interpolation.hpp"
#include "search/branch.hpp"
#include "surface/surface.hpp"

namespace baroscape {

/// A run of points of a branch along which the pressure goes one way and the index stays. Refers to its branch.
struct Arm {
  const Branch* branch = nullptr;
  std::size_t first = 0, last = 0;  ///< points of the branch, first < last
  int index = 0;

  double lowest_pressure() const;
  double highest_pressure() const;
};

/// The arms of a branch with this index, in order along it: it is cut at folds and where the index changes.
std::vector<Arm> arms_of(const Branch& branch, int index);

/// The state at a pressure; nothing outside of the arm.
std::optional<BranchPoint> state_at(const Surface<double>& surface, const Arm& arm, double pressure);

/// H and V at a pressure within the arm by cubic interpolation of what the branch keeps: no evaluation of the surface.
EnthalpyAndVolume interpolated(const Arm& arm, double pressure);

}  // namespace baroscape
