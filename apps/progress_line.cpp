#include "progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

namespace baroscape {
namespace {

using std::chrono::milliseconds;

}  // namespace

std::string duration_in_words(double seconds) {
  if (seconds < 100) return fmt::format("{:.0f} s", seconds);
  if (seconds < 6000) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

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
  if (status.seconds_left) line += fmt::format(", about {} left", duration_in_words(*status.seconds_left));
  return line;
}

std::string hop_line(const HopStatus& status) {
  std::string line = fmt::format("P = {}: {} quenches", status.pressure, status.quenches);
  if (status.lowest < 1e300) line += fmt::format(", lowest {:.4f}", status.lowest);
  if (status.runs_at_target > 0) line += fmt::format(", {} runs at the target", status.runs_at_target);
  if (status.quenches_of_this_run > 0 && status.seconds > 0) {
    const double rate = static_cast<double>(status.quenches_of_this_run) / status.seconds;
    line += fmt::format(", {:.0f} quenches/s, at most {} left", rate,
                        duration_in_words(static_cast<double>(status.quenches_left) / rate));
  }
  return line;
}

std::string connect_line(const ConnectStatus& status) {
  const ConnectionProgress& progress = status.progress;
  std::string line = progress.joined_in_round < 0 ? "not joined yet"
                                                  : fmt::format("joined, highest point {:.5f} (first {:.5f})",
                                                                progress.highest, progress.first_highest);
  line += fmt::format(": {} minima, {} transition states, round {}", status.minima, status.transition_states,
                      progress.rounds + 1);
  if (status.rounds_of_this_run > 0) {
    const double each = status.seconds / static_cast<double>(status.rounds_of_this_run);
    line += fmt::format(", at most {} rounds or {} left unless it improves", status.rounds_left,
                        duration_in_words(each * static_cast<double>(status.rounds_left)));
  }
  return line;
}

}  // namespace baroscape
