// baroscape report DB -o FILE.html
#include <filesystem>
#include <iostream>
#include <memory>

#include "archive_report.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "output_file.hpp"
#include "report/figures.hpp"

namespace baroscape {
namespace {

struct ReportOptions {
  std::string database, page, figures;
};

/// FOLDER/NAME.svg and FOLDER/NAME.csv of every figure.
void write_figures(const std::string& folder, const ReportData& data) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw InputError("--figures " + folder + ": the folder cannot be made: " + error.message());
  const std::vector<NamedPicture> figures = report_figures(data);
  for (const std::string& file : write_pictures(folder, figures)) std::cout << file << "\n";
  for (const NamedPicture& figure : figures) {
    const std::string file = folder + "/" + figure.name + ".csv";
    write_file(file, figure.table);
    std::cout << file << "\n";
  }
}

int report(const ReportOptions& options) {
  if (options.page.empty() && options.figures.empty())
    throw InputError("report: nothing to write; -o FILE.html or --figures DIR is wanted");
  const ReportData data = report_data(Archive::open_for_reading(options.database));
  if (!options.page.empty()) {
    write_file(options.page, report_html(data));
    std::cout << options.page << "\n";
  }
  if (!options.figures.empty()) write_figures(options.figures, data);
  return kDone;
}

}  // namespace

void add_report_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("report", "the self-contained page of a database, and its figures");
  const auto options = std::make_shared<ReportOptions>();
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  command->add_option("-o,--output", options->page, "the HTML file to write")->type_name("FILE.html");
  command->add_option("--figures", options->figures, "a folder for every figure as SVG and its data as CSV")
      ->type_name("DIR");
  command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace baroscape
