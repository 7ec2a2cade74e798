// baroscape report DB -o FILE.html
#include <iostream>
#include <memory>

#include "archive_report.hpp"
#include "command.hpp"
#include "output_file.hpp"

namespace baroscape {
namespace {

struct ReportOptions {
  std::string database, page;
};

int report(const ReportOptions& options) {
  write_file(options.page, report_html(report_data(Archive::open_for_reading(options.database))));
  std::cout << options.page << "\n";
  return kDone;
}

}  // namespace

void add_report_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("report", "the self-contained page of a database");
  const auto options = std::make_shared<ReportOptions>();
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  command->add_option("-o,--output", options->page, "the HTML file to write")->type_name("FILE.html")->required();
  command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace baroscape
