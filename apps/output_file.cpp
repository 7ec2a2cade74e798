#include "output_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/error.hpp"

namespace baroscape {

void write_file(const std::string& path, const std::string& text) {
  const std::string temporary = path + ".part";
  errno = 0;
  std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  std::error_code error(errno, std::generic_category());
  const bool written = !file.fail();
  if (written) std::filesystem::rename(temporary, path, error);
  if (!written || error) {
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    throw InputError(path + ": cannot be written: " + error.message());
  }
}

void prepare_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) throw InputError("--out " + path + ": the folder cannot be made: " + error.message());
  if (!std::filesystem::is_directory(path)) throw InputError("--out " + path + ": is not a folder");
}

std::string database_path(const std::string& folder) {
  return (std::filesystem::path(folder) / "landscape.db").string();
}

std::vector<std::string> write_pictures(const std::string& folder, const std::vector<NamedPicture>& pictures) {
  std::vector<std::string> files;
  for (const NamedPicture& picture : pictures) {
    files.push_back(folder + "/" + picture.name + ".svg");
    write_file(files.back(), picture.svg);
  }
  return files;
}

}  // namespace baroscape
