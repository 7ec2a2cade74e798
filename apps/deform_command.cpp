// baroscape deform CONFIG --out DIR
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "job_structures.hpp"
#include "archive_report.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "deform_step.hpp"
#include "explored_pressures.hpp"
#include "job_steps.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "report/deformation_pictures.hpp"

namespace baroscape {
namespace {

int deform(const JobCommandOptions& options) {
  const Job job = read_whole_job(options.configuration, options.overrides);
  if (!job.deform) {
    throw InputError(options.configuration + ": deform: is missing; a section [deform] with pressures is wanted");
  }
  std::vector<double> wanted;
  for (const double pressure : job.pressures) {
    if (pressure >= job.deform->from && pressure <= job.deform->to) wanted.push_back(pressure);
  }
  require_explored(wanted, options.configuration, options.folder);
  Archive archive = open_archive(job, options.folder);
  ProgressLine progress(options.quiet);
  const int code = deform_step(job, archive, options.threads, progress);
  if (code == kInterrupted) return code;
  progress.show("drawing");
  Json summary = summary_json(archive);
  const std::string summary_file = options.folder + "/summary.json";
  write_file(summary_file, json_text(summary));
  const std::vector<std::string> pictures =
      write_pictures(options.folder, deformation_pictures(report_data(archive), true));
  if (options.json) {
    summary["files"] = {database_path(options.folder), summary_file};
    for (const std::string& picture : pictures) summary["files"].push_back(picture);
    std::cout << json_text(summary);
    return code;
  }
  std::cout << deformation_in_words(archive)
            << fmt::format("Written: {}{}{}\n", summary_file, pictures.empty() ? "" : ", ", fmt::join(pictures, ", "));
  return code;
}

}  // namespace

void add_deform_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("deform", "branches, events and crossings over pressure, on explored pressures");
  const auto options = std::make_shared<JobCommandOptions>();
  add_job_options(*command, *options);
  command->callback([&action, options] { action = [options] { return deform(*options); }; });
}

}  // namespace baroscape
