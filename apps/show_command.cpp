// baroscape show DB [--pressure P] [--json] [--verify]
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "command.hpp"
#include "exchange/text_reading.hpp"
#include "explore/verify.hpp"
#include "import_notes.hpp"
#include "interruption.hpp"
#include "job_steps.hpp"
#include "json_text.hpp"
#include "outward.hpp"
#include "protocol_json.hpp"

namespace baroscape {
namespace {

struct ShowOptions {
  std::string database;
  std::optional<double> pressure;
  bool json = false, verify = false, quiet = false;
  int threads = 1;
};

/// What was recomputed, and every mismatch.
struct Verification {
  std::int64_t minima = 0, transition_states = 0;
  std::vector<std::string> problems;
  bool interrupted = false;
};

Verification verify_archive(const Archive& archive, const std::vector<double>& pressures, const ShowOptions& options) {
  ProgressLine progress(options.quiet);
  Verification result;
  for (const DamagedRecord& record : archive.check_records()) {
    result.problems.push_back(fmt::format("{}, row {}: {}", record.table, record.row, record.problem));
  }
  // Records that fail their checksum cannot be read, let alone recomputed.
  if (!result.problems.empty()) return result;
  const System system = archive.provenance().system;
  for (const double pressure : pressures) {
    const Landscape landscape = archive.landscape(pressure);
    if (!landscape.minima().empty() && landscape.minima().front().positions.size() == 0) {
      result.problems.push_back(
          fmt::format("P = {}: the states were imported without coordinates and cannot be recomputed",
                      system.units.given_pressure(pressure)));
      continue;
    }
    const VerifyReport report = verify(system, landscape, options.threads, [&](const VerifyStatus& status) {
      progress.show(fmt::format("P = {}: {} of {} states verified", system.units.given_pressure(pressure), status.done,
                                status.total));
      return !interrupted();
    });
    result.minima += report.minima;
    result.transition_states += report.transition_states;
    for (const std::string& problem : report.problems) {
      result.problems.push_back(fmt::format("P = {}: {}", system.units.given_pressure(pressure), problem));
    }
    result.interrupted = report.interrupted || interrupted();
    if (result.interrupted) break;
  }
  return result;
}

std::string in_words(const Verification& verification) {
  std::string text = fmt::format(
      "Verified {} minima and {} transition states from their coordinates (gradient, index, energies, volume, bulk "
      "modulus, "
      "point-group order, log product, connections, no two the same) and the checksum of every record: {}\n",
      verification.minima, verification.transition_states,
      verification.problems.empty() ? "all is well" : fmt::format("{} problems", verification.problems.size()));
  for (const std::string& problem : verification.problems) text += "  " + problem + "\n";
  return text;
}

/// Unknown of states that were imported without coordinates.
std::string computed(const StationaryPoint& state, double value, int decimals) {
  return state.positions.size() > 0 || value != 0 ? fmt::format("{:.{}f}", value, decimals) : "–";
}

std::string states_in_words(const Landscape& landscape, const Units& units) {
  const UnitWords words = unit_words(units);
  const std::string h = "H (" + words.energy + ")", e = "E (" + words.energy + ")", v = "V (" + words.volume + ")",
                    b = "B (" + words.pressure + ")";
  std::string text = fmt::format("\n{:>8} {:>6} {:>16} {:>16} {:>12} {:>12} {:>6} {:>14}\n", "minimum", "rank", h, e, v,
                                 b, "order", "log product");
  const std::vector<int> minimum_ranks = landscape.minimum_ranks();
  for (std::size_t k = 0; k < minimum_ranks.size(); ++k) {
    const Minimum& m = landscape.minima()[k];
    text += fmt::format("{:>8} {:>6} {:>16.9f} {:>16.9f} {:>12} {:>12} {:>6} {:>14.6f}\n", m.id, minimum_ranks[k],
                        m.enthalpy, m.energy, computed(m, m.volume, 6), computed(m, m.bulk_modulus, 5),
                        m.point_group_order, m.log_product);
  }
  text += fmt::format("\n{:>8} {:>6} {:>16} {:>16} {:>12} {:>12} {:>6} {:>14}\n", "saddle", "rank", h, e, v, "joins",
                      "order", "log product");
  const std::vector<int> ranks = landscape.transition_state_ranks();
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    const TransitionState& t = landscape.transition_states()[k];
    text += fmt::format("{:>8} {:>6} {:>16.9f} {:>16.9f} {:>12} {:>12} {:>6} {:>14.6f}\n", t.id, ranks[k], t.enthalpy,
                        t.energy, computed(t, t.volume, 6), fmt::format("{}–{}", t.minimum_a, t.minimum_b),
                        t.point_group_order, t.log_product);
  }
  return text;
}

void print_json(const Archive& archive, const ShowOptions& options, const std::vector<double>& pressures,
                const std::optional<Verification>& verification) {
  const System system = archive.provenance().system;
  Json json;
  if (options.pressure) {
    json = landscape_json(archive, system, pressures.front(), true);
  } else {
    json = {{"format", 1}, {"landscapes", Json::array()}};
    for (const double pressure : pressures) {
      json["landscapes"].push_back(landscape_json(archive, system, pressure, true));
    }
    add_protocol(json, archive);
  }
  if (verification) {
    json["verification"] = {{"minima", verification->minima},
                            {"transition_states", verification->transition_states},
                            {"problems", verification->problems}};
  }
  std::cout << json_text(json);
}

void print_words(const Archive& archive, const ShowOptions& options, const std::vector<double>& pressures,
                 const std::optional<Verification>& verification) {
  const Provenance provenance = archive.provenance();
  std::cout << fmt::format("{}{} atoms, volume: {}; written by {}\n",
                           provenance.title.empty() ? "" : printable(provenance.title, 200) + ": ",
                           provenance.system.atoms(), volume_definition(provenance.system), provenance.program_version)
            << landscapes_in_words(archive, pressures);
  for (const std::string& note : import_notes(archive)) std::cout << note << "\n";
  if (options.pressure) {
    const Units& units = provenance.system.units;
    std::cout << states_in_words(outward(archive.landscape(pressures.front()), provenance.system), units);
  }
  if (verification) std::cout << in_words(*verification);
}

int show(const ShowOptions& options) {
  const Archive archive = Archive::open_for_reading(options.database);
  std::vector<double> pressures = archive.pressures();
  if (options.pressure) pressures = {*options.pressure / archive.provenance().system.units.pressure()};
  std::optional<Verification> verification;
  if (options.verify) {
    verification = verify_archive(archive, pressures, options);
    if (verification->interrupted) return kInterrupted;
    if (!verification->problems.empty()) {
      // The archive may be too damaged to print anything else of it.
      std::cout << (options.json ? json_text({{"format", 1}, {"verification", {{"problems", verification->problems}}}})
                                 : in_words(*verification));
      return kNotReached;
    }
  }
  if (options.json) {
    print_json(archive, options, pressures, verification);
  } else {
    print_words(archive, options, pressures, verification);
  }
  return kDone;
}

}  // namespace

void add_show_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("show", "what is in a database");
  const auto options = std::make_shared<ShowOptions>();
  const auto pressure = std::make_shared<double>(0);
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  const CLI::Option* given = add_pressure(*command, *pressure);
  command->add_flag("--json", options->json, "as JSON");
  command->add_flag("--verify", options->verify,
                    "recompute every state and check every record; exit code 1 if any is wrong");
  add_threads(*command, options->threads);
  add_quiet(*command, options->quiet);
  command->callback([&action, options, pressure, given] {
    if (given->count() > 0) options->pressure = *pressure;
    action = [options] { return show(*options); };
  });
}

}  // namespace baroscape
