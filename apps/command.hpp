// What the sub-commands have in common: exit codes, options, and how each tells main what to do.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

namespace baroscape {

inline constexpr const char* kProgramVersion = "baroscape " BAROSCAPE_VERSION;

/// Exit codes of the program (design: interface).
enum ExitCode : int { kDone = 0, kNotReached = 1, kBadInput = 2, kInterrupted = 130 };

/// What the chosen sub-command does; returns the exit code. Run after the command line was read in full.
using Action = std::function<int()>;

/// Options of the commands that take a configuration and leave their results in a folder.
struct JobCommandOptions {
  std::string configuration, folder;
  std::vector<std::string> overrides;
  int threads = 1;
  int lanes = 0;  ///< 0: as many as the processor has
  bool quiet = false;
  bool profile = false;
  bool json = false;  ///< results on stdout as JSON instead of words
};
void add_job_options(CLI::App& command, JobCommandOptions& options);

void add_overrides(CLI::App& command, std::vector<std::string>& overrides);
/// Default: as many as the machine has cores.
void add_threads(CLI::App& command, int& threads);
void add_quiet(CLI::App& command, bool& quiet);
void add_json(CLI::App& command, bool& json);
/// Pressures of this version: finite and not negative. In the units people read: divide by Units::pressure().
CLI::Option* add_pressure(CLI::App& command, double& pressure);

void add_run_command(CLI::App& program, Action& action);
void add_explore_command(CLI::App& program, Action& action);
void add_deform_command(CLI::App& program, Action& action);
void add_glass_command(CLI::App& program, Action& action);
void add_hop_command(CLI::App& program, Action& action);
void add_anneal_command(CLI::App& program, Action& action);
void add_connect_command(CLI::App& program, Action& action);
void add_analyse_command(CLI::App& program, Action& action);
void add_elastic_command(CLI::App& program, Action& action);
void add_shear_command(CLI::App& program, Action& action);
void add_rates_command(CLI::App& program, Action& action);
void add_walk_command(CLI::App& program, Action& action);
void add_thermodynamics_command(CLI::App& program, Action& action);
void add_tree_command(CLI::App& program, Action& action);
void add_teach_command(CLI::App& program, Action& action);
void add_report_command(CLI::App& program, Action& action);
void add_show_command(CLI::App& program, Action& action);
void add_fingerprint_command(CLI::App& program, Action& action);
void add_export_command(CLI::App& program, Action& action);
void add_import_command(CLI::App& program, Action& action);
void add_evaluate_command(CLI::App& program, Action& action);
void add_relax_command(CLI::App& program, Action& action);
/// Hidden: what the installation makes from the commands and options above, shell completion and the manual page.
void add_completion_command(CLI::App& program, Action& action);
void add_manual_command(CLI::App& program, Action& action);

}  // namespace baroscape
