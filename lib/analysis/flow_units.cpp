#include "analysis/flow_units.hpp"

#include <algorithm>
#include <cmath>

namespace baroscape {

void FlowUnitStatistics::add(const std::vector<int>& species, const Eigen::VectorXd& volumes,
                             const Eigen::VectorXd& energies, double weight) {
  for (std::size_t i = 0; i < species.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    Sums& sums = sums_[static_cast<std::size_t>(species[i])];
    sums.weight += weight;
    sums.volume += weight * volumes(at);
    sums.volume2 += weight * volumes(at) * volumes(at);
    sums.energy += weight * energies(at);
  }
}

FlowUnitReference FlowUnitStatistics::reference(double deviations) const {
  FlowUnitReference reference;
  reference.deviations = deviations;
  for (const Sums& sums : sums_) {
    const double weight = sums.weight > 0 ? sums.weight : 1, mean = sums.volume / weight;
    reference.volume.push_back(mean);
    reference.volume_deviation.push_back(std::sqrt(std::max(0.0, sums.volume2 / weight - mean * mean)));
    reference.energy.push_back(sums.energy / weight);
  }
  return reference;
}

std::vector<FlowUnit> flow_units(const FlowUnitReference& reference, const std::vector<int>& species,
                                 const Eigen::VectorXd& volumes, const Eigen::VectorXd& energies) {
  std::vector<FlowUnit> units(species.size(), FlowUnit::none);
  for (std::size_t i = 0; i < species.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    const auto kind = static_cast<std::size_t>(species[i]);
    const double deviation = reference.volume_deviation[kind];
    // Rounding is no spread.
    if (!(deviation > 1e-9 * reference.volume[kind])) continue;
    const double room = (volumes(at) - reference.volume[kind]) / deviation;
    const double energy = energies(at) - reference.energy[kind];
    if (room < -reference.deviations && energy > 0) units[i] = FlowUnit::negative;
    if (room > reference.deviations && energy < 0) units[i] = FlowUnit::positive;
  }
  return units;
}

}  // namespace baroscape
