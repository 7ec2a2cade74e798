// The SQLite data base of pele (https://github.com/pele-python/pele, pele/storage/database.py), schema version 2.
//
// tbl_minima(_id, energy, coords, fvib, pgorder, invalid, user_data) and tbl_transition_states, which also has
// _minimum1_id < _minimum2_id, eigenval and eigenvec. coords is a pickled numpy array of 3N numbers
// (exchange/pickled_array.hpp); user_data and eigenvec, which may hold any object, are never looked at. fvib is the log
// product of the squared frequencies, pgorder the order of the point group; either may be NULL.
#pragma once

#include <string>

#include "exchange/foreign_landscape.hpp"

namespace baroscape {

/// Writes a new file, complete or not at all. Ids are kept. States without coordinates get an array of length 0.
/// InputError when the file cannot be written.
void write_pele_database(const ForeignLandscape& landscape, const std::string& path);

/// States marked invalid are left out, with what joins them, and a note says how many. Coordinates of fewer than
/// 3 numbers (pele's converter writes a single zero where there are none) count as missing. InputError with file,
/// table and row for: no SQLite file, damage, missing tables or columns, NULL or a number that is not finite where one
/// is needed, a pickle that is not an array.
ForeignLandscape read_pele_database(const std::string& path);

}  // namespace baroscape
