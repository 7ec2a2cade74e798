// A picture with the name of its file and its caption.
#pragma once

#include <string>

namespace baroscape {

struct NamedPicture {
  std::string name;        ///< of a file, without .svg
  std::string svg;         ///< a complete document
  std::string caption;     ///< what is seen, in words
  std::string table = {};  ///< its data as CSV (report/figure_tables.hpp)
};

}  // namespace baroscape
