// baroscape import F PATH… --out DIR
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <iostream>
#include <memory>
#include <set>

#include "archive/archive.hpp"
#include "command.hpp"
#include "configuration/job.hpp"
#include "job_structures.hpp"
#include "core/error.hpp"
#include "exchange/recomputation.hpp"
#include "exchange/text_reading.hpp"
#include "foreign_files.hpp"
#include "import_notes.hpp"
#include "interruption.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "progress_line.hpp"

namespace baroscape {
namespace {

struct ImportOptions {
  std::string format, folder, configuration;
  std::vector<std::string> paths, overrides;
  int atoms = 0;  ///< 0: --config is given instead
  std::optional<double> pressure;
  std::optional<std::string> title;
  RecomputationOptions how;
  bool quiet = false, json = false;
};

Job job_of(const ImportOptions& options) {
  if (options.configuration.empty() == (options.atoms == 0)) {
    throw InputError(
        "--config FILE or --atoms N is wanted, one of them: what the atoms are and how they attract each "
        "other is in none of the formats");
  }
  if (!options.configuration.empty()) return read_whole_job(options.configuration, options.overrides);
  return parse_job(fmt::format("[system]\natoms = {{ A = {} }}\n", options.atoms), "--atoms", options.overrides);
}

/// A pressure the file tells must be the one that is asked for.
double pressure_of(const ImportOptions& options, const ForeignLandscape& foreign, const Units& units) {
  std::optional<double> told;
  if (foreign.pressure) told = units.given_pressure(*foreign.pressure);
  if (options.pressure && told && *options.pressure != *told) {
    throw InputError(fmt::format("--pressure {}: the file is of pressure {}", *options.pressure, *told));
  }
  const double pressure = options.pressure.value_or(told.value_or(0));
  if (pressure < 0) throw InputError(fmt::format("the file is of pressure {}; one ≥ 0 is wanted", pressure));
  return pressure;
}

/// A database that is complete or not there: written under another name when it is new.
class Target {
 public:
  explicit Target(const std::string& folder)
      : folder_(folder),
        folder_is_new_(!std::filesystem::exists(folder)),
        final_(database_path(folder)),
        is_new_(!std::filesystem::exists(final_)),
        path_(is_new_ ? final_ + ".import" : final_) {}

  void write(const Provenance& provenance, const Landscape& landscape, RecordedIds& ids) {
    try {
      prepare_folder(folder_);
      remove_unfinished();
      {
        Archive archive = Archive::open(path_, provenance);
        ids = archive.add_landscape(landscape);
      }
      if (is_new_) std::filesystem::rename(path_, final_);
    } catch (...) {
      remove_unfinished();
      std::error_code ignored;
      if (folder_is_new_) std::filesystem::remove(folder_, ignored);
      throw;
    }
  }
  const std::string& path() const { return final_; }

 private:
  void remove_unfinished() const {
    if (!is_new_) return;
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", "-lock", "-journal"}) std::filesystem::remove(path_ + end, ignored);
  }

