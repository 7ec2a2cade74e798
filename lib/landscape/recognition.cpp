#include "landscape/recognition.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>


namespace baroscape {
namespace {

/// Half width of the window in enthalpy, in ε, at |H| = 10 and below; it grows with |H| above. Ten times the largest
/// difference seen between finds of one state (1e-7, over four million finds, design/lanes.md). A window too wide costs
/// time only, since geometry decides; one too narrow would count a state twice.
constexpr double kEnthalpyWindow = 1e-6;

}  // namespace

void Recognition::add(std::int64_t label, double enthalpy, const Eigen::VectorXd& positions) {
  assert(std::isfinite(enthalpy) && positions.allFinite());
  by_enthalpy_.emplace(enthalpy, Entry{label, positions});
}

std::optional<std::int64_t> Recognition::find(double enthalpy, const Eigen::VectorXd& positions,
                                              std::int64_t newest) const {
  if (!std::isfinite(enthalpy) || !positions.allFinite()) return std::nullopt;
  const double window = kEnthalpyWindow * std::max(1.0, std::abs(enthalpy) / 10);
  const auto first = by_enthalpy_.lower_bound(enthalpy - window);
  const auto last = by_enthalpy_.upper_bound(enthalpy + window);
  std::optional<std::int64_t> found;
  for (auto known = first; known != last; ++known) {
    const Entry& entry = known->second;
    if (entry.label > newest || (found && entry.label >= *found)) continue;
    if (identity_.same(entry.positions, positions)) found = entry.label;
  }
  return found;
}

}  // namespace baroscape
