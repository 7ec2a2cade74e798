// The heavy work of joining minima, spread over threads: bands, saddle searches, acceptance. Every piece is a function
// of its own input, and results come back in the order of the input, so they do not depend on the number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/counts.hpp"
#include "landscape/states.hpp"
#include "search/hybrid_following.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A band to relax between two minima; the attempts differ in their images and in the alignment they start from.
struct BandTask {
  Eigen::VectorXd a, b;  ///< positions, length 3N
  std::int64_t attempt = 0;
};

/// A transition state with the minima on both sides, all characterised; ids are not set.
struct JoinedSaddle {
  TransitionState state;
  Minimum side_a, side_b;
};

class PathWork {
 public:
  PathWork(const System& system, double pressure, int threads);
  ~PathWork();
  PathWork(const PathWork&) = delete;
  PathWork& operator=(const PathWork&) = delete;

  /// The maxima of each band as starts for saddle searches, highest first.
  std::vector<std::vector<HybridStart>> relax_bands(const std::vector<BandTask>& tasks, Counts& counts);
  /// Saddle searches that abandon clusters falling apart.
  std::vector<HybridResult> follow(const std::vector<HybridStart>& starts, Counts& counts);
  /// Every check a transition state goes through; nothing where one fails.
  std::vector<std::optional<JoinedSaddle>> accept(const std::vector<Eigen::VectorXd>& saddles, Counts& counts);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace baroscape
