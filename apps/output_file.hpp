// Files the program leaves: complete or not at all.
#pragma once

#include <string>

namespace baroscape {

/// Writes under a temporary name beside `path` and renames. InputError when the file cannot be written.
void write_file(const std::string& path, const std::string& text);

/// Makes the folder when it is new. InputError when that fails or it is not a folder.
void prepare_folder(const std::string& path);

/// The database of a folder.
std::string database_path(const std::string& folder);

}  // namespace baroscape
