// The engine written once for every number type. Each instruction set's own source file instantiates it.
#pragma once

#include "core/lanes.hpp"
#include "search/eigenvector_following.hpp"
#include "search/engine.hpp"
#include "search/lbfgs.hpp"
#include "search/polish.hpp"
#include "search/steepest_descent.hpp"
#include "surface/new_cluster.hpp"

namespace baroscape {

// One function per instruction set, each defined in its own translation unit.
Engine* new_portable_engine(const PlainCluster& cluster);
Engine* new_avx2_engine(const PlainCluster& cluster);
Engine* new_avx512_engine(const PlainCluster& cluster);

inline namespace BAROSCAPE_ARCHITECTURE {

template <class Real>
class LaneEngine final : public Engine {
 public:
  LaneEngine(const PlainCluster& cluster, const char* instruction_set)
      : LaneEngine(new_cluster<Real>(cluster), instruction_set) {}
  /// Takes the surface over.
  LaneEngine(Surface<Real>* surface, const char* instruction_set)
      : surface_(surface),
        instruction_set_(instruction_set),
        n_(surface_->dimension()),
        x_(n_),
        gradient_(n_) {}
  LaneEngine(const LaneEngine&) = delete;
  LaneEngine& operator=(const LaneEngine&) = delete;
  ~LaneEngine() override { delete surface_; }

  int lanes() const override { return kLanes; }
  const char* instruction_set() const override { return instruction_set_; }

  void evaluate(int count, const double* x, const double* pressures, double* enthalpies, double* gradients) override {
    for (int first = 0; first < count; first += kLanes) {
      Real pressure = 0.0;
      for (int l = 0; l < kLanes; ++l) {
        const int from = first + l < count ? first + l : count - 1;  // spare lanes repeat the last structure
        for (int k = 0; k < n_; ++k) set_lane(x_[k], l, x[from * n_ + k]);
        set_lane(pressure, l, pressures[from]);
      }
      const Real enthalpy = surface_->evaluate(x_.data(), pressure, gradient_.data());
      for (int l = 0; l < kLanes && first + l < count; ++l) {
        enthalpies[first + l] = lane(enthalpy, l);
        for (int k = 0; k < n_; ++k) gradients[(first + l) * n_ + k] = lane(gradient_[k], l);
      }
    }
  }

  void quench_from(QuenchSource& source, const MinimizeOptions& options) override {
    Lbfgs<Real> minimiser(*surface_, options);
    QuenchTask* task_of[kLanes];
    int running = 0;
    const auto refill = [&](int l) {
      task_of[l] = source.next();
      if (task_of[l] == nullptr) return;
      minimiser.load(l, task_of[l]->start, task_of[l]->pressure, task_of[l]->gradient_tolerance);
      ++running;
    };
    for (int l = 0; l < kLanes; ++l) refill(l);
    while (running > 0) {
      minimiser.step();
      for (int l = 0; l < kLanes; ++l) {
        if (!minimiser.finished(l)) continue;
        QuenchTask& task = *task_of[l];
        minimiser.take(l, task.result, task.enthalpy, task.gradient_rms, task.evaluations, task.reason);
        --running;
        source.finished(task);
        refill(l);
      }
    }
  }

  void quench(QuenchTask* tasks, int count, const MinimizeOptions& options) override {
    Lbfgs<Real> search(*surface_, options);
    run(
        search, tasks, count,
        [&](int l, QuenchTask& task) { search.load(l, task.start, task.pressure, task.gradient_tolerance); },
        [&](int l, QuenchTask& task) {
          search.take(l, task.result, task.enthalpy, task.gradient_rms, task.evaluations, task.reason);
        });
  }

  void find_saddles(SaddleTask* tasks, int count, const SaddleOptions& options) override {
    if (options.keep_symmetry) {
      find_saddles_in<Real>(tasks, count, options);
    } else {
      find_saddles_in<NarrowOf<Real>>(tasks, count, options);
    }
  }

  void descend(DescentTask* tasks, int count, const SteepestDescentOptions& options) override {
    SteepestDescent<Real, NarrowOf<Real>> search(*surface_, options);
    run(
        search, tasks, count,
        [&](int l, DescentTask& task) { search.load(l, task.start, task.pressure, task.gradient_tolerance); },
        [&](int l, DescentTask& task) {
          search.take(l, task.result, task.enthalpy, task.gradient_rms, task.gradients, task.hessians, task.arrived);
        });
  }

  void polish(PolishTask* tasks, int count, const PolishOptions& options) override {
    Polish<Real> search(*surface_, options);
    run(
        search, tasks, count, [&](int l, PolishTask& task) { search.load(l, task.start, task.pressure); },
        [&](int l, PolishTask& task) { search.take(l, task.result, task.mode, task.pivots, task.point); });
  }

 private:
  static constexpr int kLanes = LaneTraits<Real>::lanes;

  template <class Element>
  void find_saddles_in(SaddleTask* tasks, int count, const SaddleOptions& options) {
    EigenvectorFollowing<Real, Element> search(*surface_, options);
    run(
        search, tasks, count,
        [&](int l, SaddleTask& task) { search.load(l, task.start, task.pressure, task.direction); },
        [&](int l, SaddleTask& task) {
          search.take(l, task.result, task.enthalpy, task.gradient_rms, task.hessians, task.reason);
        });
  }

  /// Every task through a lane of the search; a lane that finishes takes the next one.
  template <class Search, class Task, class Load, class Take>
  static void run(Search& search, Task* tasks, int count, Load load, Take take) {
    int task_of[kLanes], next = 0, running = 0;
    const auto refill = [&](int l) {
      if (next >= count) return;
      task_of[l] = next;
      load(l, tasks[next]);
      ++next;
      ++running;
    };
    for (int l = 0; l < kLanes; ++l) refill(l);
    while (running > 0) {
      search.step();
      for (int l = 0; l < kLanes; ++l) {
        if (!search.finished(l)) continue;
        take(l, tasks[task_of[l]]);
        --running;
        refill(l);
      }
    }
  }

  Surface<Real>* surface_;
  const char* instruction_set_;
  int n_;
  LaneArray<Real> x_, gradient_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
