#include "protocol/maps.hpp"

#include <atomic>
#include <cmath>
#include <mutex>

#include "atlas/follow_branches.hpp"
#include "core/share_work.hpp"
#include "landscape/characterise.hpp"
#include "landscape/recognition.hpp"

namespace baroscape {
namespace {

/// Follows many minima at once and reports on the way.
class Followers {
 public:
  Followers(const Surface<double>& surface, int threads, int total, const ProgressCallback<AnnealStatus>& progress)
      : surface_(surface), threads_(threads), total_(total), progress_(progress) {}

  /// One result for every start. Incomplete when stopped().
  std::vector<FollowResult> follow_all(const std::vector<Eigen::VectorXd>& starts, double from, double to) {
    std::vector<FollowResult> results(starts.size());
    share_work(threads_, starts.size(), [&](std::size_t i, std::size_t) {
      if (stopped_) return;
      results[i] = follow_branches(surface_, starts[i], from, to);
      const std::lock_guard lock(mutex_);
      ++done_;
      if (progress_ && !progress_({done_, total_, std::max(from, to)})) stopped_ = true;
    });
    return results;
  }

  bool stopped() const { return stopped_; }

 private:
  const Surface<double>& surface_;
  int threads_;
  int done_ = 0, total_;
  const ProgressCallback<AnnealStatus>& progress_;
  std::mutex mutex_;
  std::atomic<bool> stopped_ = false;
};

/// Finds the minima that followers arrive at, adding those that are new.
class Arrivals {
 public:
  Arrivals(const System& system, const Surface<double>& surface, Landscape& landscape, const AddMinimum& add_minimum)
      : system_(system), surface_(surface), landscape_(landscape), known_(system.species), add_minimum_(add_minimum) {
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

std::vector<Eigen::VectorXd> positions_of(const Landscape& landscape) {
  std::vector<Eigen::VectorXd> positions;
  for (const Minimum& minimum : landscape.minima()) positions.push_back(minimum.positions);
  return positions;
}

double dropped(const FollowResult& result) {
  double sum = 0;
  for (const Slide& slide : result.slides) sum += slide.enthalpy_dropped;
  return sum;
}

}  // namespace

const MapEntry* PressureMap::find(std::int64_t from_minimum) const {
  for (const MapEntry& entry : entries) {
    if (entry.from == from_minimum) return &entry;
  }
  return nullptr;
}

LoadAndUnload load_and_unload_maps(const System& system, const Surface<double>& surface, Landscape& ambient,
                                   std::vector<Landscape>& under_pressure, int threads, const AddMinimum& add_minimum,
                                   const ProgressCallback<AnnealStatus>& progress) {
  LoadAndUnload maps;
  std::size_t total = ambient.minima().size() * under_pressure.size();
  for (const Landscape& landscape : under_pressure) total += landscape.minima().size();
  Followers followers(surface, threads, static_cast<int>(total), progress);

  // Loading goes on from one pressure to the next, so every entry carries the sums of the entries before it.
  std::vector<Eigen::VectorXd> travellers = positions_of(ambient);
  std::vector<MapEntry> sums;
  for (const Minimum& minimum : ambient.minima()) sums.push_back({minimum.id, minimum.id});
  double reached = ambient.pressure();
  for (Landscape& landscape : under_pressure) {
    const auto results = followers.follow_all(travellers, reached, landscape.pressure());
    if (followers.stopped()) return {{}, {}, 0, true};
    Arrivals arrivals(system, surface, landscape, add_minimum);
    PressureMap map{ambient.pressure(), landscape.pressure(), {}};
    std::vector<Eigen::VectorXd> going_on;
    std::vector<MapEntry> carried;
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (!results[i].converged) {
        ++maps.lost;
        continue;
      }
      MapEntry entry = sums[i];
      entry.to = arrivals.id_of(results[i]);
      entry.volume_work += results[i].volume_work;
      entry.dropped += dropped(results[i]);
      entry.slides += static_cast<int>(results[i].slides.size());
      map.entries.push_back(entry);
      carried.push_back(entry);
      going_on.push_back(results[i].positions);
    }
    travellers = std::move(going_on);
    sums = std::move(carried);
    reached = landscape.pressure();
    maps.load.push_back(std::move(map));
  }

  Arrivals home(system, surface, ambient, add_minimum);
  for (const Landscape& landscape : under_pressure) {
    const auto results = followers.follow_all(positions_of(landscape), landscape.pressure(), ambient.pressure());
    if (followers.stopped()) return {{}, {}, 0, true};
    PressureMap map{landscape.pressure(), ambient.pressure(), {}};
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (!results[i].converged) {
        ++maps.lost;
        continue;
      }
      map.entries.push_back({landscape.minima()[i].id, home.id_of(results[i]), results[i].volume_work,
                             dropped(results[i]), static_cast<int>(results[i].slides.size())});
    }
    maps.unload.push_back(std::move(map));
  }
  return maps;
}

}  // namespace baroscape
