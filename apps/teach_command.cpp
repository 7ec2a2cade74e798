// baroscape teach CONFIG -o FILE.html
#include <filesystem>
#include <iostream>
#include <memory>

#include "anneal_step.hpp"
#include "archive_report.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "job_steps.hpp"
#include "job_structures.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "report/teaching_page.hpp"

namespace baroscape {
namespace {

/// Explores and anneals what is not in the folder's database yet, then writes the page.
int teach(JobCommandOptions options, const std::string& page) {
  if (options.folder.empty()) options.folder = std::filesystem::path(page).replace_extension("").string();
  if (options.folder == page) throw InputError("-o " + page + ": a name such as FILE.html is wanted, or --out DIR");
  const Job job = read_whole_job(options.configuration, options.overrides);
  if (!job.anneal)
    throw InputError(options.configuration +
                     ": anneal: the section [anneal] is wanted: there is nothing to tell without");
  Archive archive = open_archive(job, options.folder);
  ProgressLine progress(options.quiet);
  int code = explore_step(job, archive, options, progress);
  if (code == kDone) code = anneal_step(job, archive, options.threads, progress);
  if (code == kInterrupted) return code;
  progress.show("writing the page");
  write_file(page, teaching_html(report_data(archive)));
  const std::vector<std::string> files = {page, database_path(options.folder)};
  if (options.json) {
    std::cout << json_text(files_json(files));
  } else {
    std::cout << "The page is " << page << ", its database " << files[1] << "\n";
  }
  return code;
}

}  // namespace

void add_teach_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("teach", "a page that teaches how pressure rejuvenates, from a job's own numbers");
  const auto options = std::make_shared<JobCommandOptions>();
  const auto page = std::make_shared<std::string>();
  add_job_options(*command, *options);
  command->get_option("--out")->required(false)->description(
      "the folder of landscape.db; else FILE without its ending");
  command->add_option("-o,--output", *page, "the HTML file to write")->type_name("FILE.html")->required();
  command->callback([&action, options, page] { action = [options, page] { return teach(*options, *page); }; });
}

}  // namespace baroscape
