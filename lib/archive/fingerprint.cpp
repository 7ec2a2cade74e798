#include "archive/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>
#include <vector>

#include "archive/amplitude_store.hpp"
#include "archive/anneal_store.hpp"
#include "archive/deformation_store.hpp"
#include "archive/protocol_store.hpp"
#include "archive/rows.hpp"
#include "archive/treatment_hash.hpp"
#include "archive/treatment_rows.hpp"
#include "archive/treatment_store.hpp"
#include "core/error.hpp"

namespace baroscape {

namespace {

using Hashes = std::vector<std::uint64_t>;

// Order does not matter: what is combined is sorted first.
std::uint64_t combine(const std::string& what, Hashes hashes) {
  std::sort(hashes.begin(), hashes.end());
  Record record;
  for (const std::uint64_t hash : hashes) record.add(hash);
  return hash(what, record);
}

class Physics {
 public:
  explicit Physics(Database& database) : database_(database) {}

  std::uint64_t hash_of_landscapes() {
    add_system();
    add_censuses();
    add_minima();
    add_transition_states();
    return combine("landscapes", std::move(items_));
  }

  std::uint64_t hash_of_maps(const std::vector<StoredMap>& maps) {
    Hashes hashes;
    for (const StoredMap& stored : maps) {
      for (const MapEntry& entry : stored.map.entries) {
        Record record;
        record.add(stored.load ? "load" : "unload").add(stored.map.from).add(stored.map.to);
        record.add(minimum(entry.from)).add(minimum(entry.to)).add(entry.volume_work).add(entry.dropped);
        hashes.push_back(hash("map entry", record.add(entry.slides).add(entry.weight)));
      }
    }
    return combine("maps", std::move(hashes));
  }

  /// Branches by what they are at explored pressures and where they were computed, not by their ids.
  std::uint64_t hash_of_atlas(const AtlasRecord& atlas) {
    Hashes hashes;
    std::map<std::int64_t, std::uint64_t> branches;  // by id
    for (const BranchRecord& branch : atlas.branches) {
      Record record =
          Record().add(branch.index).add(branch.from).add(branch.to).add(branch.from_end).add(branch.to_end);
      record.add(branch.point_group_order);
      for (const BranchPointRecord& point : branch.points) {
        record.add(point.pressure).add(point.enthalpy).add(point.energy).add(point.volume).add(point.lowest);
        record.add(point.point_group_order).add(point.is_critical ? 1 : 0);
      }
      for (const AtlasMember& member : branch.members) {
        record.add(member.pressure).add(state(branch.index, member.id)).add(member.by_census ? 1 : 0);
      }
      hashes.push_back(branches[branch.id] = hash("branch", record));
    }
    for (const EventRecord& event : atlas.events) {
      Record record = Record().add(event.kind).add(event.criticality).add(event.course).add(event.pressure);
      record.add(event.enthalpy).add(event.point_group_order).add(event.energy).add(event.exponent);
      record.add(event.exponent_error);
      Hashes who;
      for (const std::int64_t id : event.branches) who.push_back(branches[id]);
      hashes.push_back(hash("event", record.add(combine("branches", std::move(who)))));
    }
    for (const CrossingRecord& crossing : atlas.crossings) {
      Record record = Record().add(crossing.pressure).add(crossing.enthalpy).add(branches[crossing.branch_a]);
      hashes.push_back(hash("crossing", record.add(branches[crossing.branch_b])));
    }
    for (const SuccessionRecord& succession : atlas.successions) {
      Record record = Record().add(branches[succession.branch]).add(succession.direction).add(succession.pressure);
      record.add(succession.heir == 0 ? std::uint64_t{0} : branches[succession.heir]).add(succession.weight);
      hashes.push_back(hash("succession", record.add(succession.slides ? 1 : 0).add(succession.dropped)));
    }
    return combine("atlas", std::move(hashes));
  }

