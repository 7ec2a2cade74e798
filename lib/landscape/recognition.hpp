// "Is this a state we know?"
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "atoms/identity.hpp"
#include "landscape/states.hpp"

namespace baroscape {

/// Finds a stationary point among those added before: first by enthalpy, then decided by exact alignment. Energies
/// alone never decide: distinct Lennard-Jones states lie as near as 3e-9 ε (design/lanes.md). No fingerprint stands
/// between the two: align() itself turns others away by their sorted distances to the centroid, in 1 µs (LJ13) to 2 µs
/// (LJ38), where sorting all pair distances would take 0.6 to 29 µs. Not synchronised: any number of threads may find()
/// while none add()s.
class Recognition {
 public:
  explicit Recognition(Identity identity) : identity_(std::move(identity)) {}
  /// Of clusters of these atoms.
  explicit Recognition(std::vector<int> species) : identity_(std::move(species)) {}

  /// `label` is what find() gives back.
  void add(std::int64_t label, double enthalpy, const Eigen::VectorXd& positions);

  /// The label of the known state this is a permutation–inversion isomer of, looking only at labels ≤ `newest`.
  std::optional<std::int64_t> find(double enthalpy, const Eigen::VectorXd& positions,
                                   std::int64_t newest = INT64_MAX) const;

  std::size_t size() const { return by_enthalpy_.size(); }

 private:
  struct Entry {
    std::int64_t label;
    Eigen::VectorXd positions;
  };
  Identity identity_;
  std::multimap<double, Entry> by_enthalpy_;
};

}  // namespace baroscape
