// `--set key=value`: one override taken apart. Knows nothing of what the keys mean.
#pragma once

#include <string>
#include <vector>

namespace baroscape {

struct Override {
  std::vector<std::string> path;  ///< {"explore", "until", "seconds"}
  std::string value;              ///< TOML text of the value; a bare word comes out quoted
};

/// Throws InputError naming the whole argument when it is not `key=value` or the value is neither TOML nor a bare word.
Override parse_override(const std::string& argument);

std::string dotted(const std::vector<std::string>& path);

}  // namespace baroscape
