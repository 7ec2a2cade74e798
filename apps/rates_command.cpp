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

int rates_command(const RatesCommandOptions& options) {
  const Archive archive = Archive::open_for_reading(options.database);
  const Landscape landscape = archive.landscape(options.pressure);
  const std::vector<std::size_t> from = members(landscape, options, "--from", options.from);
  const std::vector<std::size_t> to = members(landscape, options, "--to", options.to);
  for (const std::int64_t id : options.to) {
    if (std::find(options.from.begin(), options.from.end(), id) != options.from.end()) {
      throw InputError(fmt::format("--to {}: is among --from as well; the sets may have no minimum in common", id));
    }
  }
  const HarmonicRates rates(landscape);
  const Network network = rates.network(options.temperature);
  const double log_all = log_sum(network.log_weight);
  const std::optional<RatesBetween> between = FirstPassages(network).rates_between(from, to);
  const std::string apart = in_words(landscape, pieces_of(landscape, rates));
  if (!between) {
    throw InputError(fmt::format("{}: no way leads from {} to {}: {}", options.database, fmt::join(options.from, ", "),
                                 fmt::join(options.to, ", "), apart));
  }
  std::vector<std::int64_t> left_out;
  for (const std::size_t index : between->left_out) left_out.push_back(landscape.minima()[index].id);
  const double share_from = std::exp(between->log_weight_a - log_all),
               share_to = std::exp(between->log_weight_b - log_all);
  if (options.json) {
    Json units = units_json();
    units["temperature"] = "epsilon/k_B";
    units["time"] = "sigma*sqrt(m/epsilon)";
    std::cout << json_text({{"format", 1},
                            {"units", units},
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
      "From {} to {} at P = {} ε/σ³ and T = {} ε/k_B, over {} minima and {} transition states (times in σ√(m/ε)):\n"
      "  mean first passage time  {}, back {}\n"
      "  rate constant            {}, back {}\n"
      "  equilibrium population   {:.6g} and {:.6g}\n",
      fmt::join(options.from, ", "), fmt::join(options.to, ", "), options.pressure, options.temperature,
      landscape.minima().size(), landscape.transition_states().size(), in_words(between->log_time_to_b),
      in_words(between->log_time_to_a), in_words(between->log_rate_to_b), in_words(between->log_rate_to_a), share_from,
      share_to);
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
  command->add_option("--temperature", options->temperature, "in ε/k_B, > 0")->type_name("T")->required();
  command->add_option("--from", options->from, "ids of the minima left, as in 1 or 1,2,3")
      ->delimiter(',')
      ->type_name("IDS")
      ->required();
  command->add_option("--to", options->to, "ids of the minima reached")->delimiter(',')->type_name("IDS")->required();
  command->add_flag("--json", options->json, "as JSON");
  command->callback([&action, options] { action = [options] { return rates_command(*options); }; });
}

}  // namespace baroscape
