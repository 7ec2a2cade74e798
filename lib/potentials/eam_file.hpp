// Embedded-atom potentials as files: DYNAMO's funcfl (.eam) and setfl (.eam.alloy), and setfl with Finnis–Sinclair
// densities (.eam.fs), as LAMMPS reads them (its documentation of pair_style eam gives the formats). eV and Å.
#pragma once

#include <string>
#include <vector>

namespace baroscape {

struct EamElement {
  std::string symbol;
  double mass = 0;                           ///< u
  std::vector<double> embedding;             ///< F at k·density_step, eV
  std::vector<std::vector<double>> density;  ///< f it brings to each element of the file, at k·step
};

struct EamFile {
  std::string name;        ///< without folders
  double density_step = 0;
  double step = 0;         ///< Å
  double cutoff = 0;       ///< Å, at most as far as the tables reach
  std::vector<EamElement> elements;
  std::vector<std::vector<std::vector<double>>> pair;  ///< r·φ(r) of elements [a][b], symmetric, at k·step, eV Å

  /// The place of an element among `elements`, or −1.
  int find(const std::string& symbol) const;
  std::string symbols() const;  ///< "Cu, Zr"
};

/// Does the name end like an embedded-atom file (.eam, .eam.alloy, .alloy, .eam.fs, .fs)?
bool is_eam_name(const std::string& name);

/// Where a file is: an absolute path as it stands; otherwise in `folder` (empty: the working folder), then in
/// $LAMMPS_POTENTIALS (folders with a colon between), then where Debian's lammps-data puts them. Empty: nowhere.
std::string find_eam_file(const std::string& name, const std::string& folder);
/// The places find_eam_file() looks at, for messages.
std::string eam_folders(const std::string& folder);

/// The format follows from the name's end. Throws InputError `name:line: what was expected`.
EamFile parse_eam(const std::string& text, const std::string& name);
EamFile read_eam(const std::string& path);

}  // namespace baroscape
