// Energy along a path between two minima, at P = 0 and under pressure: where a basin of the one landscape becomes a
// saddle of the other.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "landscape/landscape.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A minimum or transition state of the pressure of the path, and what becomes of it at the other.
struct ProfileState {
  int point = 0;         ///< which of the points it is, from 0
  std::int64_t id = 0;   ///< 0 where the path does not know it
  int index = 0;         ///< 0 minimum, 1 transition state
  int index_there = -1;  ///< of the same branch followed to the other pressure; −1: it does not reach that
};

/// Structures along a path; H = energy + P·volume at any pressure.
struct PathProfile {
  double path_pressure = 0;       ///< the landscape the path belongs to, ε/σ³
  double other_pressure = 0;      ///< the one to compare with
  std::int64_t from = 0, to = 0;  ///< minima at the pressure of the path
  std::string method;             ///< in words
  Eigen::VectorXd lengths;        ///< along the path from its start, lengths of 3N vectors added up, σ
  Eigen::VectorXd energies;       ///< E, ε
  Eigen::VectorXd volumes;        ///< V, σ³
  std::vector<ProfileState> states;

  Eigen::VectorXd enthalpies(double pressure) const { return energies + pressure * volumes; }
};

/// Steepest descents from the transition states of the lowest path in the landscape; where no path is known a doubly
/// nudged band between the aligned ends, which passes near saddles but not through them. Nothing where from is to.
std::optional<PathProfile> path_profile(const System& system, const Surface<double>& surface,
                                        const Landscape& landscape, std::int64_t from, std::int64_t to,
                                        double other_pressure);

}  // namespace baroscape
