// One table of the database, as plain data.
#pragma once

namespace baroscape {

struct Table {
  const char* name;
  int keys;         ///< so many first columns name a row
  const char* sql;  ///< what made it; compared on opening, so that a damaged schema is noticed
};

}  // namespace baroscape
