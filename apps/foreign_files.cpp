#include "foreign_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>

#include "core/error.hpp"
#include "exchange/csv_tables.hpp"
#include "exchange/disconnection_dps.hpp"
#include "exchange/graphml.hpp"
#include "exchange/graphviz_dot.hpp"
#include "exchange/landscape_json.hpp"
#include "exchange/pathsample.hpp"
#include "exchange/pele_database.hpp"
#include "exchange/text_reading.hpp"
#include "exchange/xyz_states.hpp"
#include "output_file.hpp"

namespace baroscape {
namespace {

std::string in(const std::string& folder, const char* file) {
  return (std::filesystem::path(folder) / file).string();
}

const std::string& only(const std::vector<std::string>& paths, const char* wanted) {
  if (paths.size() != 1) throw InputError(fmt::format("PATH: {} are given; {} is wanted", paths.size(), wanted));
  return paths.front();
}

ForeignLandscape read_csv(const std::vector<std::string>& paths) {
  if (paths.size() > 2) throw InputError("PATH: csv is a folder, or the tables of minima and of transition states");
  const bool folder = paths.size() == 1;
  const std::string minima = folder ? in(paths[0], "minima.csv") : paths[0];
  const std::string states = folder ? in(paths[0], "transition_states.csv") : paths[1];
  return parse_csv_tables(
      {read_whole_file(minima, "the table of minima"), read_whole_file(states, "the table of transition states")},
      minima, states);
}

ForeignLandscape read_dinfo(const std::string& path) {
  return read_disconnection(std::filesystem::is_directory(path) ? in(path, "dinfo") : path);
}

/// Writes files of a folder; those that are empty are left out, and an older one of that name is removed.
class Folder {
 public:
  explicit Folder(const std::string& path) : path_(path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (!std::filesystem::is_directory(path)) throw InputError(path + ": is not a folder, and none can be made");
  }
  void write(const char* file, const std::string& text, bool even_empty = true) {
    const std::string path = in(path_, file);
    if (text.empty() && !even_empty) {
      std::error_code ignored;
      std::filesystem::remove(path, ignored);
      return;
    }
    write_file(path, text);
    written.push_back(path);
  }
  std::vector<std::string> written;

 private:
  std::string path_;
};

/// PATHSAMPLE's list of the minima that are reactants or products: how many, then their lines.
std::string community(const ForeignLandscape& landscape, std::int64_t id) {
  for (std::size_t k = 0; k < landscape.minima.size(); ++k) {
    if (landscape.minima[k].id == id) return fmt::format("1\n{}\n", k + 1);
  }
  throw InputError(fmt::format("minimum {} is not there", id));
}

std::vector<std::string> write_pathsample(const ForeignLandscape& landscape, const System& system,
                                          const std::string& path, const WritingOptions& options, bool with_dinfo) {
  const PathsampleFiles files = pathsample_files(landscape, system);
  Folder folder(path);
  if (with_dinfo) folder.write("dinfo", dinfo(landscape, options.levels));
  folder.write("min.data", files.min_data);
  folder.write("ts.data", files.ts_data);
  if (with_dinfo) return folder.written;
  folder.write("points.min", files.points_min, false);
  folder.write("points.ts", files.points_ts, false);
  if (options.a) folder.write("min.A", community(landscape, *options.a));
  if (options.b) folder.write("min.B", community(landscape, *options.b));
  return folder.written;
}

}  // namespace

const std::vector<std::string>& foreign_formats() {
  static const std::vector<std::string> formats = {
      "pathsample", "disconnectiondps", "pele", "extxyz", "graphml", "dot", "csv", "json"};
  return formats;
}

namespace {

ForeignLandscape read_as_given(const std::string& format, const std::vector<std::string>& paths,
                               const System& system) {
  const auto text = [&] { return read_whole_file(only(paths, "one file"), "a landscape"); };
  if (format == "pathsample") return read_pathsample(only(paths, "the folder with min.data and ts.data"));
  if (format == "disconnectiondps") return read_dinfo(only(paths, "dinfo or its folder"));
  if (format == "pele") return read_pele_database(only(paths, "one SQLite file"));
  if (format == "extxyz") return parse_xyz_states(text(), paths[0], system);
  if (format == "graphml") return parse_graphml(text(), paths[0]);
  if (format == "dot") return parse_graphviz_dot(text(), paths[0]);
  if (format == "csv") return read_csv(paths);
  if (format == "json") return parse_landscape_json(text(), paths[0]);
  throw InputError(fmt::format("{}: unknown format; {} are read", format, fmt::join(foreign_formats(), ", ")));
}

}  // namespace

ForeignLandscape read_foreign(const std::string& format, const std::vector<std::string>& paths, const System& system) {
  return inward(read_as_given(format, paths, system), system);
}

std::vector<std::string> write_foreign(const std::string& format, const ForeignLandscape& inside, const System& system,
                                       const std::string& path, const WritingOptions& options) {
  const ForeignLandscape landscape = outward(inside, system);
  const auto file = [&](const std::string& text) {
    write_file(path, text);
    return std::vector<std::string>{path};
  };
  if (format == "pathsample") return write_pathsample(landscape, system, path, options, false);
  if (format == "disconnectiondps") return write_pathsample(landscape, system, path, options, true);
  if (format == "pele") {
    write_pele_database(landscape, path);
    return {path};
  }
  if (format == "extxyz") return file(xyz_states(landscape, system));
  if (format == "graphml") return file(graphml(landscape, options.positions));
  if (format == "dot") return file(graphviz_dot(landscape, options.positions));
  if (format == "json") return file(landscape_json_text(landscape, options.positions, system.units));
  if (format == "csv") {
    const CsvTables tables = csv_tables(landscape, options.positions);
    Folder folder(path);
    folder.write("minima.csv", tables.minima);
    folder.write("transition_states.csv", tables.transition_states);
    return folder.written;
  }
  throw InputError(fmt::format("{}: unknown format; {} are written", format, fmt::join(foreign_formats(), ", ")));
}

}  // namespace baroscape
