#include "core/error.hpp"

namespace baroscape {

InputError InputError::at(const std::string& file, long line, long column, const std::string& key,
                          const std::string& problem) {
  std::string text = file;
  if (line > 0) text += ":" + std::to_string(line);
  if (line > 0 && column > 0) text += ":" + std::to_string(column);
  if (!text.empty()) text += ": ";
  if (!key.empty()) text += key + ": ";
  return InputError(text + problem);
}

}  // namespace baroscape
