// The repository as the lints see it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace baroscape::lint {

struct SourceFile {
  std::filesystem::path path;  ///< relative to the repository, e.g. lib/core/error.hpp
  std::string text;

  bool is_header() const { return path.extension() == ".hpp"; }
  /// The room it stands in, e.g. "core"; "apps" for everything under apps/.
  std::string room() const;
};

/// What stands between <> or "" behind #include.
struct Include {
  std::string name;
  bool quoted = false;
};

/// All .hpp and .cpp under lib/ and apps/ of the repository at `root`, in order of their paths.
std::vector<SourceFile> source_files(const std::filesystem::path& root);

std::vector<Include> includes_of(const std::string& text);

/// Throws std::runtime_error when it cannot be read.
std::string read_text(const std::filesystem::path& path);

}  // namespace baroscape::lint
