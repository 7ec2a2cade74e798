// baroscape connect DB --pressure P --from ID --to ID
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "archive/archive.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "explore/connect.hpp"
#include "interruption.hpp"
#include "minimum_option.hpp"
#include "output_file.hpp"
#include "outward.hpp"
#include "path_files.hpp"
#include "progress_line.hpp"

namespace baroscape {
namespace {

struct ConnectCommandOptions {
  std::string database, picture;
  ConnectOptions connect;
  bool json = false, quiet = false;
};

void require_minima(const Landscape& landscape, const ConnectCommandOptions& options) {
  const ConnectionKey& key = options.connect.key;
  for (const auto& [name, id] : {std::pair("--from", key.from), std::pair("--to", key.to)}) {
    minimum_index(landscape, options.database, key.pressure, name, id);
  }
  if (key.from == key.to) {
    throw InputError(fmt::format("--to {}: is where the path begins; another minimum than --from is wanted", key.to));
  }
}

/// `result` as it is inside; the key as it was given.
Json result_json(const ConnectResult& result, const ConnectionKey& key, const System& system) {
  const Units& units = system.units;
  const ConnectionProgress& progress = result.progress;
  const auto height = [&](double enthalpy) { return result.path ? Json(enthalpy * units.energy) : Json(nullptr); };
  return {{"format", 1},
          {"units", units_json(units)},
          {"pressure", key.pressure},
          {"from", key.from},
          {"to", key.to},
          {"seed", key.seed},
          {"joined", result.path.has_value()},
          {"first_highest", height(progress.first_highest)},
          {"highest", height(progress.highest)},
          {"stopped_by", result.stopped_by},
          {"rounds", progress.rounds},
          {"bands", progress.bands},
          {"searches", progress.searches},
          {"counts", {{"gradient", progress.counts.gradients}, {"hessian", progress.counts.hessians}}},
          {"path", result.path ? path_json(outward(result.landscape, system), *result.path) : Json(nullptr)}};
}

std::string in_words(const ConnectResult& result, const ConnectionKey& key, const System& system) {
  const Units& units = system.units;
  const ConnectionProgress& progress = result.progress;
  const std::string work = fmt::format(
      "{} rounds, {} bands, {} saddle searches, {} gradients, {} Hessians; stopped by {}", progress.rounds,
      progress.bands, progress.searches, progress.counts.gradients, progress.counts.hessians, result.stopped_by);
  if (!result.path) return fmt::format("Minima {} and {} were not joined: {}.\n", key.from, key.to, work);
  const std::string energy = unit_words(units).energy;
  return path_in_words(outward(result.landscape, system), *result.path, units) +
         fmt::format("Highest point {:.9f} {} ({:.9f} {} when first joined); {}.\n", progress.highest * units.energy,
                     energy, progress.first_highest * units.energy, energy, work);
}

/// The picture, and beside it the film and the numbers.
void write_path(const ConnectCommandOptions& options, const Provenance& provenance, const ConnectResult& result,
                ProgressLine& progress) {
  progress.show("following the steepest descents of the path");
  const double pressure = options.connect.key.pressure;
  const Units& units = provenance.system.units;
  const PathFrames film = path_frames(provenance.system, result.landscape, *result.path);
  const PathFrames seen = outward(film, units);
  const auto beside = [&](const char* extension) {
    return std::filesystem::path(options.picture).replace_extension(extension).string();
  };
  write_file(options.picture, path_picture(seen, provenance.title, pressure, units));
  write_file(beside(".xyz"), path_xyz(film, provenance.system, pressure));
  write_file(beside(".csv"), path_csv(seen, units));
  if (film.without_descent > 0) {
    progress.say(
        fmt::format("note: {} steps are drawn by their minima and transition state alone: their steepest "
                    "descents end in other minima than their quenches",
                    film.without_descent));
  }
}

int connect_command(const ConnectCommandOptions& options) {
  Provenance provenance;
  ConnectOptions inside = options.connect;
  {
    const Archive archive = Archive::open_for_reading(options.database);
    provenance = archive.provenance();
    inside.key.pressure /= provenance.system.units.pressure();
    if (inside.below) *inside.below /= provenance.system.units.energy;
    require_minima(archive.landscape(inside.key.pressure), options);
  }
  provenance.program_version = kProgramVersion;
  Archive archive = Archive::open(options.database, provenance);
  ProgressLine progress(options.quiet);
  const ConnectResult result = connect(provenance.system, inside, archive, [&](const ConnectStatus& status) {
    progress.show(connect_line(status, provenance.system.units));
    return !interrupted();
  });
  if (result.stopped_by == "interrupted") return kInterrupted;
  if (result.path && !options.picture.empty()) write_path(options, provenance, result, progress);
  std::cout << (options.json ? json_text(result_json(result, options.connect.key, provenance.system))
                             : in_words(result, options.connect.key, provenance.system));
  const auto& below = inside.below;
  const bool reached = result.path && (!below || result.progress.highest <= *below);
  return reached ? kDone : kNotReached;
}

}  // namespace

void add_connect_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("connect", "a path between two minima, then a better one");
  const auto options = std::make_shared<ConnectCommandOptions>();
  ConnectOptions& connect = options->connect;
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  add_pressure(*command, connect.key.pressure)->required();
  command->add_option("--from", connect.key.from, "id of the minimum the path begins at")->required();
  command->add_option("--to", connect.key.to, "id of the minimum it ends at")->required();
  command->add_option("--seed", connect.key.seed, "of the random streams")->capture_default_str();
  command
      ->add_option("-o,--output", options->picture,
                   "write a picture of the path; the film (.xyz) and the numbers (.csv) go beside it")
      ->type_name("FILE.svg");
  command->add_option("--patience", connect.patience, "rounds without a lower path before it ends; 0: join only")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1000000}))
      ->capture_default_str();
  command->add_option("--rounds", connect.rounds, "rounds at most, those of earlier runs included")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1000000}))
      ->capture_default_str();
  command->add_option("--below", connect.below,
                      "end when the highest point is at most this, ε or eV; exit code 1 if it is not");
  command->add_option("--seconds", connect.seconds, "a safety stop")->check(CLI::PositiveNumber);
  command->add_flag("--json", options->json, "as JSON");
  add_threads(*command, connect.threads);
  add_quiet(*command, options->quiet);
  command->callback([&action, options] { action = [options] { return connect_command(*options); }; });
}

}  // namespace baroscape
