#include "progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

namespace baroscape {
namespace {

using std::chrono::milliseconds;

std::string duration(double seconds) {
  if (seconds < 100) return fmt::format("{:.0f} s", seconds);
  if (seconds < 6000) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

}  // namespace

ProgressLine::ProgressLine(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1) {}

void ProgressLine::show(const std::string& text) {
  const auto now = std::chrono::steady_clock::now();
  if (quiet_ || now - last_ < (terminal_ ? milliseconds(100) : milliseconds(3000))) return;
  last_ = now;
  // Back to the first column, and erase what the last text was longer by.
  std::cerr << (terminal_ ? "\r" + text + "\x1b[K" : text + "\n") << std::flush;
  standing_ = terminal_;
}

void ProgressLine::say(const std::string& text) {
  clear();
  std::cerr << text << std::endl;
}

void ProgressLine::clear() {
  if (standing_) std::cerr << "\r\x1b[K" << std::flush;
  standing_ = false;
}

std::string census_line(const CensusStatus& status) {
  std::string line = fmt::format("P = {}: {} minima, {} transition states, ", status.pressure, status.minima,
                                 status.transition_states);
  // Zero stands for nothing found yet.
  line += status.coverage > 0 ? fmt::format("coverage {:.4f}", status.coverage) : "coverage not known yet";
  line += fmt::format(", {:.0f} searches/s", status.searches_per_second);
  if (status.seconds_left) line += fmt::format(", about {} left", duration(*status.seconds_left));
  return line;
}

}  // namespace baroscape