  std::uint64_t hash_of_outcomes(const std::vector<AnnealOutcome>& outcomes) {
    Hashes hashes;
    for (const AnnealOutcome& outcome : outcomes) hashes.push_back(hash_of(outcome));
    return combine("outcomes", std::move(hashes));
  }

  /// Controls, comparisons and enthalpy lines.
  template <class Item>
  std::uint64_t hash_of_companions(const std::vector<Item>& items) {
    return combine("companions", hashes_of(items, [this](const std::string& text) { return start(text); }));
  }

  std::uint64_t hash_of_cycles(const std::vector<CycleResult>& cycles) {
    Hashes hashes;
    for (const CycleResult& cycle : cycles) {
      Record item = Record().add(start(cycle.start)).add(cycle.pressure).add(cycle.returning_share);
      for (const CycleTurn& turn : cycle.turns) {
        Hashes who;
        for (const auto& [id, weight] : turn.population)
          who.push_back(hash("who", Record().add(minimum(id)).add(weight)));
        item.add(turn.mean_energy).add(turn.lost).add(combine("population", std::move(who)));
      }
      Hashes fates;
      for (const CycleFate& fate : cycle.states.fates) {
        const std::uint64_t reachable = combine("reachable", names(fate.reachable));
        fates.push_back(hash("fate", Record().add(minimum(fate.minimum)).add(fate.returning).add(reachable)));
      }
      for (const CycleAttractor& attractor : cycle.states.attractors) {
        const std::uint64_t who = combine("attractor", names(attractor.minima));
        fates.push_back(hash("attractor", Record().add(who).add(attractor.period).add(attractor.drawn)));
      }
      hashes.push_back(hash("cycle", item.add(combine("fates", std::move(fates)))));
    }
    return combine("cycles", std::move(hashes));
  }

  std::uint64_t hash_of_amplitudes(const std::vector<AmplitudeCurve>& curves) {
    Hashes hashes;
    for (const AmplitudeCurve& curve : curves) {
      Record item = Record().add(start(curve.start)).add(curve.energy).add(curve.turns);
      for (const AmplitudeRange& range : curve.ranges) {
        item.add(range.from).add(range.to).add(range.returning_share).add(range.lost_share);
        item.add(range.energy_once).add(range.energy_settled);
      }
      hashes.push_back(hash("amplitudes", item));
    }
    return combine("amplitudes", std::move(hashes));
  }

  std::uint64_t hash_of_loops(const std::vector<VolumeLoop>& loops) {
    Hashes hashes;
    for (const VolumeLoop& loop : loops) {
      Record item = Record().add(loop.pressure).add(minimum(loop.minimum)).add(minimum(loop.loaded));
      item.add(minimum(loop.unloaded)).add(loop.area).add(loop.dropped);
      for (const MapCourse* course : {&loop.load, &loop.unload}) {
        for (const FollowPoint& point : *course) item.add(point.pressure).add(point.enthalpy).add(point.volume);
      }
      hashes.push_back(hash("loop", item));
    }
    return combine("loops", std::move(hashes));
  }

  std::uint64_t hash_of_profiles(const std::vector<PathProfile>& profiles) {
    Hashes hashes;
    for (const PathProfile& profile : profiles) {
      Record item = Record().add(profile.path_pressure).add(profile.other_pressure).add(minimum(profile.from));
      item.add(minimum(profile.to)).add(profile.method).add(profile.lengths).add(profile.energies);
      hashes.push_back(hash("profile", item.add(profile.volumes)));
    }
    return combine("profiles", std::move(hashes));
  }

 private:
  Hashes names(const std::vector<std::int64_t>& minima) const {
    Hashes hashes;
    for (const std::int64_t id : minima) hashes.push_back(minimum(id));
    return hashes;
  }

  void add_system() {
    database_.each(kMeta, "WHERE key = 'system'", {},
                   [&](const Record& record) { items_.push_back(hash("system", record)); });
  }

