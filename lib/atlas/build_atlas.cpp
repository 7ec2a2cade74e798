#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "atlas/atlas.hpp"
#include "atlas/disagreements.hpp"
#include "atlas/event_register.hpp"
#include "atlas/landscape_members.hpp"
#include "atlas/ways_on.hpp"
#include "atoms/alignment.hpp"
#include "atoms/connectivity.hpp"
#include "core/share_work.hpp"
#include "surface/contact_distance.hpp"

namespace baroscape {
namespace {

/// Interpolated enthalpies of one state that was followed twice differ by less, as a share of 1 + |H|.
constexpr double kSameEnthalpy = 1e-5;

/// A state followed, and what it is at the explored pressures it passes.
struct Followed {
  WholeArm arm;
  int point_group_order = 1;
  std::vector<std::optional<Passage>> passages;  ///< one for each landscape
};

class Builder {
 public:
  Builder(const System& system, const Surface<double>& surface, std::vector<ExploredLandscape> landscapes,
          const AtlasOptions& options, const NewStates& new_states, const ProgressCallback<AtlasStatus>& progress)
      : system_(system), surface_(surface), options_(options), progress_(progress), events_(system.identity()) {
    options_.continuation.low = options.low;
    options_.continuation.high = options.high;
    intact_ = [system](const Eigen::VectorXd& x) { return is_intact(system, x); };
    for (ExploredLandscape& explored : landscapes) {
      const double pressure = explored.landscape.pressure();
      if (pressure < options.low || pressure > options.high) continue;
      members_.push_back(std::make_unique<LandscapeMembers>(system, surface, std::move(explored), new_states));
    }
    std::sort(members_.begin(), members_.end(),
              [](const auto& a, const auto& b) { return a->pressure() < b->pressure(); });
    if (!(options.low < options.high)) throw std::invalid_argument("build_atlas: an empty range of pressure");
    if (members_.empty()) throw std::invalid_argument("build_atlas: no landscape within the range of pressure");
  }

  Atlas build() {
    // What continuation or another search added comes last, so that a repeated run takes the same steps.
    follow_states(true);
    bool more = true;
    while (more && !stopped_) {
      more = follow_from_events();
      more = follow_states(false) || more;
      more = (!stopped_ && follow_successions()) || more;
    }
    Atlas atlas;
    atlas.low = options_.low;
    atlas.high = options_.high;
    if (!stopped_) {
      measure_events();
      atlas.crossings = find_crossings();
    }
    atlas.interrupted = stopped_;
    if (!stopped_) compare();
    std::sort(successions_.begin(), successions_.end(), [](const Succession& a, const Succession& b) {
      return std::pair(a.branch, a.direction) < std::pair(b.branch, b.direction);
    });
    atlas.disagreements = std::move(disagreements_);
    for (const auto& members : members_) atlas.landscapes.push_back(members->explored());
    atlas.branches = std::move(branches_);
    atlas.owners = std::move(owners_);
    atlas.successions = std::move(successions_);
    atlas.events = events_in_order_;
    atlas.counts = counts_;
    return atlas;
  }

 private:
  int highest_index() const { return options_.minima_only ? 0 : 1; }

  /// Each landscape against the branches, both ways.
  void compare() {
    for (const auto& members : members_) {
      for (int index = 0; index <= highest_index(); ++index) {
        append(disagreements_, disagreements_at(*members, index, branches_, owners_, failures_));
      }
    }
  }

  template <class Item>
  static void append(std::vector<Item>& to, std::vector<Item> from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
  }

  /// All states no branch passes yet, pressure by pressure, minima first. True when there was any.
  bool follow_states(bool census_only) {
    bool any = false;
    for (int index = 0; index <= highest_index(); ++index) {
      for (const auto& members : members_) {
        std::vector<BranchSeed> seeds;
        std::vector<std::int64_t> ids;
        const auto collect = [&](const auto& states) {
          for (const auto& state : states) {
            const bool wanted = !census_only || members->found_by_census(index, state.id);
            const AtlasState name{members->pressure(), index, state.id};
            if (!wanted || owners_.contains(name) || !tried_.insert(name).second) continue;
            seeds.push_back({state.positions, members->pressure(), state.enthalpy, index});
            ids.push_back(state.id);
          }
        };
        const Landscape& landscape = members->explored().landscape;
        index == 0 ? collect(landscape.minima()) : collect(landscape.transition_states());
        any = any || !seeds.empty();
        std::vector<Followed> followed = follow_all(seeds);
        if (stopped_) return false;
        for (std::size_t k = 0; k < followed.size(); ++k) {
          const AtlasState name{members->pressure(), index, ids[k]};
          if (owners_.contains(name)) continue;
          if (followed[k].arm.empty()) {
            failures_[name] = describe(followed[k].arm.low_end == BranchEnd::range ? followed[k].arm.high_end
                                                                                   : followed[k].arm.low_end);
          } else {
            admit(std::move(followed[k]));
          }
        }
      }
    }
    return any;
  }

