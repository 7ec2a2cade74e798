// [anneal]: where the treatment starts, and its grid of pressures and temperatures.
#include <limits>

#include "configuration/job_sections.hpp"

namespace baroscape {
namespace {

/// Each turn is a row of the database; populations have settled long before.
constexpr std::int64_t kMostTurns = 100000;

AnnealStart read_start(const Section& anneal) {
  const std::string allowed = "\"global-minimum\", { minimum = ID } or { fictive_temperature = T }";
  if (!anneal.has("start")) return GlobalMinimumStart{};
  if (!anneal.is_section("start")) {
    if (!anneal.is_word("start", "global-minimum")) {
      throw anneal.error("start", anneal.given("start") + " is not allowed; " + allowed + " is");
    }
    return GlobalMinimumStart{};
  }
  const Section start = *anneal.section("start");
  start.allow({"minimum", "fictive_temperature"}, {{"cooling_rate", allowed + " is"}, {"from", allowed + " is"}});
  if (start.keys().size() != 1) throw start.error("", "exactly one of minimum and fictive_temperature is wanted");
  if (const auto id = start.integer("minimum", 1, std::numeric_limits<std::int64_t>::max())) return MinimumStart{*id};
  return FictiveTemperatureStart{*start.number("fictive_temperature", kPositive)};
}

/// Equilibrium is reached and nothing happens on the way there or back: what this version computes.
void require_instantaneous(const Section& anneal) {
  if (anneal.has("time") && !anneal.is_word("time", "equilibrium")) {
    throw anneal.error("time", anneal.given("time") + " is not available in this version; \"equilibrium\" is");
  }
  for (const char* key : {"cooling_rate", "heating_rate", "unload_time"}) {
    if (anneal.number(key, NumberRange{}).value_or(0.0) != 0.0) {
      throw anneal.error(key, anneal.given(key) + " is not available in this version; 0, instantaneous, is");
    }
  }
}

}  // namespace

AnnealOptions read_anneal_section(const Section& section, const std::vector<double>& explored) {
  const std::string equilibrium = "states 1, 2 and 3 after equilibration at each pressure and temperature are";
  section.allow({"start", "pressures", "temperatures", "turns", "time", "cooling_rate", "heating_rate", "unload_time"},
                {{"storage", equilibrium}, {"scan", equilibrium}, {"samples", equilibrium}, {"preset", equilibrium}});
  require_instantaneous(section);
  AnnealOptions options;
  options.start = read_start(section);
  options.pressures = section.ascending_numbers("pressures", kNotNegative).value_or(explored);
  const auto temperatures = section.ascending_numbers("temperatures", kPositive);
  if (!temperatures) throw section.error("", "needs \"temperatures\", for example temperatures = [0.02, 0.05, 0.1]");
  options.temperatures = *temperatures;
  options.turns = static_cast<int>(section.integer("turns", 1, kMostTurns).value_or(options.turns));
  return options;
}

}  // namespace baroscape
