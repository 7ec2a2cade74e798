// What is being studied, as plain data: everything needed to build a potential and a surface.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "atoms/cell.hpp"
#include "atoms/identity.hpp"
#include "core/units.hpp"
#include "potentials/cutoff.hpp"
#include "potentials/sutton_chen_parameters.hpp"

namespace baroscape {

class EamTables;  // potentials/eam_tables.hpp
enum class Interpolation : int;

/// Parameters of V(r) = 4ε[(σ/r)¹² − (σ/r)⁶] between each pair of species, and how it ends.
struct LennardJonesParameters {
  Eigen::MatrixXd epsilon;  ///< species × species, symmetric, in ε
  Eigen::MatrixXd sigma;    ///< species × species, symmetric, in σ
  Cutoff cutoff = {};
};

/// Parameters of V(r) = ε e^{ρ₀(1 − r/r_e)}(e^{ρ₀(1 − r/r_e)} − 2) between each pair of species, species × species.
struct MorseParameters {
  Eigen::MatrixXd epsilon, rho0, r_e;
};

/// An embedded-atom file and what of it a system uses.
struct EamParameters {
  std::string text;                         ///< the file, so that an archive needs no other
  std::string name;                         ///< without folders
  Interpolation interpolation = {};         ///< of the tables
  std::shared_ptr<const EamTables> tables;  ///< of the system's species, in its units
};

/// On the enthalpy surface H = E + P·V a free cluster, with V the gyration sphere (design/physics.md, section 2), or a
/// periodic cell, with V its own volume (section 3).
struct System {
  std::vector<std::string> species_names;  ///< configuration keys, e.g. {"A", "B"}
  std::vector<int> species;                ///< of each atom: all of the first species, then the second, …
  std::vector<double> masses;              ///< of each species, in m (metals: u)
  /// Inside, all lengths and energies (parameters included) are in these; the masses as they are.
  Units units;
  // The potential: the one that is there, Lennard-Jones if none of the others is.
  LennardJonesParameters lennard_jones;
  std::optional<MorseParameters> morse;
  std::optional<SuttonChenParameters> sutton_chen;
  std::optional<EamParameters> eam;
  double atom_radius = 0.5;  ///< r_at of a cluster's volume, in σ; 0 makes it homogeneous of degree 3
  std::optional<Cell> cell;  ///< of periodic systems, in σ

  int atoms() const { return static_cast<int>(species.size()); }
  /// Numbers that make a point of the landscape: 3N, and the strains of a cell.
  int coordinates() const { return 3 * atoms() + (cell ? cell->strains() : 0); }
  /// Directions in which nothing changes: 6, or 3 of a cell.
  int zero_modes() const { return cell ? 3 : 6; }
  Identity identity() const { return {species, cell}; }
  /// σ of the largest species: what starts, displacements and contacts are measured by. For Morse pairs, whose r_e is
  /// where Lennard-Jones pairs have 2^{1/6} σ, r_e/2^{1/6}; embedded atoms have 1, by the choice of units.
  double size() const;
};

/// "gyration-sphere, atom_radius 0.5" or "periodic cell, isotropic": the words every output names the volume with.
std::string volume_definition(const System& system);

/// One species, ε = σ = m = 1, named "A".
System lennard_jones_cluster(int atoms, double atom_radius = 0.5);

/// The same atoms with another potential; what the system had before is forgotten. Lengths and energies of the system
/// itself (the atoms' radius) are left alone.
void use_morse(System& system, const MorseParameters& parameters);
/// One species. Its natural scale becomes the unit inside; `kind` names what `parameters` are in.
void use_sutton_chen(System& system, const SuttonChenParameters& parameters, Units::Kind kind);
/// Species are those of the system, by name. Sets masses and, to `units` or else the metal's natural scale, units.
/// InputError (the file's name, what it has) when one is missing.
void use_eam(System& system, const std::string& text, const std::string& name, Interpolation interpolation = {},
             const std::optional<Units>& units = std::nullopt);

}  // namespace baroscape
