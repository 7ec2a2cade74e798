// baroscape export DB --pressure P --format F -o PATH
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "archive/archive.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "explore/path_frames.hpp"
#include "foreign_files.hpp"
#include "json_text.hpp"
#include "landscape/lowest_path.hpp"
#include "output_file.hpp"
#include "path_files.hpp"

namespace baroscape {
namespace {

constexpr const char* kPath = "path";

struct ExportOptions {
  std::string database, format, output;
  double pressure = 0;
  std::optional<std::int64_t> from, to;
  double step = 0.05;  ///< σ, or Å
  bool without_positions = false, json = false;
  int levels = 50;
};

void require_minimum(const Landscape& landscape, const char* option, std::int64_t id, double pressure) {
  if (landscape.index_of_minimum(id)) return;
  throw InputError(fmt::format("{} {}: there is no minimum of this id at pressure {}", option, id, pressure));
}

void print_written(const std::vector<std::string>& files, bool json) {
  std::cout << (json ? json_text(files_json(files)) : fmt::format("{}\n", fmt::join(files, "\n")));
}

/// The lowest path between two minima as a film.
int export_path(const Provenance& provenance, const Landscape& landscape, const ExportOptions& options) {
  if (!options.from || !options.to) throw InputError("--format path: --from ID and --to ID are wanted");
  if (landscape.minimum(*options.from).positions.size() == 0) {
    throw InputError(options.database + ": its states have no coordinates, so there are no frames of a path");
  }
  const auto path = lowest_path(landscape, *options.from, *options.to);
  if (!path) {
    std::cerr << fmt::format(
        "baroscape: no path joins minima {} and {} at pressure {}; `baroscape connect` looks for "
        "one\n",
        *options.from, *options.to, options.pressure);
    return kNotReached;
  }
  const PathFrames film =
      path_frames(provenance.system, landscape, *path, options.step / provenance.system.units.length);
  write_file(options.output, path_xyz(film, provenance.system, options.pressure));
  if (film.without_descent > 0) {
    std::cerr << fmt::format("baroscape: note: {} steps are given by their minima and transition state alone\n",
                             film.without_descent);
  }
  print_written({options.output}, options.json);
  return kDone;
}

int export_command(const ExportOptions& options) {
  const Archive archive = Archive::open_for_reading(options.database);
  const Provenance provenance = archive.provenance();
  const Units& units = provenance.system.units;
  const Landscape landscape = archive.landscape(options.pressure / units.pressure());
  if (options.from) require_minimum(landscape, "--from", *options.from, options.pressure);
  if (options.to) require_minimum(landscape, "--to", *options.to, options.pressure);
  if (options.format == kPath) return export_path(provenance, landscape, options);
  ForeignLandscape foreign = foreign_landscape(landscape);
  foreign.title = provenance.title;
  foreign.volume_definition = volume_definition(provenance.system);
  for (const int s : provenance.system.species) {
    foreign.species.push_back(provenance.system.species_names[static_cast<std::size_t>(s)]);
  }
  if (provenance.system.cell && options.format != "extxyz") {
    // Strained lattices have no place in the other formats.
    for (auto* states : {&foreign.minima, &foreign.transition_states}) {
      for (ForeignState& state : *states) state.positions.resize(0);
    }
    std::cerr << "baroscape: note: the structures of a periodic cell are left out; --format extxyz holds them\n";
  }
  WritingOptions writing{!options.without_positions, options.levels, options.from, options.to};
  print_written(write_foreign(options.format, foreign, provenance.system, options.output, writing), options.json);
  return kDone;
}

}  // namespace

void add_export_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("export", "a landscape in the formats of other programs");
  const auto options = std::make_shared<ExportOptions>();
  std::vector<std::string> formats = foreign_formats();
  formats.push_back(kPath);
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  add_pressure(*command, options->pressure)->required();
  command
      ->add_option("--format", options->format,
                   "pathsample, disconnectiondps and csv are folders, the others files; path: the lowest path between "
                   "two minima as frames of extended XYZ")
      ->required()
      ->check(CLI::IsMember(formats));
  command->add_option("-o,--output", options->output, "what to write")->type_name("PATH")->required();
  command->add_option("--from", options->from, "id of a minimum: where a path begins; pathsample's min.A");
  command->add_option("--to", options->to, "id of a minimum: where it ends; pathsample's min.B");
  command->add_option("--step", options->step, "between the frames of a path, σ or Å")
      ->check(CLI::Range(1e-3, 1e3))
      ->capture_default_str();
  command->add_flag("--without-positions", options->without_positions,
                    "leave coordinates out of graphml, dot, csv and json");
  command->add_option("--levels", options->levels, "levels that dinfo asks for")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  add_json(*command, options->json);
  command->callback([&action, options] { action = [options] { return export_command(*options); }; });
}

}  // namespace baroscape
