// baroscape run CONFIG --out DIR
#include <iostream>
#include <memory>

#include "job_structures.hpp"
#include "anneal_step.hpp"
#include "archive_report.hpp"
#include "command.hpp"
#include "cycles_in_words.hpp"
#include "deform_step.hpp"
#include "job_steps.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "treatment_in_words.hpp"

namespace baroscape {
namespace {

int run(const JobCommandOptions& options) {
  const Job job = read_whole_job(options.configuration, options.overrides);
  Archive archive = open_archive(job, options.folder);
  ProgressLine progress(options.quiet);
  int code = kDone;
  std::vector<Hopped> hopped;
  if (job.hop) code = hop_step(job, archive, options.threads, progress, hopped);
  // A target that was not reached is no reason to leave the rest undone.
  const int hop_code = code;
  if (code != kInterrupted) code = explore_step(job, archive, options, progress);
  int deform_code = kDone;
  if (code == kDone && job.deform) deform_code = deform_step(job, archive, options.threads, progress);
  if (deform_code == kInterrupted) return deform_code;
  if (code == kDone && job.anneal) code = anneal_step(job, archive, options.threads, progress);
  if (code == kInterrupted) return code;
  progress.show("writing the report");
  const ReportData data = report_data(archive);
  const std::string report = options.folder + "/report.html";
  write_file(report, report_html(data));
  Json summary = summary_json(archive);
  const std::string summary_file = options.folder + "/summary.json";
  write_file(summary_file, json_text(summary));
  if (options.json) {
    summary["files"] = {database_path(options.folder), summary_file, report};
    std::cout << json_text(summary);
  } else {
    std::cout << hop_in_words(hopped, job.system.units) << summary_in_words(data)
              << (job.anneal ? "\n" + treatment_in_words(archive) + cycles_in_words(archive) : "")
              << (job.deform ? "\n" + deformation_in_words(archive) : "") << "\nThe report is " << report << "\n";
  }
  if (code != kDone) return code;
  return hop_code == kDone ? deform_code : hop_code;
}

}  // namespace

void add_run_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("run", "everything the configuration asks for: explore, deform, anneal, report");
  const auto options = std::make_shared<JobCommandOptions>();
  add_job_options(*command, *options);
  command->callback([&action, options] { action = [options] { return run(*options); }; });
}

}  // namespace baroscape
