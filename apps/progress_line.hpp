// Progress on stderr: one line that is rewritten on a terminal, otherwise a line every few seconds.
#pragma once

#include <chrono>
#include <string>

#include "core/units.hpp"
#include "explore/basin_hopping.hpp"
#include "explore/census.hpp"
#include "explore/connect.hpp"

namespace baroscape {

class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Called as often as one likes; written a few times a second at most.
  void show(const std::string& text);
  /// A line that stays, such as a warning; written even when quiet.
  void say(const std::string& text);

 private:
  void clear();

  bool quiet_, terminal_;
  std::size_t standing_ = 0;  ///< characters that stand on the terminal
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// "34 s", "12 min", "2.5 h".
std::string duration_in_words(double seconds);

/// "P = 5: 21 minima, 165 transition states, coverage 0.9981, 1200 searches/s, about 34 s left".
std::string census_line(const CensusStatus& status, const Units& units);

/// "P = 0: 12000 quenches, lowest -173.2524, 1 runs at the target, 6200 quenches/s, at most 24 s left".
std::string hop_line(const HopStatus& status, const Units& units);

/// "joined, highest point -169.70916 (first -168.27711): 523 minima, 559 transition states, round 19, at most 25 rounds
/// or 12 s left unless it improves".
std::string connect_line(const ConnectStatus& status, const Units& units);

}  // namespace baroscape
