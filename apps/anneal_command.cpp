// baroscape anneal CONFIG --out DIR

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>
#include <vector>

#include "job_structures.hpp"
#include "amplitude_step.hpp"
#include "anneal_step.hpp"
#include "archive_report.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "cycles_in_words.hpp"
#include "explored_pressures.hpp"
#include "job_steps.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "report/treatment_pictures.hpp"
#include "treatment_in_words.hpp"

namespace baroscape {
namespace {

int anneal_command(const JobCommandOptions& options) {
  const Job job = read_whole_job(options.configuration, options.overrides);
  if (!job.anneal) {
    throw InputError(options.configuration + ": anneal: is missing; a section [anneal] with temperatures is wanted");
  }
  std::vector<double> wanted = job.anneal->pressures;
  if (wanted.front() != 0) wanted.insert(wanted.begin(), 0.0);
  require_explored(wanted, options.configuration, options.folder);
  Archive archive = open_archive(job, options.folder);
  ProgressLine progress(options.quiet);
  const int code = anneal_step(job, archive, options.threads, progress);
  if (code == kInterrupted) return code;
  amplitude_step(job, archive);
  progress.show("drawing");
  const ReportData data = report_data(archive);
  Json summary = summary_json(archive);
  const std::string summary_file = options.folder + "/summary.json";
  write_file(summary_file, json_text(summary));
  const std::vector<std::string> pictures = write_pictures(options.folder, treatment_pictures(data, true));
  if (options.json) {
    summary["files"] = {database_path(options.folder), summary_file};
    for (const std::string& picture : pictures) summary["files"].push_back(picture);
    std::cout << json_text(summary);
    return code;
  }
  std::cout << summary_in_words(data) << "\n"
            << treatment_in_words(archive) << cycles_in_words(archive)
            << fmt::format("Written: {}{}{}\n", summary_file, pictures.empty() ? "" : ", ", fmt::join(pictures, ", "));
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
