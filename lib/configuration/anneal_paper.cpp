#include "configuration/anneal_paper.hpp"

#include <cmath>

namespace baroscape {
namespace {

double glass_transition(const Section& section, const AnnealOptions& options) {
  if (const auto given = section.number("glass_transition", kPositive)) return *given;
  if (const auto* glass = std::get_if<FictiveTemperatureStart>(&options.starts.front())) return glass->temperature;
  throw section.error(
      "preset",
      "needs \"glass_transition\", the temperature that stands for the paper's 458 K, unless the start is "
      "a glass with a fictive temperature");
}

}  // namespace

void apply_preset(const Section& section, AnnealOptions& options) {
  if (!section.has("preset")) {
    if (section.has("glass_transition")) {
      throw section.error("glass_transition", "is for preset = \"paper\", whose temperatures are shares of it");
    }
    return;
  }
  if (!section.is_word("preset", "paper")) {
    throw section.error("preset", section.given("preset") + " is not allowed; \"paper\" is");
  }
  TreatmentOptions& treatment = options.treatment;
  if (!section.has("time")) treatment.time = 1e4;
  if (!std::isfinite(treatment.time) || treatment.time <= 0) {
    throw section.error("time", "with preset = \"paper\" a number > 0 is wanted: the other times are shares of it");
  }
  const double transition = glass_transition(section, options), hour = treatment.time;
  treatment.temperatures = {0.72 * transition, 0.87 * transition, 0.93 * transition, 0.99 * transition};
  treatment.room_temperature = treatment.storage_temperature = 0.65 * transition;
  treatment.cooling_rate = (0.99 - 0.65) * transition / (0.03 * hour);
  treatment.unload_time = 0.33 * hour;
  treatment.storage_times = {1440 * hour};
  treatment.samples = 4;
  options.calorimeter.rates = {transition / (0.39 * hour)};
  options.calorimeter.from = 0;
  options.calorimeter.to = 2 * transition;
}

}  // namespace baroscape
