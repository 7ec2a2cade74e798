#include "cycles_in_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace baroscape {
namespace {

/// Mean energies that differ by less are one, ε: as a minimum counts as higher (design: physics, section 1).
constexpr double kHigher = 1e-7;

std::string change_in_words(const CycleResult& cycle) {
  const double change = cycle.turns.back().mean_energy - cycle.turns.front().mean_energy;
  const int turns = cycle.turns.back().turn;
  const std::string after = turns == 1 ? "1 turn" : fmt::format("{} turns", turns);
  if (std::abs(change) < kHigher) return fmt::format("after {} ⟨E⟩ is what it was", after);
  return fmt::format("after {} ⟨E⟩ is {:.6f} ε {}", after, std::abs(change),
                     change > 0 ? "higher: rejuvenated" : "lower: aged");
}

std::string attractors_in_words(const CycleStates& states) {
  const auto orbits = std::count_if(states.attractors.begin(), states.attractors.end(),
                                    [](const CycleAttractor& one) { return one.minima.size() > 1; });
  const auto fixed = static_cast<std::ptrdiff_t>(states.attractors.size()) - orbits;
  std::string text = fmt::format("{} fixed state{}", fixed, fixed == 1 ? "" : "s");
  if (orbits > 0) text += fmt::format(", {} orbit{}", orbits, orbits == 1 ? "" : "s");
  return text;
}

}  // namespace

std::string cycles_in_words(const Archive& archive) {
  const std::vector<CycleResult> cycles = archive.cycles();
  if (cycles.empty()) return "";
  std::map<double, std::pair<double, std::int64_t>> widest;  // area and minimum, by pressure
  for (const VolumeLoop& loop : archive.volume_loops()) {
    if (auto& known = widest[loop.pressure]; loop.area > known.first) known = {loop.area, loop.minimum};
  }
  std::string text = "Loading and unloading without annealing:\n";
  for (const CycleResult& cycle : cycles) {
    text += fmt::format("  to P = {} ε/σ³, {}: {}; {:.1f} % of the minima return; {}", cycle.pressure, cycle.start,
                        change_in_words(cycle), 100 * cycle.returning_share, attractors_in_words(cycle.states));
    const auto [area, minimum] = widest[cycle.pressure];
    if (area > kHigher) text += fmt::format("; the widest loop, of minimum {}, takes {:.6f} ε", minimum, area);
    text += "\n";
  }
  return text;
}

}  // namespace baroscape
