#include "protocol/maps.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

#include "atlas/follow.hpp"
#include "atlas/follow_branches.hpp"
#include "atoms/alignment.hpp"
#include "core/share_work.hpp"
#include "landscape/characterise.hpp"
#include "landscape/recognition.hpp"

namespace baroscape {
namespace {

using Ways = std::vector<WeightedWay>;

/// Somebody under way: an entry so far, where it stands, and what it passed.
struct Traveller {
  MapEntry entry;
  Eigen::VectorXd positions;
  MapCourse course;
};

/// Follows many minima at once and reports on the way.
class Followers {
 public:
  Followers(const System& system, const Surface<double>& surface, int threads, std::size_t total,
            const ProgressCallback<AnnealStatus>& progress)
      : surface_(surface), threads_(threads), total_(static_cast<int>(total)), progress_(progress) {
    same_isomer_ = [identity = system.identity()](const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
      return identity.same(a, b);
    };
  }

  /// All ways of every traveller. Incomplete when stopped().
  std::vector<Ways> follow_all(const std::vector<Traveller>& travellers, double from, double to) {
    std::vector<Ways> results(travellers.size());
    share_work(threads_, travellers.size(), [&](std::size_t i, std::size_t) {
      if (stopped_) return;
      results[i] = follow_all_branches(surface_, travellers[i].positions, from, to, same_isomer_);
      for (WeightedWay& one : results[i]) go_on_in_steps(one.way, to);
      const std::lock_guard lock(mutex_);
      ++done_;
      if (progress_ && !progress_({done_, std::max(done_, total_), std::max(from, to), AnnealStatus::Stage::following}))
        stopped_ = true;
    });
    return results;
  }

  bool stopped() const { return stopped_; }

 private:
  /// Where a branch could not be followed to its end, as on the kinks of a potential's table, small steps with
  /// re-minimisation go on from the last minimum reached.
  void go_on_in_steps(FollowResult& way, double to) const {
    if (way.converged || way.points.empty()) return;
    const FollowResult rest = baroscape::follow(surface_, way.positions, way.points.back().pressure, to);
    way.positions = rest.positions;
    way.converged = rest.converged;
    way.volume_work += rest.volume_work;
    way.points.insert(way.points.end(), rest.points.begin(), rest.points.end());
    way.slides.insert(way.slides.end(), rest.slides.begin(), rest.slides.end());
    way.counts += rest.counts;
  }

  const Surface<double>& surface_;
  int threads_;
  int done_ = 0, total_;  // more than foreseen where ways part
  const ProgressCallback<AnnealStatus>& progress_;
  SameState same_isomer_;
  std::mutex mutex_;
  std::atomic<bool> stopped_ = false;
};

/// Finds the minima that followers arrive at, adding those that are new.
class Arrivals {
 public:
  Arrivals(const System& system, const Surface<double>& surface, Landscape& landscape, const AddMinimum& add_minimum)
      : system_(system),
        surface_(surface),
        landscape_(landscape),
        known_(system.identity()),
        add_minimum_(add_minimum) {
    for (const Minimum& minimum : landscape.minima()) known_.add(minimum.id, minimum.enthalpy, minimum.positions);
  }

  std::int64_t id_of(const FollowResult& arrived) {
    const double enthalpy = arrived.points.back().enthalpy;
    if (const auto id = known_.find(enthalpy, arrived.positions)) return *id;
    const PolishResult point = polish(surface_, arrived.positions, landscape_.pressure());
    Minimum minimum = characterise_minimum(system_, surface_, point, landscape_.pressure());
    minimum.id = add_minimum_(landscape_.pressure(), minimum);
    known_.add(minimum.id, minimum.enthalpy, minimum.positions);
    landscape_.add(minimum);
    return minimum.id;
  }

