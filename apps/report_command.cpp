// baroscape report DB -o FILE.html
#include <iostream>
#include <memory>

#include "archive_report.hpp"
#include "command.hpp"
#include "json_text.hpp"
#include "output_file.hpp"

namespace baroscape {
namespace {

struct ReportOptions {
  std::string database, page;
  bool json = false;
};

int report(const ReportOptions& options) {
  write_file(options.page, report_html(report_data(Archive::open_for_reading(options.database))));
  std::cout << (options.json ? json_text(files_json({options.page})) : options.page + "\n");
  return kDone;
}

}  // namespace

void add_report_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("report", "the self-contained page of a database");
  const auto options = std::make_shared<ReportOptions>();
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  command->add_option("-o,--output", options->page, "the HTML file to write")->type_name("FILE.html")->required();
  add_json(*command, options->json);
  command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace baroscape
