// Where minima go as the pressure changes, read off recorded branches: every load and unload map, from any pressure to
// any other.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "atlas/atlas_record.hpp"

namespace baroscape {

/// One branch on the way.
struct PressureLeg {
  std::int64_t branch = 0;
  double from = 0, to = 0;  ///< ε/σ³
  double dropped = 0;       ///< enthalpy lost at its end in a slide, ≥ 0, ε
};

/// One of the ways a minimum may go.
struct PressureWay {
  double weight = 1;
  bool arrived = false;  ///< otherwise the cluster fell apart, or could not be followed, where the last leg ends
  std::vector<PressureLeg> legs;  ///< in order, the first on the branch it begins on

  std::int64_t end() const { return legs.back().branch; }
  double dropped() const;
};

class PressureWays {
 public:
  /// Refers to the record.
  explicit PressureWays(const AtlasRecord& atlas);

  /// The ways from a branch of a minimum (id, at a pressure that it covers) to another pressure. Weights add up to one.
  std::vector<PressureWay> follow(std::int64_t branch, double from, double to) const;

  /// Ids of the branches of minima that cover a pressure, ascending.
  std::vector<std::int64_t> minima_at(double pressure) const;
  const BranchRecord& branch(std::int64_t id) const { return *branches_.at(id); }

 private:
  void go_on(PressureWay way, double pressure, double to, std::vector<PressureWay>& ways) const;

  std::map<std::int64_t, const BranchRecord*> branches_;
  std::map<std::pair<std::int64_t, int>, std::vector<const SuccessionRecord*>> successions_;  // by branch, direction
};

}  // namespace baroscape
