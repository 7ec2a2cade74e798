// baroscape tree DB --pressure P -o FILE.svg
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "archive/archive.hpp"
#include "command.hpp"
#include "converted_picture.hpp"
#include "core/error.hpp"
#include "json_text.hpp"
#include "kinetics/free_energy_landscape.hpp"
#include "minimum_option.hpp"
#include "output_file.hpp"
#include "outward.hpp"
#include "report/state_marks.hpp"
#include "report/tree_picture.hpp"
#include "tree_values.hpp"

namespace baroscape {
namespace {

struct TreeOptions {
  std::string database, picture, order = "energy", across, colour, minima;
  double pressure = 0;
  std::optional<std::int64_t> connected_to;
  std::optional<double> below, temperature;
  bool json = false, solid = false;
  TreePictureOptions tree;
};

/// ħ in units inside: of metals Planck's, of reduced units 1.
double hbar(const Units& units) {
  constexpr double kPlanck = 6.582119569e-16;  // eV s (CODATA 2018)
  return units.kind == Units::Kind::metal ? kPlanck / (units.energy * units.time()) : 1.0;
}

TreeColouring colouring(const TreeOptions& options, const Archive& archive, const Landscape& landscape,
                        const System& system) {
  if (options.colour == "state") return tree_colouring_by_state(archive, options.database, landscape.pressure());
  if (options.colour.find('.') != std::string::npos) return tree_colouring_from_file(options.colour, landscape);
  if (options.colour == "point-group-order") {
    TreeColouring groups;
    groups.group_name = "order of the point group";
    for (const Minimum& minimum : landscape.minima())
      groups.groups[minimum.id] = std::to_string(minimum.point_group_order);
    return groups;
  }
  return {tree_values("--colour-by", options.colour, landscape, system), "", {}};
}

void select(const TreeOptions& options, const Landscape& landscape, TreeSelection& selection) {
  if (!options.minima.empty()) {
    selection.minima = ids_of("--minima", options.minima);
    for (const std::int64_t id : *selection.minima) {
      minimum_index(landscape, options.database, options.pressure, "--minima", id);
    }
  }
  if (options.connected_to) {
    minimum_index(landscape, options.database, options.pressure, "--connected-to", *options.connected_to);
    selection.connected_to = options.connected_to;
    selection.below = options.below;
  } else if (options.below) {
    throw InputError(fmt::format("--below {}: goes with --connected-to ID", *options.below));
  }
  if (selection.persistence < 0) {
    throw InputError(fmt::format("--persistence {}: a number ≥ 0 is wanted", selection.persistence));
  }
}

int tree(const TreeOptions& options) {
  Archive archive = Archive::open_for_reading(options.database);
  TreePictureOptions picture = options.tree;
  const Provenance provenance = archive.provenance();
  const System& system = provenance.system;
  const Units& units = system.units;
  const double pressure = options.pressure / units.pressure();
  const Landscape landscape = archive.landscape(pressure);
  if (picture.title.empty()) picture.title = provenance.title;
  picture.marks =
      state_marks(outward(archive.anneal_outcomes(), units), outward(archive.pressure_maps(), units), options.pressure);
  picture.units = unit_names(units);
  select(options, landscape, picture.selection);
  if (picture.selection.minima) {
    std::erase_if(picture.marks, [&](const auto& mark) { return !picture.selection.minima->contains(mark.first); });
  }
  if (options.order == "size") {
    picture.order = TreePictureOptions::Order::size;
  } else if (options.order != "energy") {
    picture.order = TreePictureOptions::Order::value;
    picture.ordered_by = tree_values("--order", options.order, landscape, system);
  }
  if (!options.across.empty()) picture.across = tree_values("--across", options.across, landscape, system);
  if (!options.colour.empty()) picture.colouring = colouring(options, archive, landscape, system);
  if (!options.solid) picture.seen_once = minima_met_once(archive, landscape, system);
  Landscape drawn = outward(landscape, system);
  if (options.temperature) {
    const FreeEnergyLandscape free =
        free_energy_landscape(landscape, *options.temperature / units.temperature(), hbar(units));
    drawn = outward(free.landscape, system);
    picture.quantity = fmt::format("free energy at T = {:g} {}", *options.temperature, unit_words(units).temperature);
    picture.caption =
        tree_caption(drawn, picture) +
        fmt::format(
            " Harmonic free energies, counted from what all minima share{}{}.",
            units.kind == Units::Kind::metal ? "" : ", with ħ = 1 in reduced units",
            free.without_barrier == 0
                ? ""
                : fmt::format("; {} ways lie below one of their ends, no barrier being left, and are drawn at it",
                              free.without_barrier));
  }
  if (picture.caption.empty()) picture.caption = tree_caption(drawn, picture);
  write_picture(options.picture, tree_svg(drawn, picture));
  std::cout << (options.json ? json_text(files_json({options.picture})) : options.picture + "\n");
  return kDone;
}

}  // namespace

void add_tree_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("tree", "the disconnectivity tree at one pressure as SVG, PDF or PNG");
  const auto options = std::make_shared<TreeOptions>();
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  add_pressure(*command, options->pressure)->required();
  command->add_option("-o,--output", options->picture, "the file to write, FILE.svg, FILE.pdf or FILE.png")
      ->type_name("FILE.svg")
      ->required();
  command->add_option("--levels", options->tree.levels, "round merge heights up to this many levels")
      ->check(CLI::Range(1, 100000));
  command->add_option("--lowest", options->tree.lowest, "lowest enthalpy drawn, in ε or eV");
  command->add_option("--highest", options->tree.highest, "highest enthalpy drawn, in ε or eV");
  std::vector<std::string> orders = {"energy", "size"};
  for (const std::string& name : tree_value_names()) {
    if (name != "energy") orders.push_back(name);
  }
  command
      ->add_option("--order", options->order,
                   "lowest branch first, the largest basin in the middle, or by the mean of a value")
      ->check(CLI::IsMember(orders))
      ->capture_default_str();
  command->add_option("--across", options->across, "a value as the horizontal axis")
      ->check(CLI::IsMember(tree_value_names()));
  command
      ->add_option("--colour-by", options->colour,
                   fmt::format("colour of branches: state (of the anneals), {}, or FILE.csv with the columns id,NAME",
                               fmt::join(tree_value_names(), ", ")))
      ->type_name("VALUE");
  command->add_option("--minima", options->minima, "draw these minima only")->type_name("1,5,17-20");
  command->add_option("--connected-to", options->connected_to, "draw what can reach this minimum")->type_name("ID");
  command->add_option("--below", options->below, "… without rising above this enthalpy, in ε or eV");
  command->add_option("--persistence", options->tree.selection.persistence,
                      "leave out branches less deep than this, in ε or eV");
  command->add_option("--free-energy", options->temperature, "free energies at this temperature, in ε/k_B or K")
      ->type_name("T");
  command->add_flag("--solid", options->solid, "do not dash the branches of minima that one search only has met");
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
