#include "atlas/tension.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace baroscape {
namespace {

/// A branch and its event are at one pressure when they agree to this share of 1 + |P|.
constexpr double kSamePressure = 1e-6;

}  // namespace

std::optional<LastMinimum> last_minimum(const AtlasRecord& atlas) {
  const BranchRecord* last = nullptr;
  for (const BranchRecord& branch : atlas.branches) {
    if (branch.index == 0 && (last == nullptr || branch.from < last->from)) last = &branch;
  }
  if (last == nullptr || last->from <= atlas.from) return std::nullopt;
  LastMinimum found{last->from, last->id, last->from_end};
  for (const EventRecord& event : atlas.events) {
    const bool takes_part = std::find(event.branches.begin(), event.branches.end(), last->id) != event.branches.end();
    if (takes_part && std::abs(event.pressure - last->from) < kSamePressure * (1 + std::abs(last->from))) {
      found.end = event.course;
    }
  }
  return found;
}

std::string tension_in_words(const AtlasRecord& atlas) {
  const auto last = last_minimum(atlas);
  if (!last) return "";
  char text[400];
  std::snprintf(text, sizeof text,
                "No minimum is left below P = %.9g ε/σ³, where the last one, branch %lld, ends (%s): "
                "the cluster does not hold together down to P = %.9g, the lower end of deform.pressures.\n",
                last->pressure, static_cast<long long>(last->branch), last->end.c_str(), atlas.from);
  return text;
}

}  // namespace baroscape
