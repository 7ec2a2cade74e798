#include "archive/deformation_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "archive/deformation_rows.hpp"
#include "archive/rows.hpp"
#include "archive/union_store.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

/// Ends of a branch that are found twice differ by less, ε/σ³.
constexpr double kSamePressure = 1e-6;

/// Which id a branch had before.
class FormerIds {
 public:
  explicit FormerIds(const std::optional<AtlasRecord>& former) {
    if (!former) return;
    for (const BranchRecord& branch : former->branches) {
      last_ = std::max(last_, branch.id);
      for (const AtlasMember& member : branch.members)
        by_state_[{branch.index, member.pressure, member.id}] = branch.id;
      if (branch.members.empty()) short_.push_back(&branch);
    }
  }

  std::int64_t id_for(const BranchRecord& branch) {
    for (const AtlasMember& member : branch.members) {
      const auto found = by_state_.find({branch.index, member.pressure, member.id});
      if (found != by_state_.end() && taken_.insert(found->second).second) return found->second;
    }
    for (const BranchRecord* former : short_) {
      const bool same = branch.members.empty() && former->index == branch.index &&
                        std::abs(former->from - branch.from) < kSamePressure &&
                        std::abs(former->to - branch.to) < kSamePressure;
      if (same && taken_.insert(former->id).second) return former->id;
    }
    return ++last_;
  }

 private:
  std::map<std::tuple<int, double, std::int64_t>, std::int64_t> by_state_;
  std::vector<const BranchRecord*> short_;  // that pass no explored pressure
  std::set<std::int64_t> taken_;
  std::int64_t last_ = 0;
};

/// Gives every branch its permanent id, wherever it is named.
void renumber(AtlasRecord& atlas, const std::optional<AtlasRecord>& former) {
  FormerIds ids(former);
  std::map<std::int64_t, std::int64_t> permanent = {{0, 0}};
  for (BranchRecord& branch : atlas.branches) {
    const std::int64_t id = ids.id_for(branch);
    permanent[branch.id] = id;
    branch.id = id;
  }
  for (EventRecord& event : atlas.events) {
    for (std::int64_t& id : event.branches) id = permanent.at(id);
    std::sort(event.branches.begin(), event.branches.end());
  }
  for (CrossingRecord& crossing : atlas.crossings) {
    crossing.branch_a = permanent.at(crossing.branch_a);
    crossing.branch_b = permanent.at(crossing.branch_b);
  }
  for (SuccessionRecord& succession : atlas.successions) {
    succession.branch = permanent.at(succession.branch);
    succession.heir = permanent.at(succession.heir);
  }
  // Two ways of one end of a branch stay in their order.
  std::stable_sort(atlas.successions.begin(), atlas.successions.end(),
                   [](const SuccessionRecord& a, const SuccessionRecord& b) {
                     return std::pair(a.branch, a.direction) < std::pair(b.branch, b.direction);
                   });
  for (Disagreement& disagreement : atlas.disagreements) disagreement.branch = permanent.at(disagreement.branch);
}

template <class Row>
void insert_numbered(Database& database, const Table& table, const std::vector<Row>& rows,
                     Record (*record)(std::int64_t, const Row&)) {
  std::int64_t id = 0;
  for (const Row& row : rows) database.insert(table, record(++id, row));
}

std::int64_t count_of(const auto& rows) {
  return static_cast<std::int64_t>(rows.size());
}

void insert_branch(Database& database, const BranchRecord& branch) {
  database.insert(kBranch, branch_record(branch));
  std::int64_t position = 0;
  for (const BranchPointRecord& point : branch.points) {
    database.insert(kBranchPoint, branch_point_record(branch.id, position++, point));
  }
  for (const AtlasMember& member : branch.members) {
    const PressureRow pressure = explored_pressure(database, member.pressure);
    database.insert(kBranchMember, branch_member_record(branch.id, pressure.id, member));
  }
}

[[noreturn]] void incomplete(const Database& database) {
  throw InputError(database.path() + ": is damaged: rows of branches, events or crossings are missing");
}

