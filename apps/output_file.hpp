// Files the program leaves: complete or not at all.
#pragma once

#include <string>
#include <vector>

#include "report/named_picture.hpp"

namespace baroscape {

/// Writes under a temporary name beside `path` and renames. InputError when the file cannot be written.
void write_file(const std::string& path, const std::string& text);

/// Makes the folder when it is new. InputError when that fails or it is not a folder.
void prepare_folder(const std::string& path);

/// The database of a folder.
std::string database_path(const std::string& folder);

/// Each as FOLDER/NAME.svg, written as by write_file; returns their paths.
std::vector<std::string> write_pictures(const std::string& folder, const std::vector<NamedPicture>& pictures);

}  // namespace baroscape
