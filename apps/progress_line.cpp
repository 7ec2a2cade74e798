#include "progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace baroscape {
namespace {

using std::chrono::milliseconds;

/// Of UTF-8: bytes that continue none.
std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

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
  if (!terminal_) {
    std::cerr << text + "\n" << std::flush;
    return;
  }
  // Blanks over what the last text was longer by: no escape sequence, so NO_COLOR and any terminal are content.
  const std::size_t width = characters(text);
  std::cerr << "\r" + text + std::string(standing_ > width ? standing_ - width : 0, ' ') << std::flush;
  standing_ = width;
}

void ProgressLine::say(const std::string& text) {
  clear();
  std::cerr << text << std::endl;
}

void ProgressLine::clear() {
  if (standing_ > 0) std::cerr << "\r" + std::string(standing_, ' ') + "\r" << std::flush;
  standing_ = 0;
}

std::string census_line(const CensusStatus& status, const Units& units) {
  std::string line = fmt::format("P = {}: {} minima, {} transition states, ", units.given_pressure(status.pressure),
                                 status.minima, status.transition_states);
  // Zero stands for nothing found yet.
  line += status.coverage > 0 ? fmt::format("coverage {:.4f}", status.coverage) : "coverage not known yet";
  line += fmt::format(", {:.0f} searches/s", status.searches_per_second);
  if (status.seconds_left) line += fmt::format(", about {} left", duration_in_words(*status.seconds_left));
  return line;
}

std::string hop_line(const HopStatus& status, const Units& units) {
  std::string line = fmt::format("P = {}: {} quenches", units.given_pressure(status.pressure), status.quenches);
  if (status.lowest < 1e300) line += fmt::format(", lowest {:.4f}", status.lowest * units.energy);
  if (status.runs_at_target > 0) line += fmt::format(", {} runs at the target", status.runs_at_target);
  if (status.quenches_of_this_run > 0 && status.seconds > 0) {
    const double rate = static_cast<double>(status.quenches_of_this_run) / status.seconds;
    line += fmt::format(", {:.0f} quenches/s, at most {} left", rate,
                        duration_in_words(static_cast<double>(status.quenches_left) / rate));
  }
  return line;
}

std::string connect_line(const ConnectStatus& status, const Units& units) {
  const ConnectionProgress& progress = status.progress;
  std::string line = progress.joined_in_round < 0
                         ? "not joined yet"
                         : fmt::format("joined, highest point {:.5f} (first {:.5f})", progress.highest * units.energy,
                                       progress.first_highest * units.energy);
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
