// baroscape report DB -o FILE.html
#include <filesystem>
#include <iostream>
#include <memory>

#include "archive_report.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "report/figures.hpp"

namespace baroscape {
namespace {

struct ReportOptions {
  std::string database, page, figures;
  bool json = false;
};

/// FOLDER/NAME.svg and FOLDER/NAME.csv of every figure; adds their paths to `files`.
void write_figures(const std::string& folder, const ReportData& data, std::vector<std::string>& files) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw InputError("--figures " + folder + ": the folder cannot be made: " + error.message());
  const std::vector<NamedPicture> figures = report_figures(data);
  for (const std::string& file : write_pictures(folder, figures)) files.push_back(file);
  for (const NamedPicture& figure : figures) {
    const std::string file = folder + "/" + figure.name + ".csv";
    write_file(file, figure.table);
    files.push_back(file);
  }
}

int report(const ReportOptions& options) {
  if (options.page.empty() && options.figures.empty())
    throw InputError("report: nothing to write; -o FILE.html or --figures DIR is wanted");
  const ReportData data = report_data(Archive::open_for_reading(options.database));
  std::vector<std::string> files;
  if (!options.page.empty()) {
    write_file(options.page, report_html(data));
    files.push_back(options.page);
  }
  if (!options.figures.empty()) write_figures(options.figures, data, files);
  if (options.json) {
    std::cout << json_text(files_json(files));
  } else {
    for (const std::string& file : files) std::cout << file << "\n";
  }
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
  add_json(*command, options->json);
  command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace baroscape
