#include "report/state_marks.hpp"

#include <algorithm>

namespace baroscape {
namespace {

void mark(std::map<std::int64_t, std::string>& marks, std::int64_t minimum, const std::string& word) {
  std::string& text = marks[minimum];
  text += text.empty() ? word : " " + word;
}

}  // namespace

const AnnealOutcome* representative_anneal(const std::vector<AnnealOutcome>& anneals) {
  // Heat alone may bring more than pressure does, but that is another story.
  const auto pressed = [](const AnnealOutcome& outcome) { return outcome.pressure > 0; };
  const bool any_pressed = std::ranges::any_of(anneals, pressed);
  const AnnealOutcome *first = nullptr, *largest = nullptr;
  for (const AnnealOutcome& outcome : anneals) {
    if (any_pressed && !pressed(outcome)) continue;
    if (first == nullptr) first = &outcome;
    if (largest == nullptr || outcome.delta_energy > largest->delta_energy) largest = &outcome;
  }
  return largest != nullptr && largest->delta_energy > 0 ? largest : first;
}

std::map<std::int64_t, std::string> state_marks(const std::vector<AnnealOutcome>& anneals,
                                                const std::vector<PressureMap>& maps, double pressure) {
  std::map<std::int64_t, std::string> marks;
  const AnnealOutcome* shown = representative_anneal(anneals);
  if (shown == nullptr) return marks;
  if (pressure == 0) {
    mark(marks, shown->state1.minimum, "1");
    if (shown->pressure == 0) mark(marks, shown->state2.minimum, "2");
    mark(marks, shown->state3.minimum, "3");
    return marks;
  }
  for (const AnnealOutcome& outcome : anneals) {
    if (outcome.pressure != pressure || outcome.start != shown->start || outcome.temperature != shown->temperature)
      continue;
    for (const PressureMap& map : maps) {
      const MapEntry* entry = map.from == 0 && map.to == pressure ? map.find(outcome.state1.minimum) : nullptr;
      if (entry != nullptr) mark(marks, entry->to, "1");
    }
    mark(marks, outcome.state2.minimum, "2");
    break;
  }
  return marks;
}

}  // namespace baroscape
