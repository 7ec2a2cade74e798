// What `baroscape connect` leaves of a path: a table, a picture, a film, and the numbers.
#pragma once

#include <string>
#include <vector>

#include "explore/path_frames.hpp"
#include "json_text.hpp"
#include "landscape/lowest_path.hpp"
#include "report/path_picture.hpp"

namespace baroscape {

/// The steps of a path, one line each.
// Landscapes and films are in `units`, but for the film that path_xyz() is given.
std::string path_in_words(const Landscape& landscape, const LandscapePath& path, const Units& units);
Json path_json(const Landscape& landscape, const LandscapePath& path);

/// What pictures show of a film.
std::vector<ProfilePoint> profile_points(const PathFrames& film);

/// Comma-separated values with a header line: length, enthalpy, kind, id of every frame.
std::string path_csv(const PathFrames& film, const Units& units);
/// One extended XYZ frame after the other.
std::string path_xyz(const PathFrames& film, const System& system, double pressure);
std::string path_picture(const PathFrames& film, const std::string& title, double pressure, const Units& units);

}  // namespace baroscape
