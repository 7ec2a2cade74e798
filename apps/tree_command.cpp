// baroscape tree DB --pressure P -o FILE.svg
#include <iostream>
#include <memory>

#include "archive/archive.hpp"
#include "command.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "outward.hpp"
#include "report/state_marks.hpp"
#include "report/tree_picture.hpp"

namespace baroscape {
namespace {

struct TreeOptions {
  std::string database, picture;
  double pressure = 0;
  bool json = false;
  TreePictureOptions tree;
};

int tree(const TreeOptions& options) {
  const Archive archive = Archive::open_for_reading(options.database);
  TreePictureOptions picture = options.tree;
  const Provenance provenance = archive.provenance();
  const Units& units = provenance.system.units;
  const double pressure = options.pressure / units.pressure();
  if (picture.title.empty()) picture.title = provenance.title;
  picture.marks =
      state_marks(outward(archive.anneal_outcomes(), units), outward(archive.pressure_maps(), units), options.pressure);
  picture.units = unit_names(units);
  write_file(options.picture, tree_svg(outward(archive.landscape(pressure), provenance.system), picture));
  std::cout << (options.json ? json_text(files_json({options.picture})) : options.picture + "\n");
  return kDone;
}

}  // namespace

void add_tree_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("tree", "the disconnectivity tree at one pressure as SVG");
  const auto options = std::make_shared<TreeOptions>();
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  add_pressure(*command, options->pressure)->required();
  command->add_option("-o,--output", options->picture, "the SVG file to write")->type_name("FILE.svg")->required();
  command->add_option("--levels", options->tree.levels, "round merge heights up to this many levels")
      ->check(CLI::Range(1, 100000));
  command->add_option("--lowest", options->tree.lowest, "lowest enthalpy drawn, in ε or eV");
  command->add_option("--highest", options->tree.highest, "highest enthalpy drawn, in ε or eV");
  const std::map<std::string, TreePictureOptions::Order> orders = {{"energy", TreePictureOptions::Order::energy},
                                                                   {"size", TreePictureOptions::Order::size}};
  command->add_option("--order", options->tree.order, "lowest branch first, or the largest basin in the middle")
      ->transform(CLI::CheckedTransformer(orders));
  const std::map<std::string, TreePictureOptions::Labels> labels = {{"none", TreePictureOptions::Labels::none},
                                                                    {"id", TreePictureOptions::Labels::id},
                                                                    {"rank", TreePictureOptions::Labels::rank}};
  command->add_option("--labels", options->tree.labels, "what is written at the ends of branches")
      ->transform(CLI::CheckedTransformer(labels));
  command->add_option("--title", options->tree.title, "the job's title unless given");
  add_json(*command, options->json);
  command->callback([&action, options] { action = [options] { return tree(*options); }; });
}

}  // namespace baroscape