  std::string folder_;
  bool folder_is_new_;
  std::string final_;
  bool is_new_;
  std::string path_;
};

int import_command(ImportOptions options) {
  const Job job = job_of(options);
  const ForeignLandscape foreign = read_foreign(options.format, options.paths, job.system);
  const Units& units = job.system.units;
  const double pressure = pressure_of(options, foreign, units);
  options.how.pressure = pressure / units.pressure();
  ProgressLine progress(options.quiet);
  const Recomputation states = recompute(job.system, foreign, options.how, [&](const RecomputationStatus& status) {
    progress.show(fmt::format("{} of {} states recomputed", status.done, status.total));
    return !interrupted();
  });
  if (states.report.interrupted) return kInterrupted;

  std::vector<std::string> details = in_words(states.report);
  const std::string sentence = fmt::format(
      "from {}, format {}, at P = {} {}: {} minima and {} transition states, {}.", fmt::join(options.paths, " "),
      options.format, pressure, unit_words(units).pressure, foreign.minima.size(), foreign.transition_states.size(),
      states.report.recomputed ? "recomputed from their coordinates" : "taken as given, without coordinates");
  Provenance provenance;
  // Titles go to terminals and pages: what is no text in them goes no farther than here.
  provenance.title = printable(options.title.value_or(job.title.empty() ? foreign.title : job.title), 200);
  provenance.program_version = kProgramVersion;
  provenance.configuration = import_comment(sentence, details) + job.text;
  provenance.system = job.system;
  Target target(options.folder);
  RecordedIds ids;
  target.write(provenance, states.landscape, ids);

  const auto merged = [](const std::vector<std::int64_t>& all) {
    return all.size() - std::set<std::int64_t>(all.begin(), all.end()).size();
  };
  const auto minima = merged(ids.minima), saddles = merged(ids.transition_states);
  if (options.json) {
    Json notes = Json::array();
    for (const std::string& detail : details) notes.push_back(printable(detail, 1000));
    std::cout << json_text({{"format", 1},
                            {"units", units_json(units)},
                            {"pressure", pressure},
                            {"minima", ids.minima.size() - minima},
                            {"transition_states", ids.transition_states.size() - saddles},
                            {"merged_minima", minima},
                            {"merged_transition_states", saddles},
                            {"recomputed", states.report.recomputed},
                            {"notes", std::move(notes)},
                            {"files", {target.path()}}});
    return kDone;
  }
  std::cout << "Imported " << printable(sentence, 1000) << "\n";
  for (std::size_t k = 1; k < details.size(); ++k) std::cout << "  " << printable(details[k], 1000) << "\n";
  if (minima + saddles > 0) {
    std::cout << fmt::format(
        "  {} minima and {} transition states are turned, reflected or relabelled copies of others "
        "and were merged with them\n",
        minima, saddles);
  }
  std::cout << target.path() << "\n";
  return kDone;
}

}  // namespace

void add_import_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("import", "a landscape of another program, into a database");
  const auto options = std::make_shared<ImportOptions>();
  const auto pressure = std::make_shared<double>(0);
  command->add_option("FORMAT", options->format)->required()->check(CLI::IsMember(foreign_formats()));
  command
      ->add_option("PATH", options->paths,
                   "pathsample: the folder of min.data, ts.data, points.min, points.ts; disconnectiondps: dinfo; csv: "
                   "a folder with minima.csv and transition_states.csv, or two tables; otherwise a file")
      ->required();
  command->add_option("--out", options->folder, "the folder that holds landscape.db; made when it is new")
      ->type_name("DIR")
      ->required();
  command->add_option("--config", options->configuration, "the system, from a job (TOML)")->type_name("FILE");
  command->add_option("--atoms", options->atoms, "instead: a Lennard-Jones cluster of so many atoms of one species")
      ->check(CLI::Range(2, 500));
  const CLI::Option* given = add_pressure(*command, *pressure);
  command->add_option("--title", options->title, "words for pictures and pages; else the job's or the file's");
  command
      ->add_option("--tolerance", options->how.tolerance,
                   "largest difference between the file's enthalpies and those computed, relative to 1 + |H|")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_flag("--as-given", options->how.as_given,
                    "keep the file's numbers and leave its coordinates: they belong to another surface");
  command->add_flag("--equal-frequencies", options->how.equal_frequencies,
                    "let log product 0 and order 1 stand where the file says nothing; rates mean nothing then");
  add_overrides(*command, options->overrides);
  add_threads(*command, options->how.threads);
  add_quiet(*command, options->quiet);
  add_json(*command, options->json);
  command->callback([&action, options, pressure, given] {
    if (given->count() > 0) options->pressure = *pressure;
    action = [options] { return import_command(*options); };
  });
}

}  // namespace baroscape
