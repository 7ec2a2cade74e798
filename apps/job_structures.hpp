// A job with the structures that its configuration names.
#pragma once

#include <string>
#include <vector>

#include "configuration/job.hpp"

namespace baroscape {

/// read_job(), and from the files it names the lattice of the cell and the start of a local landscape.
Job read_whole_job(const std::string& path, const std::vector<std::string>& overrides);

}  // namespace baroscape
