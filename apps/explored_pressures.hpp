// What commands that build on a census need to be there.
#pragma once

#include <string>
#include <vector>

namespace baroscape {

/// InputError, with advice, unless the folder's database exists and holds every one of these pressures. Asked before
/// anything is opened for writing, so that a slip leaves no empty database behind.
void require_explored(const std::vector<double>& pressures, const std::string& configuration,
                      const std::string& folder);

}  // namespace baroscape
