// The graph of minima and transition states at one pressure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "landscape/states.hpp"

namespace baroscape {

/// Minima are the nodes, transition states the edges (several may join the same two minima, and one may join a minimum
/// to itself). Plain data that can be copied; questions about paths are free functions in their own files.
class Landscape {
 public:
  explicit Landscape(double pressure = 0) : pressure_(pressure) {}

  double pressure() const { return pressure_; }
  const std::vector<Minimum>& minima() const { return minima_; }
  const std::vector<TransitionState>& transition_states() const { return transition_states_; }

  /// The id must be new (std::logic_error).
  void add(Minimum minimum);
  /// The id must be new and both minima must be in the landscape already (std::logic_error).
  void add(TransitionState transition_state);

  /// Position in minima() of an id, or nothing.
  std::optional<std::size_t> index_of_minimum(std::int64_t id) const;
  std::optional<std::size_t> index_of_transition_state(std::int64_t id) const;
  /// The minimum with this id, which must exist.
  const Minimum& minimum(std::int64_t id) const { return minima_[*index_of_minimum(id)]; }

  /// Rank by enthalpy of each minimum, 1 lowest, in the order of minima(); ties by id.
  std::vector<int> minimum_ranks() const;
  std::vector<int> transition_state_ranks() const;
  /// Index of the lowest minimum, or nothing for an empty landscape.
  std::optional<std::size_t> global_minimum() const;

 private:
  double pressure_;
  std::vector<Minimum> minima_;
  std::vector<TransitionState> transition_states_;
  std::unordered_map<std::int64_t, std::size_t> minimum_index_, transition_state_index_;
};

/// Component number of each minimum (0, 1, …), in the order of minima().
std::vector<int> connected_components(const Landscape& landscape);

/// Enthalpy of the highest point on the lowest path from each minimum to `target` (an index into minima()), in the
/// order of minima(), ε; nothing where no path leads. The path from the target to itself is the point itself: its own
/// enthalpy.
std::vector<std::optional<double>> minimax_enthalpies_to(const Landscape& landscape, std::size_t target);

/// The same for one pair of minima (indices into minima()).
std::optional<double> minimax_enthalpy(const Landscape& landscape, std::size_t from, std::size_t to);

}  // namespace baroscape
