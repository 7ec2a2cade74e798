// What all treatments share: the samples they begin with, the landscape at P = 0 they end on, and the ways between.
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <optional>
#include <vector>

#include "kinetics/first_passage.hpp"
#include "landscape/landscape.hpp"
#include "protocol/pressure_map.hpp"

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

  /// The column a minimum is followed in.
  std::size_t column_of(std::size_t minimum) const;
};

/// The `most` heaviest minima each by itself, heaviest first, the others, if any, in one more column.
InitialSamples initial_samples(const Eigen::VectorXd& initial, int most);

/// Properties of the ambient minima, and what it takes to get back to those that were populated.
struct AmbientGround {
  const Landscape& landscape;
  Eigen::VectorXd energy, volume, modulus;
  std::vector<std::vector<std::optional<double>>> heights;  ///< by column: highest points on the lowest ways back
  std::vector<std::vector<MaybeLog>> log_times;  ///< by column: first passages back; empty at T = 0 and beyond `timed`

  /// First passages are of the `timed` first columns: on the network of LJ13 each takes most of a second.
  AmbientGround(const Landscape& ambient, const InitialSamples& columns, double room_temperature, int timed,
                int threads);

  /// From minimum j to the initial minimum i of a column.
  std::optional<double> barrier_back(std::size_t j, std::size_t column, std::size_t i) const;
  std::optional<double> log_time_back(std::size_t j, std::size_t column, std::size_t i) const;
};

/// Where minima go, as a matrix, and what the way costs.
struct IndexedMap {
  Eigen::SparseMatrix<double> to;        ///< column: minimum that is followed; rows: where it arrives
  Eigen::VectorXd volume_work, dropped;  ///< of each minimum that is followed, averaged over its ways
  Eigen::VectorXd missing;               ///< weight of each whose way could not be followed

  IndexedMap(const PressureMap& map, const Landscape& from, const Landscape& target);

  /// What could not be followed held.
  double lost(const Eigen::VectorXd& populations) const { return missing.dot(populations); }

  /// Populations (rows by minimum) where they arrive.
  Eigen::MatrixXd apply(const Eigen::MatrixXd& populations) const { return to * populations; }
};

}  // namespace baroscape