  /// From the events not looked at yet onto branches that are not known. True when there was any.
  bool follow_from_events() {
    const std::size_t first = events_seen_, count = events_.events().size() - first;
    events_seen_ += count;
    std::vector<std::vector<BranchSeed>> found(count);
    share(count, [&](std::size_t k) {
      const AtlasEvent& event = events_.events()[first + k];
      for (BranchSeed& seed : seeds_at(surface_, event.critical, options_.continuation)) {
        if (seed.index > highest_index()) continue;
        // Nearly always the seed is on one of those that led here.
        if (!is_on_one_of(event.branches, seed) && !is_on_a_branch(seed)) found[k].push_back(std::move(seed));
      }
    });
    if (stopped_) return false;
    std::vector<BranchSeed> seeds;
    for (auto& of_event : found) append(seeds, std::move(of_event));
    std::vector<Followed> followed = follow_all(seeds);
    if (stopped_) return false;
    for (std::size_t k = 0; k < followed.size(); ++k) {
      // Several events may lead to one branch.
      if (!followed[k].arm.empty() && !is_on_a_branch(seeds[k])) admit(std::move(followed[k]));
    }
    return !seeds.empty();
  }

  /// What the minima become whose branches were not looked at yet, where these end. True when there was anything new.
  bool follow_successions() {
    const std::size_t first = successions_.size();
    for (; succeeded_ < branches_.size(); ++succeeded_) {
      const WholeArm& arm = branches_[succeeded_].arm;
      for (const int direction : {-1, 1}) {
        const CriticalPoint* end = arm.index == 0 ? critical_end(arm, direction) : nullptr;
        if (end != nullptr) successions_.push_back({succeeded_, direction, end->lambda, {}});
      }
    }
    std::vector<WaysOn> found(successions_.size() - first);
    const SameState same = [&](const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
      return system_.identity().same(a, b);
    };
    share(found.size(), [&](std::size_t k) {
      const Succession& at = successions_[first + k];
      const CriticalPoint& end = *critical_end(branches_[at.branch].arm, at.direction);
      const double limit = at.direction > 0 ? options_.high : options_.low;
      found[k] = ways_on(surface_, end, at.direction, limit, options_.continuation, same);
    });
    if (stopped_) return false;
    const std::size_t before = branches_.size();
    for (std::size_t k = 0; k < found.size(); ++k) {
      counts_ += found[k].counts;
      for (const WayOn& way : found[k].ways) {
        const auto heir = branch_through({way.start.x, way.start.lambda, way.enthalpy, 0});
        if (heir) successions_[first + k].heirs.push_back({*heir, way.weight, way.dropped});
      }
    }
    return branches_.size() > before;
  }

  /// The branch of a minimum, a new one where none passes it; nothing where it cannot be followed.
  std::optional<std::size_t> branch_through(const BranchSeed& seed) {
    for (std::size_t place = 0; place < branches_.size(); ++place) {
      if (passes(branches_[place], seed)) return place;
    }
    if (!intact_(seed.x)) return std::nullopt;
    std::vector<Followed> followed = follow_all({seed});
    if (stopped_ || followed.front().arm.empty()) return std::nullopt;
    admit(std::move(followed.front()));
    return branches_.size() - 1;
  }

  std::vector<Followed> follow_all(const std::vector<BranchSeed>& seeds) {
    std::vector<Followed> followed(seeds.size());
    share(seeds.size(), [&](std::size_t k) {
      Followed& result = followed[k];
      const BranchSeed& seed = seeds[k];
      result.arm = follow_both_ways(surface_, seed.x, seed.pressure, seed.index, options_.continuation, intact_);
      result.passages.resize(members_.size());
      if (result.arm.empty()) return;
      result.point_group_order = system_.identity().order(seed.x);
      const Arm arm = result.arm.view();
      for (std::size_t m = 0; m < members_.size(); ++m) {
        const double pressure = members_[m]->pressure();
        if (pressure < arm.lowest_pressure() || pressure > arm.highest_pressure()) continue;
        result.passages[m] = members_[m]->look(arm);
      }
    });
    return followed;
  }

  void admit(Followed followed) {
    AtlasBranch branch;
    branch.id = static_cast<std::int64_t>(branches_.size()) + 1;
    branch.arm = std::move(followed.arm);
    branch.point_group_order = followed.point_group_order;
    counts_ += branch.arm.branch.counts;
    const int index = branch.arm.index;
    for (std::size_t m = 0; m < members_.size(); ++m) {
      if (!followed.passages[m]) continue;
      const Passage& passage = *followed.passages[m];
      LandscapeMembers& at = *members_[m];
      counts_ += passage.counts;
      const auto id = at.admit(passage);
      if (!id) {
        disagreements_.push_back({Disagreement::Kind::no_member, at.pressure(), index, 0, branch.id, passage.problem});
        continue;
      }
      const auto [owner, is_first] = owners_.try_emplace({at.pressure(), index, *id}, branches_.size());
      if (!is_first) {
        disagreements_.push_back({Disagreement::Kind::on_two_branches, at.pressure(), index, *id, branch.id,
                                  "branch " + std::to_string(branches_[owner->second].id) + " passes it as well"});
        continue;
      }
      branch.members.push_back({at.pressure(), *id, at.found_by_census(index, *id)});
    }
    events_.note(branch.arm.branch, branches_.size());
    branches_.push_back(std::move(branch));
  }

