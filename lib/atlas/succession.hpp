// What becomes of a minimum where its branch ends. With the branches this is every load and unload map at once: it says
// where a minimum goes from any pressure to any other.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "atlas/whole_arm.hpp"

namespace baroscape {

/// A branch of a minimum that another one leads to.
struct Heir {
  std::size_t branch = 0;         ///< position in Atlas::branches
  double weight = 1;              ///< share of what arrives that goes there
  std::optional<double> dropped;  ///< enthalpy lost in a slide, ≥ 0, ε; nothing where a minimum goes on without one
};

struct Succession {
  std::size_t branch = 0;   ///< position in Atlas::branches, of a minimum
  int direction = 1;        ///< +1: as the pressure rises, −1: as it falls
  double pressure = 0;      ///< where the branch ends, ε/σ³
  std::vector<Heir> heirs;  ///< weights add up to one, or to less where the cluster falls apart
};

/// The critical point at which an arm ends in this direction; null where it reaches the end of the range or was given
/// up.
inline const CriticalPoint* critical_end(const WholeArm& arm, int direction) {
  const BranchEnd end = direction > 0 ? arm.high_end : arm.low_end;
  if (end != BranchEnd::index_changed && end != BranchEnd::symmetric) return nullptr;
  const auto& events = arm.branch.events;
  return &(direction > 0 ? events.back() : events.front()).critical;
}

}  // namespace baroscape