 private:
  const System& system_;
  const Surface<double>& surface_;
  Landscape& landscape_;
  Recognition known_;
  const AddMinimum& add_minimum_;
};

/// `selected`: a flag for each minimum; empty: all.
std::vector<Traveller> travellers_from(const Landscape& landscape, const std::vector<bool>& selected = {}) {
  std::vector<Traveller> travellers;
  for (std::size_t i = 0; i < landscape.minima().size(); ++i) {
    if (!selected.empty() && !selected[i]) continue;
    const Minimum& minimum = landscape.minima()[i];
    travellers.push_back({{minimum.id, minimum.id, 0, 0, 0, 1}, minimum.positions, {}});
  }
  return travellers;
}

/// A traveller after a way, at the minimum it arrived at.
Traveller after(const Traveller& traveller, const WeightedWay& gone, std::int64_t to) {
  Traveller there = traveller;
  there.entry.to = to;
  there.entry.volume_work += gone.way.volume_work;
  for (const Slide& slide : gone.way.slides) there.entry.dropped += slide.enthalpy_dropped;
  there.entry.slides += static_cast<int>(gone.way.slides.size());
  there.entry.weight *= gone.weight;
  there.positions = gone.way.positions;
  there.course.insert(there.course.end(), gone.way.points.begin(), gone.way.points.end());
  return there;
}

/// Two ways of one minimum that end in one: work and enthalpy by weight, the rest that of the heavier.
void join(Traveller& one, Traveller other) {
  const double sum = one.entry.weight + other.entry.weight;
  const auto mean = [&](double a, double b) { return (one.entry.weight * a + other.entry.weight * b) / sum; };
  const double volume_work = mean(one.entry.volume_work, other.entry.volume_work);
  const double dropped = mean(one.entry.dropped, other.entry.dropped);
  if (other.entry.weight > one.entry.weight) std::swap(one, other);
  one.entry.volume_work = volume_work;
  one.entry.dropped = dropped;
  one.entry.weight = sum;
}

/// Where travellers are after a leg, those of one minimum together, the heaviest of each first.
std::vector<Traveller> arrived(const std::vector<Traveller>& travellers, const std::vector<Ways>& ways,
                               Arrivals& arrivals, int& lost) {
  std::vector<Traveller> there;
  std::size_t first = 0;  // of the minimum at hand
  for (std::size_t i = 0; i < travellers.size(); ++i) {
    if (i > 0 && travellers[i].entry.from != travellers[i - 1].entry.from) first = there.size();
    for (const WeightedWay& one : ways[i]) {
      if (!one.way.converged) {
        ++lost;
        continue;
      }
      Traveller next = after(travellers[i], one, arrivals.id_of(one.way));
      const auto known = std::find_if(there.begin() + static_cast<std::ptrdiff_t>(first), there.end(),
                                      [&](const Traveller& other) { return other.entry.to == next.entry.to; });
      known == there.end() ? there.push_back(std::move(next)) : join(*known, std::move(next));
    }
    std::stable_sort(there.begin() + static_cast<std::ptrdiff_t>(first), there.end(),
                     [](const Traveller& a, const Traveller& b) { return a.entry.weight > b.entry.weight; });
  }
  return there;
}

void take(const std::vector<Traveller>& travellers, double from, double to, std::vector<PressureMap>& maps,
          std::vector<std::vector<MapCourse>>& courses) {
  maps.push_back({from, to, {}});
  courses.emplace_back();
  for (const Traveller& traveller : travellers) {
    maps.back().entries.push_back(traveller.entry);
    courses.back().push_back(traveller.course);
  }
}

}  // namespace

const MapEntry* PressureMap::find(std::int64_t from_minimum) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const MapEntry& entry) { return entry.from == from_minimum; });
  return found == entries.end() ? nullptr : &*found;
}

LoadAndUnload load_and_unload_maps(const System& system, const Surface<double>& surface, Landscape& ambient,
                                   std::vector<Landscape>& under_pressure, int threads, const AddMinimum& add_minimum,
                                   const ProgressCallback<AnnealStatus>& progress, const MapSelection& selection) {
  LoadAndUnload maps;
  std::vector<Traveller> travellers = travellers_from(ambient, selection.load);
  std::size_t total = travellers.size() * under_pressure.size();
  for (const Landscape& landscape : under_pressure) total += selection.unload ? 0 : landscape.minima().size();
  Followers followers(system, surface, threads, total, progress);

  // Loading goes on from one pressure to the next.
  double reached = ambient.pressure();
  for (Landscape& landscape : under_pressure) {
    const auto ways = followers.follow_all(travellers, reached, landscape.pressure());
    if (followers.stopped()) return {{}, {}, {}, {}, 0, true};
    Arrivals arrivals(system, surface, landscape, add_minimum);
    travellers = arrived(travellers, ways, arrivals, maps.lost);
    take(travellers, ambient.pressure(), landscape.pressure(), maps.load, maps.load_courses);
    reached = landscape.pressure();
  }

  Arrivals home(system, surface, ambient, add_minimum);
  for (std::size_t p = 0; p < under_pressure.size(); ++p) {
    const Landscape& landscape = under_pressure[p];
    std::vector<bool> selected;
    if (selection.unload) selected = selection.unload(landscape, maps.load[p]);
    const std::vector<Traveller> leaving = travellers_from(landscape, selected);
    const auto ways = followers.follow_all(leaving, landscape.pressure(), ambient.pressure());
    if (followers.stopped()) return {{}, {}, {}, {}, 0, true};
    take(arrived(leaving, ways, home, maps.lost), landscape.pressure(), ambient.pressure(), maps.unload,
         maps.unload_courses);
  }
  return maps;
}

StepMaps step_maps(const System& system, const Surface<double>& surface, const std::vector<Landscape*>& ladder,
                   int threads, const AddMinimum& add_minimum, const ProgressCallback<AnnealStatus>& progress) {
  std::size_t total = 0;
  for (std::size_t k = 0; k + 1 < ladder.size(); ++k) total += ladder[k]->minima().size();
  Followers followers(system, surface, threads, total, progress);
  StepMaps steps;
  std::vector<std::vector<MapCourse>> courses;
  for (std::size_t k = 0; k + 1 < ladder.size(); ++k) {
    const double from = ladder[k]->pressure(), to = ladder[k + 1]->pressure();
    const std::vector<Traveller> leaving = travellers_from(*ladder[k]);
    const auto ways = followers.follow_all(leaving, from, to);
    if (followers.stopped()) return {{}, 0, true};
    Arrivals arrivals(system, surface, *ladder[k + 1], add_minimum);
    take(arrived(leaving, ways, arrivals, steps.lost), from, to, steps.maps, courses);
  }
  return steps;
}

}  // namespace baroscape