  bool is_on_a_branch(const BranchSeed& seed) const {
    return std::any_of(branches_.begin(), branches_.end(),
                       [&](const AtlasBranch& branch) { return passes(branch, seed); });
  }

  bool is_on_one_of(const std::vector<std::size_t>& places, const BranchSeed& seed) const {
    return std::any_of(places.begin(), places.end(), [&](std::size_t place) { return passes(branches_[place], seed); });
  }

  bool passes(const AtlasBranch& branch, const BranchSeed& seed) const {
    if (branch.arm.index != seed.index) return false;
    const Arm arm = branch.arm.view();
    if (seed.pressure < arm.lowest_pressure() || seed.pressure > arm.highest_pressure()) return false;
    const double enthalpy = interpolated(arm, seed.pressure).enthalpy;
    if (std::abs(enthalpy - seed.enthalpy) > kSameEnthalpy * (1 + std::abs(enthalpy))) return false;
    const auto state = state_at(surface_, arm, seed.pressure);
    return state && system_.identity().same(state->x, seed.x);
  }

  void measure_events() {
    events_in_order_ = events_.take();
    std::stable_sort(events_in_order_.begin(), events_in_order_.end(),
                     [](const AtlasEvent& a, const AtlasEvent& b) { return a.critical.lambda < b.critical.lambda; });
    share(events_in_order_.size(), [&](std::size_t k) {
      AtlasEvent& event = events_in_order_[k];
      event.exponents = measure_exponents(surface_, event.critical, options_.continuation);
    });
    for (const AtlasEvent& event : events_in_order_) counts_ += event.exponents.counts;
  }

  std::vector<AtlasCrossing> find_crossings() {
    std::vector<std::size_t> minima;
    for (std::size_t k = 0; k < branches_.size(); ++k) {
      if (branches_[k].arm.index == 0) minima.push_back(k);
    }
    std::vector<std::vector<AtlasCrossing>> found(minima.size());
    share(minima.size(), [&](std::size_t i) {
      for (std::size_t j = i + 1; j < minima.size(); ++j) {
        for (const Crossing& crossing :
             crossings(surface_, branches_[minima[i]].arm.view(), branches_[minima[j]].arm.view())) {
          const bool ordered = crossing.volume_change < 0;
          found[i].push_back({minima[ordered ? i : j], minima[ordered ? j : i], crossing});
        }
      }
    });
    std::vector<AtlasCrossing> all;
    for (auto& of_one : found) append(all, std::move(of_one));
    std::stable_sort(all.begin(), all.end(), [](const AtlasCrossing& a, const AtlasCrossing& b) {
      return a.crossing.pressure < b.crossing.pressure;
    });
    return all;
  }

  /// work(item) on all threads, with progress.
  void share(std::size_t count, const std::function<void(std::size_t)>& work) {
    total_ += static_cast<std::int64_t>(count);
    share_work(options_.threads, count, [&](std::size_t k, std::size_t) {
      if (stopped_) return;
      work(k);
      const std::lock_guard lock(mutex_);
      ++done_;
      if (progress_ && !progress_({done_, total_, static_cast<std::int64_t>(branches_.size())})) stopped_ = true;
    });
  }

  const System& system_;
  const Surface<double>& surface_;
  AtlasOptions options_;
  const ProgressCallback<AtlasStatus>& progress_;
  Intact intact_;
  std::vector<std::unique_ptr<LandscapeMembers>> members_;
  std::vector<AtlasBranch> branches_;
  std::vector<Succession> successions_;
  std::size_t succeeded_ = 0;  ///< branches whose successions are known
  EventRegister events_;
  std::vector<AtlasEvent> events_in_order_;
  std::size_t events_seen_ = 0;
  std::map<AtlasState, std::size_t> owners_;
  std::set<AtlasState> tried_;
  std::map<AtlasState, std::string> failures_;
  std::vector<Disagreement> disagreements_;
  Counts counts_;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::int64_t done_ = 0, total_ = 0;
};

}  // namespace

Atlas build_atlas(const System& system, const Surface<double>& surface, std::vector<ExploredLandscape> landscapes,
                  const AtlasOptions& options, const NewStates& new_states,
                  const ProgressCallback<AtlasStatus>& progress) {
  return Builder(system, surface, std::move(landscapes), options, new_states, progress).build();
}

}  // namespace baroscape
