// baroscape rates DB --pressure P --temperature T --from IDS --to IDS
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <iostream>
#include <limits>
#include <memory>
#include <numbers>
#include <set>

#include "archive/archive.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "json_text.hpp"
#include "kinetics/first_passage.hpp"
#include "kinetics/pieces.hpp"
#include "minimum_option.hpp"
#include "outward.hpp"

namespace baroscape {
namespace {

struct RatesCommandOptions {
  std::string database;
  double pressure = 0, temperature = 0;
  std::vector<std::int64_t> from, to;
  bool json = false;
};

/// Positions of the minima in the landscape.
std::vector<std::size_t> members(const Landscape& landscape, const RatesCommandOptions& options, const char* name,
                                 const std::vector<std::int64_t>& ids) {
  std::vector<std::size_t> found;
  std::set<std::int64_t> seen;
  for (const std::int64_t id : ids) {
    const std::size_t index = minimum_index(landscape, options.database, options.pressure, name, id);
    if (seen.insert(id).second) found.push_back(index);
  }
  return found;
}

/// A double where it can be one, and the decimal logarithm in any case.
Json number_json(double log) {
  const double value = std::exp(log);
  const bool fits = std::isfinite(value) && value >= std::numeric_limits<double>::min();
  return {{"value", fits ? Json(value) : Json(nullptr)}, {"log10", log / std::numbers::ln10}};
}

std::string in_words(double log) {
  const double decades = log / std::numbers::ln10;
  return std::abs(decades) < 300 ? fmt::format("{:.9g}", std::exp(log)) : fmt::format("10^{:.9g}", decades);
}

/// Times and rates in the system's own units.
void convert(RatesBetween& between, const Units& units) {
  const double shift = std::log(units.time());
  between.log_time_to_b += shift;
  between.log_time_to_a += shift;
  between.log_rate_to_b -= shift;
  between.log_rate_to_a -= shift;
}

int rates_command(const RatesCommandOptions& options) {
  const Archive archive = Archive::open_for_reading(options.database);
  const Units units = archive.provenance().system.units;
  const UnitNames names = unit_names(units);
  const Landscape landscape = archive.landscape(options.pressure / units.pressure());
  const std::vector<std::size_t> from = members(landscape, options, "--from", options.from);
  const std::vector<std::size_t> to = members(landscape, options, "--to", options.to);
  for (const std::int64_t id : options.to) {
    if (std::find(options.from.begin(), options.from.end(), id) != options.from.end()) {
      throw InputError(fmt::format("--to {}: is among --from as well; the sets may have no minimum in common", id));
    }
  }
  const HarmonicRates rates(landscape);
  const Network network = rates.network(options.temperature / units.temperature());
  const double log_all = log_sum(network.log_weight);
  std::optional<RatesBetween> between = FirstPassages(network).rates_between(from, to);
  const std::string apart = in_words(landscape, pieces_of(landscape, rates));
  if (!between) {
    throw InputError(fmt::format("{}: no way leads from {} to {}: {}", options.database, fmt::join(options.from, ", "),
                                 fmt::join(options.to, ", "), apart));
  }
  convert(*between, units);
  std::vector<std::int64_t> left_out;
  for (const std::size_t index : between->left_out) left_out.push_back(landscape.minima()[index].id);
  const double share_from = std::exp(between->log_weight_a - log_all),
               share_to = std::exp(between->log_weight_b - log_all);
  if (options.json) {
    const UnitWords words = plain_unit_words(units);
    Json units_of = units_json(units);
    units_of["temperature"] = words.temperature;
    units_of["time"] = words.time;
    std::cout << json_text({{"format", 1},
                            {"units", units_of},
                            {"pressure", options.pressure},
                            {"temperature", options.temperature},
                            {"from", options.from},
                            {"to", options.to},
                            {"mean_first_passage_time", number_json(between->log_time_to_b)},
                            {"mean_first_passage_time_back", number_json(between->log_time_to_a)},
                            {"rate_constant", number_json(between->log_rate_to_b)},
                            {"rate_constant_back", number_json(between->log_rate_to_a)},
                            {"equilibrium_from", share_from},
                            {"equilibrium_to", share_to},
                            {"left_out", left_out},
                            {"transition_states_without_rate", rates.without_rate()}});
    return kDone;
  }
  if (!apart.empty()) std::cerr << "note: " << apart << '\n';
  std::cout << fmt::format(
      "From {} to {} at P = {} {} and T = {} {}, over {} minima and {} transition states (times in {}):\n"
      "  mean first passage time  {}, back {}\n"
      "  rate constant            {}, back {}\n"
      "  equilibrium population   {:.6g} and {:.6g}\n",
      fmt::join(options.from, ", "), fmt::join(options.to, ", "), options.pressure, names.pressure, options.temperature,
      names.temperature, landscape.minima().size(), landscape.transition_states().size(), names.time,
      in_words(between->log_time_to_b), in_words(between->log_time_to_a), in_words(between->log_rate_to_b),
      in_words(between->log_rate_to_a), share_from, share_to);
  if (!left_out.empty()) {
    std::cout << fmt::format("  left out, since no way leads from them to the other set: {}\n",
                             fmt::join(left_out, ", "));
  }
  return kDone;
}

}  // namespace

void add_rates_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("rates", "mean first passage times and rate constants between minima");
  const auto options = std::make_shared<RatesCommandOptions>();
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  add_pressure(*command, options->pressure)->required();
  command->add_option("--temperature", options->temperature, "in ε/k_B, for metals in K, > 0")
      ->type_name("T")
      ->required();
  command->add_option("--from", options->from, "ids of the minima left, as in 1 or 1,2,3")
      ->delimiter(',')
      ->type_name("IDS")
      ->required();
  command->add_option("--to", options->to, "ids of the minima reached")->delimiter(',')->type_name("IDS")->required();
  command->add_flag("--json", options->json, "as JSON");
  command->callback([&action, options] { action = [options] { return rates_command(*options); }; });
}

}  // namespace baroscape
