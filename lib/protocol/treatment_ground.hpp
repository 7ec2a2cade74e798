// What all treatments share: the samples they begin with, the landscape at P = 0 they end on, and the ways between.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "kinetics/first_passage.hpp"
#include "landscape/landscape.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

inline Eigen::Index index_of(std::size_t index) {
  return static_cast<Eigen::Index>(index);
}

/// The initial minima that are followed, each a column that holds 1, and their weights; the last may stand for the
/// others.
struct InitialSamples {
  std::vector<std::optional<std::size_t>> initial;  ///< index into the ambient minima; nothing for the others together
  std::vector<double> weights;
  Eigen::MatrixXd start;
};

/// The `most` heaviest minima each by itself, the others, if any, in one more column.
InitialSamples initial_samples(const Eigen::VectorXd& initial, int most);

/// Properties of the ambient minima, and what it takes to get back to those that were populated.
struct AmbientGround {
  const Landscape& landscape;
  Eigen::VectorXd energy, volume, modulus;
  std::vector<std::vector<std::optional<double>>> heights;  ///< by column: highest points on the lowest ways back
  std::vector<std::vector<MaybeLog>> log_times;             ///< by column: first passages back; empty at T = 0

  AmbientGround(const Landscape& ambient, const InitialSamples& columns, double room_temperature, int threads);

  /// From minimum j to the initial minimum i of a column.
  std::optional<double> barrier_back(std::size_t j, std::size_t column, std::size_t i) const;
  std::optional<double> log_time_back(std::size_t j, std::size_t column, std::size_t i) const;
};

/// Where minima go, as indices, and what the way costs.
struct IndexedMap {
  std::vector<std::optional<std::size_t>> to;
  Eigen::VectorXd volume_work, dropped;

  IndexedMap(const PressureMap& map, const Landscape& from, const Landscape& target);

  /// What minima without an entry held.
  double lost(const Eigen::VectorXd& populations) const;

  /// Populations (rows by minimum) where they arrive, among `targets` minima.
  Eigen::MatrixXd apply(const Eigen::MatrixXd& populations, Eigen::Index targets) const;
};

}  // namespace baroscape