void read_branches(Database& database, AtlasRecord& atlas) {
  std::map<std::int64_t, double> pressures;  // by id
  database.each(kPressure, "", {}, [&](const Record& record) {
    const PressureRow row = read_pressure(record);
    pressures[row.id] = row.pressure;
  });
  std::map<std::int64_t, std::pair<std::size_t, BranchRowCounts>> known;  // place and counts by id
  database.each(kBranch, "ORDER BY id", {}, [&](const Record& record) {
    BranchRowCounts counts;
    atlas.branches.push_back(read_branch(record, counts));
    known[atlas.branches.back().id] = {atlas.branches.size() - 1, counts};
  });
  const auto branch_of = [&](const Record& record) -> BranchRecord& {
    const auto found = known.find(RecordReader(record).integer());
    if (found == known.end()) incomplete(database);
    return atlas.branches[found->second.first];
  };
  database.each(kBranchPoint, "ORDER BY branch, position", {},
                [&](const Record& record) { branch_of(record).points.push_back(read_branch_point(record)); });
  database.each(kBranchMember, "", {}, [&](const Record& record) {
    std::int64_t pressure = 0;
    AtlasMember member = read_branch_member(record, pressure);
    if (!pressures.contains(pressure)) incomplete(database);
    member.pressure = pressures.at(pressure);
    branch_of(record).members.push_back(member);
  });
  for (auto& [id, expected] : known) {
    BranchRecord& branch = atlas.branches[expected.first];
    std::sort(branch.members.begin(), branch.members.end(),
              [](const AtlasMember& a, const AtlasMember& b) { return a.pressure < b.pressure; });
    if (count_of(branch.points) != expected.second.points || count_of(branch.members) != expected.second.members) {
      incomplete(database);
    }
  }
}

}  // namespace

void write_deformation(Database& database, AtlasRecord atlas) {
  renumber(atlas, read_deformation(database));
  database.transaction([&] {
    for (const Table* table : {&kDeformation, &kBranch, &kBranchPoint, &kBranchMember, &kEvent, &kCrossing,
                               &kSuccession, &kDisagreement, &kAmplitudeCurve, &kAmplitudeRange}) {
      database.erase(*table, "", {});
    }
    Record record;
    record.add(1).add(atlas.from).add(atlas.to).add(count_of(atlas.branches)).add(count_of(atlas.events));
    record.add(count_of(atlas.crossings)).add(count_of(atlas.successions));
    database.insert(kDeformation, record.add(count_of(atlas.disagreements)));
    for (const BranchRecord& branch : atlas.branches) insert_branch(database, branch);
    insert_numbered(database, kEvent, atlas.events, event_record);
    insert_numbered(database, kCrossing, atlas.crossings, crossing_record);
    insert_numbered(database, kSuccession, atlas.successions, succession_record);
    insert_numbered(database, kDisagreement, atlas.disagreements, disagreement_record);
  });
}

std::optional<AtlasRecord> read_deformation(Database& database) {
  std::optional<AtlasRecord> atlas;
  database.snapshot([&] {
    std::int64_t branches = 0, events = 0, crossings = 0, successions = 0, disagreements = 0;
    database.each(kDeformation, "", {}, [&](const Record& record) {
      RecordReader reader(record);
      reader.integer();
      atlas.emplace();
      atlas->from = reader.real();
      atlas->to = reader.real();
      branches = reader.integer();
      events = reader.integer();
      crossings = reader.integer();
      successions = reader.integer();
      disagreements = reader.integer();
    });
    if (!atlas) return;
    read_branches(database, *atlas);
    database.each(kEvent, "ORDER BY id", {},
                  [&](const Record& record) { atlas->events.push_back(read_event(record)); });
    database.each(kCrossing, "ORDER BY id", {},
                  [&](const Record& record) { atlas->crossings.push_back(read_crossing(record)); });
    database.each(kSuccession, "ORDER BY id", {},
                  [&](const Record& record) { atlas->successions.push_back(read_succession(record)); });
    database.each(kDisagreement, "ORDER BY id", {},
                  [&](const Record& record) { atlas->disagreements.push_back(read_disagreement(record)); });
    if (count_of(atlas->branches) != branches || count_of(atlas->events) != events ||
        count_of(atlas->crossings) != crossings || count_of(atlas->successions) != successions ||
        count_of(atlas->disagreements) != disagreements) {
      incomplete(database);
    }
  });
  return atlas;
}

std::map<std::int64_t, std::int64_t> read_branches_of(Database& database, double pressure, int index) {
  std::map<std::int64_t, std::int64_t> branches;
  database.snapshot([&] {
    const PressureRow row = explored_pressure(database, pressure);
    database.each(kBranchMember, "WHERE pressure = ? AND branch IN (SELECT id FROM branch WHERE state_index = ?)",
                  {Value(row.id), Value(std::int64_t{index})}, [&](const Record& record) {
                    std::int64_t at = 0;
                    branches[read_branch_member(record, at).id] = RecordReader(record).integer();
                  });
  });
  return branches;
}

ExploredLandscape read_explored(Database& database, double pressure) {
  ExploredLandscape explored{read_landscape(database, pressure), {}, {}};
  database.snapshot([&] {
    const PressureRow row = explored_pressure(database, pressure);
    const std::string condition = "WHERE census IN (SELECT id FROM census WHERE pressure = ?)";
    database.each(kCensusMinimum, condition, {Value(row.id)},
                  [&](const Record& record) { explored.census_minima.insert(read_census_minimum(record).permanent); });
    database.each(kCensusTransitionState, condition, {Value(row.id)}, [&](const Record& record) {
      explored.census_transition_states.insert(read_census_transition_state(record).permanent);
    });
  });
  return explored;
}

}  // namespace baroscape
