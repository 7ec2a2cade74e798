// baroscape hop CONFIG --out DIR
#include <iostream>
#include <memory>

#include "job_structures.hpp"
#include "command.hpp"
#include "job_steps.hpp"

namespace baroscape {
namespace {

int hop(const JobCommandOptions& options) {
  Job job = read_whole_job(options.configuration, options.overrides);
  if (!job.hop) job.hop.emplace();  // every key has a default
  Archive archive = open_archive(job, options.folder);
  ProgressLine progress(options.quiet);
  std::string words;
  const int code = hop_step(job, archive, options.threads, progress, words);
  if (code != kInterrupted) std::cout << words;
  return code;
}

}  // namespace

void add_hop_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("hop", "low minima by basin hopping at each pressure of [hop]; adds to DIR/landscape.db");
  const auto options = std::make_shared<JobCommandOptions>();
  add_job_options(*command, *options);
  command->callback([&action, options] { action = [options] { return hop(*options); }; });
}

}  // namespace baroscape
