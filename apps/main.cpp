// baroscape: explores the enthalpy landscape of small clusters under pressure.
#include <algorithm>
#include <cmath>
#include <csignal>
#include <exception>
#include <iostream>
#include <thread>

#include "command.hpp"
#include "core/error.hpp"
#include "exchange/text_reading.hpp"
#include "interruption.hpp"
#include "version_text.hpp"

namespace baroscape {

void add_overrides(CLI::App& command, std::vector<std::string>& overrides) {
  command.add_option("--set", overrides, "override a configuration key, e.g. explore.until.seconds=5 (repeatable)")
      ->type_name("KEY=VALUE")
      ->take_all()
      ->allow_extra_args(false);
}

void add_threads(CLI::App& command, int& threads) {
  const unsigned cores = std::thread::hardware_concurrency();
  threads = cores > 0 ? static_cast<int>(cores) : 1;
  command.add_option("--threads", threads, "threads to use; the results do not depend on it")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
}

void add_quiet(CLI::App& command, bool& quiet) {
  command.add_flag("--quiet", quiet, "no progress on stderr");
}

CLI::Option* add_pressure(CLI::App& command, double& pressure) {
  const auto allowed = [](const std::string& text) {
    double value = 0;
    const bool is_number = CLI::detail::lexical_cast(text, value);
    return is_number && std::isfinite(value) && value >= 0 ? "" : text + " is not allowed; a finite number ≥ 0 is";
  };
  return command.add_option("--pressure", pressure, "in ε/σ³, for metals in GPa")
      ->type_name("P")
      ->check(CLI::Validator(allowed, ""));
}

void add_json(CLI::App& command, bool& json) {
  command.add_flag("--json", json, "as JSON");
}

void add_job_options(CLI::App& command, JobCommandOptions& options) {
  command.add_option("CONFIG", options.configuration, "the job, a TOML file")->required();
  command.add_option("--out", options.folder, "the folder that holds landscape.db; made when it is new")
      ->type_name("DIR")
      ->required();
  add_overrides(command, options.overrides);
  add_threads(command, options.threads);
  command.add_option("--lanes", options.lanes, "searches side by side on a thread; the results do not depend on it")
      ->check(CLI::IsMember({1, 4, 8}));
  add_quiet(command, options.quiet);
  add_json(command, options.json);
  command.add_flag("--profile", options.profile, "say where the census spent its time");
}

constexpr std::size_t kLongestMessageLine = 4000;  ///< characters

/// A message may quote what a file holds: every line without what a terminal would obey.
std::string inert(const std::string& message) {
  std::string safe;
  for (std::size_t at = 0; at <= message.size();) {
    const std::size_t end = std::min(message.find('\n', at), message.size());
    safe += (at > 0 ? "\n" : "") + printable(message.substr(at, end - at), kLongestMessageLine);
    at = end + 1;
  }
  return safe;
}

namespace {

/// CLI11 would only say that a sub-command is missing.
void require_known_command(const CLI::App& program, const std::string& name) {
  std::string commands;
  for (const CLI::App* command : program.get_subcommands({})) {
    if (command->get_name() == name) return;
    if (command->get_group().empty()) continue;  // hidden
    commands += (commands.empty() ? "" : ", ") + command->get_name();
  }
  throw InputError(name + ": unknown command; " + commands + " are");
}

int run_program(int argc, char** argv) {
  CLI::App program("Explores the enthalpy landscape H = E + PV of small clusters and periodic cells under pressure.",
                   "baroscape");
  program.set_version_flag("--version", version_text());
  program.require_subcommand(1);
  Action action;
  add_run_command(program, action);
  add_explore_command(program, action);
  add_deform_command(program, action);
  add_glass_command(program, action);
  add_hop_command(program, action);
  add_anneal_command(program, action);
  add_connect_command(program, action);
  add_shear_command(program, action);
  add_analyse_command(program, action);
  add_elastic_command(program, action);
  add_rates_command(program, action);
  add_walk_command(program, action);
  add_thermodynamics_command(program, action);
  add_tree_command(program, action);
  add_teach_command(program, action);
  add_report_command(program, action);
  add_show_command(program, action);
  add_fingerprint_command(program, action);
  add_export_command(program, action);
  add_import_command(program, action);
  add_evaluate_command(program, action);
  add_relax_command(program, action);
  add_completion_command(program, action);
  add_manual_command(program, action);
  if (argc > 1 && argv[1][0] != '-') require_known_command(program, argv[1]);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kDone : kBadInput;
  }
  watch_for_interruption();
  const int code = action();
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "baroscape: the results could not be written to standard output\n";
    return kNotReached;
  }
  if (code == kInterrupted) std::cerr << "baroscape: interrupted; what was found is kept, the same command resumes\n";
  return code;
}

}  // namespace
}  // namespace baroscape

int main(int argc, char** argv) {
  // Who reads our output may stop reading, as `head` does: that ends the program without a word, also where whoever
  // started it ignores the signal.
  std::signal(SIGPIPE, SIG_DFL);
  try {
    return baroscape::run_program(argc, argv);
  } catch (const baroscape::InputError& error) {
    std::cerr << "baroscape: " << baroscape::inert(error.what()) << "\n";
    return baroscape::kBadInput;
  } catch (const std::exception& error) {
    std::cerr << "baroscape: this should not have happened: " << error.what() << "\n";
    return baroscape::kNotReached;
  }
}
