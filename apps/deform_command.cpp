// baroscape deform CONFIG --out DIR
#include <iostream>
#include <memory>

#include "command.hpp"
#include "core/error.hpp"
#include "deform_step.hpp"
#include "explored_pressures.hpp"
#include "job_steps.hpp"

namespace baroscape {
namespace {

int deform(const JobCommandOptions& options) {
  const Job job = read_job(options.configuration, options.overrides);
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
  if (code != kInterrupted) std::cout << deformation_in_words(archive);
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
