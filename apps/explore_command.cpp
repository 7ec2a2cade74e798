// baroscape explore CONFIG --out DIR
#include <iostream>
#include <memory>

#include "job_structures.hpp"
#include "command.hpp"
#include "job_steps.hpp"
#include "json_text.hpp"
#include "output_file.hpp"

namespace baroscape {
namespace {

int explore(const JobCommandOptions& options) {
  const Job job = read_whole_job(options.configuration, options.overrides);
  Archive archive = open_archive(job, options.folder);
  ProgressLine progress(options.quiet);
  const int code = explore_step(job, archive, options, progress);
  if (code != kDone) return code;
  std::cout << (options.json ? json_text(explored_json(archive, job.pressures, database_path(options.folder)))
                             : landscapes_in_words(archive, job.pressures));
  return code;
}

}  // namespace

void add_explore_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("explore", "the census at each pressure; adds to DIR/landscape.db");
  const auto options = std::make_shared<JobCommandOptions>();
  add_job_options(*command, *options);
  command->callback([&action, options] { action = [options] { return explore(*options); }; });
}

}  // namespace baroscape
