// Where a census spends its time.
#pragma once

#include <array>
#include <chrono>

namespace baroscape {

enum class Stage : int {
  starting = 0,     ///< random starts relaxed, displacements from known states
  searching = 1,    ///< eigenvector following
  recognising = 2,  ///< is this a state we know?
  polishing = 3,    ///< Newton's method and inertia of new transition states
  descending = 4,   ///< pushed off both sides, quenched
  describing = 5,   ///< point group, volume, log product of new states
  merging = 6,      ///< a window of findings into the landscape
  recording = 7,    ///< a window into the archive
};
inline constexpr int kStages = 8;
inline constexpr const char* kStageNames[kStages] = {"starts",        "saddle searches", "recognition", "polishing",
                                                     "both descents", "description",     "merging",     "archive"};

/// Seconds in each stage, summed over threads.
struct CensusProfile {
  std::array<double, kStages> seconds{};

  CensusProfile& operator+=(const CensusProfile& other) {
    for (std::size_t k = 0; k < seconds.size(); ++k) seconds[k] += other.seconds[k];
    return *this;
  }
};

/// Tells stages apart by the clock: time belongs to the stage entered last and not left yet.
class StageClock {
 public:
  /// A stage lasts as long as this lives.
  class Visit {
   public:
    Visit(StageClock& clock, Stage stage) : clock_(clock), before_(clock.stage_) { clock_.turn_to(stage); }
    ~Visit() { clock_.turn_to(before_); }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

   private:
    StageClock& clock_;
    Stage before_;
  };

  explicit StageClock(Stage first) : stage_(first) {}
  [[nodiscard]] Visit visit(Stage stage) { return Visit(*this, stage); }
  /// What was spent so far, the current stage included.
  CensusProfile profile() {
    turn_to(stage_);
    return profile_;
  }

 private:
  using Clock = std::chrono::steady_clock;

  void turn_to(Stage stage) {
    const Clock::time_point now = Clock::now();
    profile_.seconds[static_cast<std::size_t>(stage_)] += std::chrono::duration<double>(now - since_).count();
    stage_ = stage;
    since_ = now;
  }

  Stage stage_;
  Clock::time_point since_ = Clock::now();
  CensusProfile profile_;
};

}  // namespace baroscape
