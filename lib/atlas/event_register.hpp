// Critical points, each once however many branches lead to it, and where other branches leave from them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "atlas/atlas.hpp"
#include "landscape/recognition.hpp"

namespace baroscape {

/// A stationary point whose branch is to be followed.
struct BranchSeed {
  Eigen::VectorXd x;  ///< [3N]
  double pressure = 0, enthalpy = 0;
  int index = 0;
};

class EventRegister {
 public:
  EventRegister(Identity identity) : known_(identity), identity_(std::move(identity)) {}

  /// Notes that a branch leads to, or passes, these critical points; those that are new join the events.
  void note(const Branch& branch, std::size_t number);

  const std::vector<AtlasEvent>& events() const { return events_; }
  std::vector<AtlasEvent> take() { return std::move(events_); }

 private:
  std::optional<std::size_t> find(const CriticalPoint& critical) const;

  Recognition known_;
  Identity identity_;
  std::vector<AtlasEvent> events_;
};

/// Minima and transition states a little off a critical point, on every branch that leaves it, within the range of
/// `options`.
std::vector<BranchSeed> seeds_at(const Surface<double>& surface, const CriticalPoint& critical,
                                 const ContinuationOptions& options);

}  // namespace baroscape
