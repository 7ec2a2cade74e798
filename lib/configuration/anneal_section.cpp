// [anneal]: where the treatment starts, its grid of pressures and temperatures, and its times.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "configuration/anneal_paper.hpp"
#include "configuration/job_sections.hpp"

namespace baroscape {
namespace {

/// Each turn is a row of the database; populations have settled long before.
constexpr std::int64_t kMostTurns = 100000;
/// The longest time (kinetics/temperature.hpp): beyond it rate × time overflows.
constexpr double kLongest = 1e250;
constexpr NumberRange kTime{0.0, kLongest, true, true, "a number from 0 to 1e250, or \"equilibrium\" for the anneal,"};

/// One number, or several ascending ones: as many starts.
std::vector<double> one_or_more(const Section& section, const std::string& key) {
  if (section.is_array(key)) return *section.ascending_numbers(key, kPositive);
  return {*section.number(key, kPositive)};
}

std::vector<AnnealStart> read_starts(const Section& anneal) {
  const std::string allowed =
      "\"global-minimum\", { minimum = ID }, { fictive_temperature = T } or { cooling_rate = R, from = T }";
  if (!anneal.has("start")) return {GlobalMinimumStart{}};
  if (!anneal.is_section("start")) {
    if (!anneal.is_word("start", "global-minimum")) {
      throw anneal.error("start", anneal.given("start") + " is not allowed; " + allowed + " is");
    }
    return {GlobalMinimumStart{}};
  }
  const Section start = *anneal.section("start");
  start.allow({"minimum", "fictive_temperature", "cooling_rate", "from"});
  const int kinds = start.has("minimum") + start.has("fictive_temperature") + start.has("cooling_rate");
  if (kinds != 1) {
    throw start.error("", "exactly one of minimum, fictive_temperature and cooling_rate (with from) is wanted");
  }
  if (start.has("from") != start.has("cooling_rate")) {
    throw start.error("", "cooling_rate and from belong together: from where it is cooled, and how fast");
  }
  if (const auto id = start.integer("minimum", 1, std::numeric_limits<std::int64_t>::max())) return {MinimumStart{*id}};
  std::vector<AnnealStart> starts;
  if (start.has("fictive_temperature")) {
    for (const double temperature : one_or_more(start, "fictive_temperature")) {
      starts.push_back(FictiveTemperatureStart{temperature});
    }
    return starts;
  }
  const double from = *start.number("from", kPositive);
  for (const double rate : one_or_more(start, "cooling_rate")) {
    if (from / rate > kLongest)
      throw start.error("cooling_rate", fmt::format("{} is too slow; cooling takes longer than {}", rate, kLongest));
    starts.push_back(CooledStart{rate, from});
  }
  return starts;
}

void read_time(const Section& section, TreatmentOptions& treatment) {
  if (!section.has("time")) return;
  if (section.is_word("time", "equilibrium")) {
    treatment.time = std::numeric_limits<double>::infinity();
    return;
  }
  if (section.is_string("time")) {
    throw section.error("time", section.given("time") + " is not allowed; " + kTime.words + " is");
  }
  treatment.time = *section.number("time", kTime);
}

/// 0 or a rate at which `span` of temperature does not take forever.
void read_rate(const Section& section, const char* key, double span, double& rate) {
  rate = section.number(key, kNotNegative).value_or(rate);
  if (rate > 0 && span / rate > kLongest) {
    throw section.error(key, fmt::format("{} is not allowed; a rate at which {} takes at most {}, or 0 (at once), is",
                                         rate, span, kLongest));
  }
}

void read_storage(const Section& section, TreatmentOptions& treatment) {
  const auto room = section.number("room_temperature", kNotNegative);
  if (room) treatment.room_temperature = treatment.storage_temperature = *room;
  const auto storage = section.section("storage");
  if (!storage) return;
  storage->allow({"temperature", "times"});
  if (const auto temperature = storage->number("temperature", kNotNegative)) {
    treatment.storage_temperature = *temperature;
    if (!room) treatment.room_temperature = *temperature;
  }
  if (const auto times = storage->ascending_numbers("times", kTime)) treatment.storage_times = *times;
  if (treatment.storage_times.empty()) {
    throw storage->error("", "needs \"times\", for example times = [1e4, 1e6]");
  }
}

void read_scan(const Section& section, CalorimeterOptions& calorimeter) {
  const auto scan = section.section("scan");
  if (!scan) return;
  scan->allow({"rates", "from", "to", "intervals"});
  if (const auto rates = scan->ascending_numbers("rates", kPositive)) calorimeter.rates = *rates;
  if (calorimeter.rates.empty()) throw scan->error("", "needs \"rates\", for example rates = [1e-7, 1e-6, 1e-5]");
  calorimeter.from = scan->number("from", kNotNegative).value_or(calorimeter.from);
  calorimeter.to = scan->number("to", kPositive).value_or(calorimeter.to);
  if (!(calorimeter.from < calorimeter.to)) {
    throw scan->error("to", fmt::format("{} is not allowed; a scan heats: a number > from, {}, is", calorimeter.to,
                                        calorimeter.from));
  }
  const double slowest = calorimeter.rates.front();
  if ((calorimeter.to - calorimeter.from) / slowest > kLongest) {
    throw scan->error("rates", fmt::format("{} is too slow; a scan takes longer than {}", slowest, kLongest));
  }
  calorimeter.intervals = static_cast<int>(scan->integer("intervals", 10, 10000).value_or(calorimeter.intervals));
}

void read_comparisons(const Section& section, AnnealOptions& options) {
  if (const auto half_lives = section.ascending_numbers("half_life", kPositive)) {
    options.half_life_temperatures = *half_lives;
  }
  if (const auto other = section.section("compare")) {
    other->allow({"temperatures", "cycles"});
    options.comparison.temperatures =
        other->ascending_numbers("temperatures", kPositive).value_or(options.treatment.temperatures);
    options.comparison.cycles =
        static_cast<int>(other->integer("cycles", 1, kMostTurns).value_or(options.comparison.cycles));
  }
  if (const auto lines = section.section("enthalpy")) {
    lines->allow({"from", "to", "points"});
    const double from = lines->number("from", kPositive).value_or(options.treatment.temperatures.front() / 2);
    const double to = lines->number("to", kPositive).value_or(options.treatment.temperatures.back() * 2);
    if (!(from < to)) throw lines->error("to", fmt::format("{} is not allowed; a number > from, {}, is", to, from));
    options.line_temperatures = Eigen::VectorXd::LinSpaced(lines->integer("points", 2, 1000).value_or(60), from, to);
  }
}

}  // namespace

AnnealOptions read_anneal_section(const Section& section, const std::vector<double>& explored, std::uint64_t seed) {
  section.allow({"start", "pressures", "temperatures", "turns", "time", "heating_rate", "cooling_rate", "unload_time",
                 "room_temperature", "storage", "scan", "samples", "half_life", "compare", "enthalpy", "preset",
                 "glass_transition"});
  AnnealOptions options;
  TreatmentOptions& treatment = options.treatment;
  treatment.seed = seed;
  options.starts = read_starts(section);
  options.pressures = section.ascending_numbers("pressures", kNotNegative).value_or(explored);
  read_time(section, treatment);
  apply_preset(section, options);
  if (const auto temperatures = section.ascending_numbers("temperatures", kPositive)) {
    treatment.temperatures = *temperatures;
  }
  if (treatment.temperatures.empty()) {
    throw section.error("", "needs \"temperatures\", for example temperatures = [0.02, 0.05, 0.1]");
  }
  read_storage(section, treatment);
  for (const AnnealStart& start : options.starts) {
    const auto* glass = std::get_if<CooledStart>(&start);
    if (glass == nullptr || glass->from > treatment.room_temperature) continue;
    throw section.error("start", fmt::format("from {} is not allowed; a temperature above the room's, {}, is",
                                             glass->from, treatment.room_temperature));
  }
  const double hottest = std::max(treatment.temperatures.back(), treatment.room_temperature);
  read_rate(section, "heating_rate", hottest, treatment.heating_rate);
  read_rate(section, "cooling_rate", hottest, treatment.cooling_rate);
  treatment.unload_time = section.number("unload_time", kTime).value_or(treatment.unload_time);
  treatment.samples = static_cast<int>(section.integer("samples", 0, 10000).value_or(treatment.samples));
  read_scan(section, options.calorimeter);
  read_comparisons(section, options);
  options.turns = static_cast<int>(section.integer("turns", 1, kMostTurns).value_or(options.turns));
  return options;
}

}  // namespace baroscape