  void add_censuses() {
    database_.each(kPressure, "", {}, [&](const Record& record) {
      const PressureRow row = read_pressure(record);
      pressures_[row.id] = row.pressure;
    });
    std::map<std::int64_t, std::uint64_t> seeds;  // by id of the census
    database_.each(kCensus, "", {}, [&](const Record& record) {
      const CensusRow row = read_census(record);
      seeds[row.id] = row.seed;
      Record item;
      item.add(pressure(row.pressure)).add(row.seed).add(row.searches).add(outcomes_text(row.outcomes));
      items_.push_back(hash("census", item));
    });
    const auto hits = [&](const CensusStateRow& row) {
      const auto seed = seeds.find(row.census);
      if (seed == seeds.end()) throw InputError(database_.path() + ": is damaged: a tally belongs to no census");
      Record item = Record().add(seed->second);
      add_tally(item, row.tally);
      return hash("tally", item);
    };
    database_.each(kCensusMinimum, "", {}, [&](const Record& record) {
      const CensusStateRow row = read_census_minimum(record);
      minimum_tallies_[row.permanent].push_back(hits(row));
    });
    database_.each(kCensusTransitionState, "", {}, [&](const Record& record) {
      const CensusStateRow row = read_census_transition_state(record);
      transition_state_tallies_[row.permanent].push_back(hits(row));
    });
  }

  void add_minima() {
    database_.each(kMinimum, "", {}, [&](const Record& record) {
      std::int64_t at = 0;
      const Minimum state = read_minimum(record, &at);
      Record item = Record().add(pressure(at));
      add_minimum_columns(item, state);
      const std::uint64_t name = hash("minimum", item);
      minima_[state.id] = name;
      items_.push_back(hash("minimum found", Record().add(name).add(combine("tallies", minimum_tallies_[state.id]))));
    });
  }

  void add_transition_states() {
    database_.each(kTransitionState, "", {}, [&](const Record& record) {
      std::int64_t at = 0;
      const TransitionState state = read_transition_state(record, &at);
      Record item = Record().add(pressure(at));
      add_transition_state_columns(item, state);
      item.add(combine("sides", {minimum(state.minimum_a), minimum(state.minimum_b)}));
      item.add(combine("tallies", transition_state_tallies_[state.id]));
      transition_states_[state.id] = hash("transition state", item);
      items_.push_back(hash("transition state found", item));
    });
  }

  std::uint64_t hash_of(const AnnealOutcome& outcome) const {
    Record item = Record().add(start(outcome.start)).add(outcome.pressure).add(outcome.temperature);
    item.add(finite_time(outcome.time)).add(outcome.delta_energy_deviation).add(outcome.delta_energy_error);
    item.add(outcome.undetermined).add(outcome.lost).add(outcome.unlisted_share).add(outcome.unload_enthalpy_change);
    item.add(outcome.delta_energy).add(outcome.trapped_fraction).add(outcome.volume_ratio);
    item.add(outcome.bulk_modulus_ratio).add(outcome.work_bound_ratio).add(outcome.anneal_enthalpy_change);
    item.add(outcome.volume_work).add(outcome.dropped).add(outcome.pieces);
    item.add(outcome.distances.d12).add(outcome.distances.d23).add(outcome.distances.d13);
    for (const StageState* state : {&outcome.state1, &outcome.state2, &outcome.state3}) {
      item.add(state->minimum == 0 ? std::uint64_t{0} : minimum(state->minimum)).add(state->population);
      item.add(state->enthalpy).add(state->energy).add(state->volume).add(state->bulk_modulus);
      item.add(state->barrier_back);
    }
    Hashes rows;
    for (const TrappedState& state : outcome.table) {
      Record row;
      row.add(minimum(state.minimum))
          .add(state.initial == 0 ? std::uint64_t{0} : minimum(state.initial))
          .add(state.weight)
          .add(state.energy_excess);
      row.add(state.share).add(state.trapped ? 1 : 0).add(state.barrier_back).add(state.volume_ratio);
      rows.push_back(hash("trapped", row.add(state.bulk_modulus_ratio).add(state.log_time_back)));
    }
    add_details(item, outcome, [this](std::int64_t id) { return minimum(id); });
    return hash("outcome", item.add(combine("table", std::move(rows))));
  }

