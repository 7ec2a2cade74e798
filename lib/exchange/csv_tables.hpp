// A landscape as two tables of comma-separated values (RFC 4180): minima and transition states.
#pragma once

#include <string>

#include "exchange/foreign_landscape.hpp"

namespace baroscape {

struct CsvTables {
  std::string minima, transition_states;
};

/// A header of field names (exchange/state_fields.hpp), then a line a state; what is unknown is an empty cell. Cells
/// hold numbers only, coordinates as 3N numbers with blanks between them, so that no spreadsheet takes one for a
/// formula.
CsvTables csv_tables(const ForeignLandscape& landscape, bool positions = true);

/// Columns may come in any order, and others than those known are passed over. Cells may be quoted. InputError with
/// file and line for a column that is missing or there twice, a line of another length, a quote that does not end,
/// what is not a number.
ForeignLandscape parse_csv_tables(const CsvTables& tables, const std::string& minima_name,
                                  const std::string& transition_states_name);

}  // namespace baroscape
