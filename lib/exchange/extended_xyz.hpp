// Extended XYZ as ASE writes and reads it (https://wiki.fysik.dtu.dk/ase/ase/io/formatoptions.html#extxyz).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "atoms/structure.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// What the pressure is called in a comment line: pressure_GPa of metals, else pressure.
const char* pressure_key(const Units& units);

/// One frame: a structure and what its comment line says of it (numbers as text, unquoted).
struct XyzFrame {
  Structure structure;
  std::map<std::string, std::string> properties;  ///< all keys but Properties; a key without a value is "T", true
  long line = 1;                                  ///< of the file where the frame begins
};

/// Reads the first frame. Species are matched against the system's species_names through a `label:S:1` column, a
/// species that is itself a key, or the chemical symbols A → Ar, B → Kr, C → Xe, D → Ne, E → Rn, F → He, in this order.
/// Atoms are returned in the order of the file, `species` saying which each is. Throws InputError with file and line
/// for: missing file, wrong count, NaN, unknown species, numbers of atoms other than the system's, periodic boundaries of
/// a cluster, a missing, left-handed or flat Lattice of a cell, coincident atoms (nearer than 1e-3 σ).
XyzFrame read_extended_xyz(const std::string& path, const System& system);
/// The same from text; `name` stands for the file in messages.
XyzFrame parse_extended_xyz(const std::string& text, const std::string& name, const System& system);

/// All frames of a text, of which there may be none.
std::vector<XyzFrame> parse_extended_xyz_frames(const std::string& text, const std::string& name, const System& system);

/// A number for each atom, beside its place.
struct XyzColumn {
  std::string name;        ///< no blanks or colons
  Eigen::VectorXd values;  ///< [N], in the units of files
};

/// One frame as text. Species keys A–F are written as the symbols above, keys that are chemical symbols as they are,
/// others as X (ASE's symbol for an unknown atom); the `label` column holds the key itself. Values with blanks or
/// quotes are quoted the way ASE does. Coordinates read back as the same numbers.
std::string extended_xyz(const Structure& structure, const System& system,
                         const std::map<std::string, std::string>& properties,
                         const std::vector<XyzColumn>& columns = {});

}  // namespace baroscape
