// The data base of PATHSAMPLE: min.data, ts.data, points.min, points.ts.
//
// One line a state, separated by blanks (https://www-wales.ch.cam.ac.uk/PATHSAMPLE.2.1.doc; the reading statements are
// in its setup.f):
//
//   min.data  energy, log product of the positive Hessian eigenvalues, order of the point group, three principal
//             moments of inertia, ascending
//   ts.data   energy, log product, order, the numbers of the two minima (lines of min.data, from 1), three moments
//
// With the keyword DUMMYTS more columns follow, which are passed over. The points files are Fortran's unformatted
// direct-access records without any header: 3N doubles a state, in the order of the lines. Energies are those of the
// surface the points are stationary on: at pressure P the enthalpy H = E + PV. The log product is Σ ln ω² in reduced
// units with the masses of the atoms (for LJ13's icosahedron, order 120: 158.2464487).
#pragma once

#include <string>

#include "exchange/foreign_landscape.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// The four files as text and bytes; `points_*` empty when there are no coordinates.
struct PathsampleFiles {
  std::string min_data, ts_data, points_min, points_ts;
};

/// States are numbered 1, 2, … in the order of the landscape, and transition states refer to these numbers.
PathsampleFiles pathsample_files(const ForeignLandscape& landscape, const System& system);

/// States as numbered by their lines. The number of atoms comes from the size of points.min; a points file must have
/// exactly one record for each line of its data file. min.data with energies alone, as disconnectionDPS takes it, and
/// ts.data without moments are read too. Little-endian. Names of the files stand in messages as `folder/min.data`.
/// InputError with file and line (points: record) for a missing or wrong column, a number that is not finite, an order
/// below 1, a minimum that is not there, sizes that do not fit.
ForeignLandscape parse_pathsample(const PathsampleFiles& files, const std::string& folder);

/// Reads a folder; points.min and points.ts may be missing.
ForeignLandscape read_pathsample(const std::string& folder);

/// The two text files alone.
ForeignLandscape parse_stationary_points(const std::string& minima, const std::string& transition_states,
                                         const std::string& minima_name, const std::string& transition_states_name);

/// Principal moments of inertia, ascending, m σ². Positions have length 3N.
Eigen::Vector3d moments_of_inertia(const Eigen::VectorXd& positions, const System& system);

}  // namespace baroscape
