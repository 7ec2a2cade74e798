// Flow units and negative flow units: the atoms with far more, or far less, room than others of their kind.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace baroscape {

/// How volume (σ³) and energy (ε) of the atoms of each species lie in the structure that others are compared with.
struct FlowUnitReference {
  std::vector<double> volume, volume_deviation, energy;  ///< means and standard deviation, by species
  double deviations = 1;  ///< k: how many standard deviations from the mean a tail begins
};

/// Adds up weighted structures; a species without spread (one atom in one structure) has no tails.
class FlowUnitStatistics {
 public:
  explicit FlowUnitStatistics(std::size_t species) : sums_(species) {}
  void add(const std::vector<int>& species, const Eigen::VectorXd& volumes, const Eigen::VectorXd& energies,
           double weight);
  FlowUnitReference reference(double deviations) const;

 private:
  struct Sums {
    double weight = 0, volume = 0, volume2 = 0, energy = 0;
  };
  std::vector<Sums> sums_;
};

enum class FlowUnit : int {
  negative = -1,  ///< dense and energetic: volume below mean − k deviations, energy above the mean
  none = 0,
  positive = 1,  ///< loose and bound: volume above mean + k deviations, energy below the mean
};

/// One for each atom.
std::vector<FlowUnit> flow_units(const FlowUnitReference& reference, const std::vector<int>& species,
                                 const Eigen::VectorXd& volumes, const Eigen::VectorXd& energies);

}  // namespace baroscape
