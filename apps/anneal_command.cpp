// baroscape anneal CONFIG --out DIR
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "archive_report.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "job_steps.hpp"
#include "output_file.hpp"

namespace baroscape {
namespace {

/// Before anything is opened for writing, so that a slip leaves no empty database behind.
void require_explored(const Job& job, const std::string& configuration, const std::string& folder) {
  const std::string database = database_path(folder);
  const std::string advice = fmt::format("; run `baroscape explore {} --out {}` first", configuration, folder);
  if (!std::filesystem::exists(database)) throw InputError(database + ": no such file" + advice);
  const std::vector<double> explored = Archive::open_for_reading(database).pressures();
  std::vector<double> missing;
  for (const double pressure : job.pressures) {
    const bool known = std::find(explored.begin(), explored.end(), pressure) != explored.end();
    const auto& annealed = job.anneal->pressures;
    const bool wanted = pressure == 0 || std::find(annealed.begin(), annealed.end(), pressure) != annealed.end();
    if (wanted && !known) missing.push_back(pressure);
  }
  if (missing.empty()) return;
  throw InputError(
      fmt::format("{}: pressures that were never explored: {}{}", database, fmt::join(missing, ", "), advice));
}

int anneal_command(const JobCommandOptions& options) {
  const Job job = read_job(options.configuration, options.overrides);
  if (!job.anneal) {
    throw InputError(options.configuration + ": anneal: is missing; a section [anneal] with temperatures is wanted");
  }
  require_explored(job, options.configuration, options.folder);
  Archive archive = open_archive(job, options.folder);
  ProgressLine progress(options.quiet);
  const int code = anneal_step(job, archive, options.threads, progress);
  if (code != kInterrupted) std::cout << summary_in_words(report_data(archive)) << "\n";
  return code;
}

}  // namespace

void add_anneal_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("anneal", "states 1, 2, 3 and what is trapped, on explored pressures");
  const auto options = std::make_shared<JobCommandOptions>();
  add_job_options(*command, *options);
  command->callback([&action, options] { action = [options] { return anneal_command(*options); }; });
}

}  // namespace baroscape
