// The engines of the threads that share work: one each, since an engine has a workspace of its own.
#pragma once

#include <memory>
#include <vector>

#include "core/share_work.hpp"
#include "search/make_engine.hpp"

namespace baroscape {

class WorkerEngines {
 public:
  /// For share_work on `threads` threads; `width` as in make_engine.
  WorkerEngines(const System& system, int threads, LaneWidth width = LaneWidth::widest)
      : system_(system), width_(width), engines_(workers_of(threads)) {}

  /// The engine of one worker, made when it first works. Workers may ask at the same time, each for its own.
  Engine& of(std::size_t worker) {
    if (!engines_[worker]) engines_[worker] = make_engine(system_, width_);
    return *engines_[worker];
  }

 private:
  const System& system_;
  LaneWidth width_;
  std::vector<std::unique_ptr<Engine>> engines_;
};

}  // namespace baroscape
