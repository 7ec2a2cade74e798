// What makes two points of a landscape the same state: of a cluster rotations, reflections and relabellings, of a cell
// translations and its lattice's symmetries as well.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "atoms/cell.hpp"

namespace baroscape {

/// The atoms of a system and what repeats them; knows nothing of energies.
class Identity {
 public:
  /// A cluster of atoms of these species [N].
  Identity(std::vector<int> species) : species_(std::move(species)) {}  // NOLINT: a list of species is a cluster
  Identity(std::vector<int> species, const std::optional<Cell>& cell) : species_(std::move(species)), cell_(cell) {}

  const std::vector<int>& species() const { return species_; }
  const std::optional<Cell>& cell() const { return cell_; }

  /// Are points a and b, each all coordinates of the landscape, the same state?
  bool same(const Eigen::VectorXd& a, const Eigen::VectorXd& b) const;
  /// Operations that map the point onto itself: what rates and populations need. 0 when it is not finite.
  int order(const Eigen::VectorXd& x) const;
  /// The point with its centroid where the origin is (cluster), or its atoms inside the cell, which is not strained.
  Eigen::VectorXd standard(const Eigen::VectorXd& x) const;

 private:
  std::vector<int> species_;
  std::optional<Cell> cell_;
};

}  // namespace baroscape
