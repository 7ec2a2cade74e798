// The landscapes at several pressures and the branches that tie their states together.
//
// A branch of the atlas is one state, of index 0 or 1, as a function of pressure. At each explored pressure it passes
// it has a member there, a state of that landscape; so a state at one pressure knows what it is at any other.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "atlas/crossings.hpp"
#include "atlas/succession.hpp"
#include "atlas/whole_arm.hpp"
#include "core/progress.hpp"
#include "landscape/landscape.hpp"
#include "search/exponents.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A landscape and what of it a census found: its other states came by continuation, hopping or annealing.
struct ExploredLandscape {
  Landscape landscape;
  std::set<std::int64_t> census_minima, census_transition_states;  ///< ids
};

struct AtlasOptions {
  double low = 0, high = 10;  ///< ε/σ³; landscapes outside of this range take no part
  int threads = 1;            ///< the results do not depend on it
  bool minima_only = false;   ///< transition states are neither followed nor compared; events are those of minima
  ContinuationOptions continuation;
};

/// Told of each state at an explored pressure that no landscape has; gives the permanent id. What a transition state
/// joins is known by then.
struct NewStates {
  std::function<std::int64_t(double pressure, const Minimum&)> minimum;
  std::function<std::int64_t(double pressure, const TransitionState&)> transition_state;
};

struct AtlasStatus {
  std::int64_t done = 0, total = 0;  ///< pieces of work; the total grows while there is something new to follow
  std::int64_t branches = 0;
};

/// A state of one of the landscapes.
struct AtlasState {
  double pressure = 0;
  int index = 0;
  std::int64_t id = 0;

  auto operator<=>(const AtlasState&) const = default;
};

/// The state of a branch at an explored pressure.
struct AtlasMember {
  double pressure = 0;
  std::int64_t id = 0;     ///< of a minimum or of a transition state, as the index of the branch says
  bool by_census = false;  ///< a census at that pressure found it as well
};

struct AtlasBranch {
  std::int64_t id = 0;  ///< 1, 2, … in an order that depends on the landscapes only
  WholeArm arm;
  int point_group_order = 1;         ///< off its critical points, between which it cannot change
  std::vector<AtlasMember> members;  ///< by pressure
};

/// A critical point, however many branches lead to it.
struct AtlasEvent {
  CriticalPoint critical;
  int point_group_order = 1;  ///< at the critical point
  Exponents exponents;
  std::vector<std::size_t> branches;  ///< that end here or pass, by position in Atlas::branches
};

struct AtlasCrossing {
  std::size_t branch_a = 0, branch_b = 0;  ///< of minima; a is the lower one below the pressure, b above
  Crossing crossing;
};

/// Where a landscape and the branches disagree.
struct Disagreement {
  enum class Kind : int {
    not_followed,     ///< a known state that no branch passes
    not_in_census,    ///< a branch passes, and the census did not find the state
    no_member,        ///< a branch passes, and there is no state to be made of it
    on_two_branches,  ///< two branches pass one state
  };
  Kind kind = Kind::not_followed;
  double pressure = 0;
  int index = 0;
  std::int64_t state = 0;   ///< id; 0 with no_member
  std::int64_t branch = 0;  ///< id; 0 with not_followed
  std::string reason;
};

struct Atlas {
  double low = 0, high = 0;
  std::vector<ExploredLandscape> landscapes;  ///< within the range, by pressure, new states included
  std::vector<AtlasBranch> branches;          ///< by id
  std::map<AtlasState, std::size_t> owners;   ///< position in branches of every state that is on one
  std::vector<AtlasEvent> events;             ///< by pressure
  std::vector<AtlasCrossing> crossings;       ///< of minima, by pressure
  std::vector<Succession> successions;        ///< of minima whose branches end in an event, by branch and direction
  std::vector<Disagreement> disagreements;
  Counts counts;
  bool interrupted = false;  ///< then what was told as new is all that can be used

  /// The branch of a state, or nothing.
  const AtlasBranch* branch_of(double pressure, int index, std::int64_t state) const;
  /// The same state at another explored pressure, or nothing where its branch does not reach or has no member.
  std::optional<std::int64_t> continuation(double pressure, int index, std::int64_t state, double other) const;
  /// Numbers of branches of minima and of transition states that exist at a pressure.
  std::pair<std::int64_t, std::int64_t> counts_at(double pressure) const;
};

/// The member of a branch nearest to a pressure; nothing without members.
std::optional<AtlasMember> nearest_member(const AtlasBranch& branch, double pressure);

/// Which minimum is the lowest where; LowestOver::arm is a position in Atlas::branches.
std::vector<LowestOver> lowest_sequence(const Surface<double>& surface, const Atlas& atlas);

/// Follows every state of every landscape both ways over the range, those a census found first, what appears at the
/// events on the way, and what minima slide into where they vanish, until nothing new is found. std::invalid_argument
/// unless low < high and a landscape lies between.
Atlas build_atlas(const System& system, const Surface<double>& surface, std::vector<ExploredLandscape> landscapes,
                  const AtlasOptions& options, const NewStates& new_states = {},
                  const ProgressCallback<AtlasStatus>& progress = {});

}  // namespace baroscape