  // "minimum 3" names a minimum by its id (describe(AnnealStart)): its content stands here instead.
  std::string start(const std::string& text) const {
    constexpr std::string_view prefix = "minimum ";
    if (text.rfind(prefix, 0) != 0) return text;
    std::int64_t id = 0;
    std::from_chars(text.data() + prefix.size(), text.data() + text.size(), id);
    return fmt::format("{}{:016x}", prefix, minimum(id));
  }

  std::uint64_t minimum(std::int64_t id) const {
    const auto found = minima_.find(id);
    if (found == minima_.end()) {
      throw InputError(fmt::format("{}: is damaged: minimum {} is missing", database_.path(), id));
    }
    return found->second;
  }

  std::uint64_t state(int index, std::int64_t id) const {
    if (index == 0) return minimum(id);
    const auto found = transition_states_.find(id);
    if (found == transition_states_.end()) {
      throw InputError(fmt::format("{}: is damaged: transition state {} is missing", database_.path(), id));
    }
    return found->second;
  }

  double pressure(std::int64_t id) const {
    const auto found = pressures_.find(id);
    if (found == pressures_.end()) {
      throw InputError(fmt::format("{}: is damaged: pressure {} is missing", database_.path(), id));
    }
    return found->second;
  }

  Database& database_;
  std::map<std::int64_t, double> pressures_;                          // by id
  std::map<std::int64_t, std::uint64_t> minima_, transition_states_;  // hash by id
  std::map<std::int64_t, Hashes> minimum_tallies_, transition_state_tallies_;
  Hashes items_;
};

}  // namespace

std::string physics_fingerprint(Database& database) {
  const std::vector<StoredMap> maps = read_pressure_maps(database);
  const std::vector<AnnealOutcome> outcomes = read_anneal_outcomes(database);
  const std::optional<AtlasRecord> atlas = read_deformation(database);
  const std::vector<CycleResult> cycles = read_cycles(database);
  const std::vector<AmplitudeCurve> amplitudes = read_amplitude_curves(database);
  const std::vector<VolumeLoop> loops = read_volume_loops(database);
  const std::vector<PathProfile> profiles = read_path_profiles(database);
  const std::vector<ControlScan> controls = read_control_scans(database);
  const std::vector<ComparisonOutcome> comparisons = read_comparisons(database);
  const std::vector<EnthalpyLines> lines = read_all_enthalpy_lines(database);
  std::uint64_t result = 0;
  database.snapshot([&] {
    Physics physics(database);
    Record parts;
    parts.add(physics.hash_of_landscapes()).add(physics.hash_of_maps(maps)).add(physics.hash_of_outcomes(outcomes));
    if (atlas) parts.add(physics.hash_of_atlas(*atlas));
    if (!cycles.empty()) parts.add(physics.hash_of_cycles(cycles));
    if (!amplitudes.empty()) parts.add(physics.hash_of_amplitudes(amplitudes));
    if (!loops.empty()) parts.add(physics.hash_of_loops(loops));
    if (!controls.empty()) parts.add(physics.hash_of_companions(controls));
    if (!comparisons.empty()) parts.add(physics.hash_of_companions(comparisons));
    if (!lines.empty()) parts.add(physics.hash_of_companions(lines));
    if (!profiles.empty()) parts.add(physics.hash_of_profiles(profiles));
    result = hash("baroscape", parts);
  });
  return fmt::format("{:016x}", result);
}

}  // namespace baroscape
