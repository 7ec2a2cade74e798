// What `baroscape --version` says.
#pragma once

#include <string>

namespace baroscape {

/// The version on the first line; then how it was built, what this processor adds, and the libraries, so that a report
/// of a problem can hold all of it.
std::string version_text();

}  // namespace baroscape
