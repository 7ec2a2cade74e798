// The formats of `export` and `import` by name, and the files each consists of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/foreign_landscape.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// pathsample, disconnectiondps, pele, extxyz, graphml, dot, csv, json.
const std::vector<std::string>& foreign_formats();

/// Reads a landscape. `paths` as `baroscape import --help` says for each format. InputError.
ForeignLandscape read_foreign(const std::string& format, const std::vector<std::string>& paths, const System& system);

struct WritingOptions {
  bool positions = true;             ///< where the format leaves a choice
  int levels = 50;                   ///< of disconnectiondps
  std::optional<std::int64_t> a, b;  ///< ids that pathsample's min.A and min.B name
};

/// Writes a landscape to a file or, for formats of several files, into a folder, which is made when it is new. Gives
/// the paths of what was written. InputError.
std::vector<std::string> write_foreign(const std::string& format, const ForeignLandscape& landscape,
                                       const System& system, const std::string& path, const WritingOptions& options);

}  // namespace baroscape
