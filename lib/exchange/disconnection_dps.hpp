// disconnectionDPS, which draws disconnectivity graphs: the keyword file `dinfo` beside min.data and ts.data.
//
// A keyword and its values a line, in any case, separated by blanks or commas; '&' continues a line, COMMENT begins a
// comment. Compulsory are DELTA (spacing of the levels), FIRST (the highest level), LEVELS (how many), MINIMA and TS
// (names of the data files); the keywords are listed at the head of disconnectionDPS.f90.
// Of min.data only the first column counts, of ts.data the first, fourth and fifth.
#pragma once

#include <optional>
#include <string>

#include "exchange/foreign_landscape.hpp"

namespace baroscape {

struct DisconnectionInput {
  std::string minima = "min.data", transition_states = "ts.data";  ///< names of the data files
  double delta = 0;                                                ///< ε between levels
  double first = 0;                                                ///< ε, the highest level
  int levels = 0;
};

/// So many levels from just above the highest transition state down to just below the lowest minimum, the tree of the
/// piece that holds the global minimum, branches named by the lines of min.data. InputError without a minimum.
std::string dinfo(const ForeignLandscape& landscape, int levels = 50);

/// What a dinfo says of the landscape; keywords about the drawing are passed over. InputError with file and line for a
/// value that is missing or not allowed, or a compulsory keyword that is not there.
DisconnectionInput parse_dinfo(const std::string& text, const std::string& name);

/// Reads dinfo and the files it names, which are looked for beside it.
ForeignLandscape read_disconnection(const std::string& dinfo_path);

}  // namespace baroscape
