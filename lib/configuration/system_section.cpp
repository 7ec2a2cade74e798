// [system]: species, volume, masses.
#include <fmt/format.h>

#include <algorithm>

#include "configuration/job_sections.hpp"

namespace baroscape {
namespace {

/// Far beyond what a census can finish; keeps a slip of the keyboard from asking for terabytes of Hessian.
constexpr std::int64_t kMostAtoms = 500;

bool is_species_name(const std::string& name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !name.empty() && letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

void read_atoms(const Section& section, System& system) {
  const std::optional<Section> atoms = section.section("atoms");
  if (!atoms) throw section.error("", "needs \"atoms\", for example atoms = { A = 9 }");
  for (const std::string& name : atoms->keys()) {
    if (!is_species_name(name)) {
      throw atoms->error(name, "is no name for a species; letters and digits that start with a letter are");
    }
    const std::int64_t count = *atoms->integer(name, 1, kMostAtoms);
    system.species.insert(system.species.end(), static_cast<std::size_t>(count),
                          static_cast<int>(system.species_names.size()));
    system.species_names.push_back(name);
  }
  const int fewest = section.is_word("kind", "cell") ? 1 : 2;
  if (system.atoms() < fewest || system.atoms() > kMostAtoms) {
    throw section.error("atoms",
                        fmt::format("{} atoms in all are not allowed; from {} to {} are", system.atoms(), fewest, kMostAtoms));
  }
}

void read_volume(const Section& section, System& system) {
  const std::optional<Section> volume = section.section("volume");
  if (!volume) return;
  volume->allow({"definition", "atom_radius"});
  volume->require_word("definition", "gyration-sphere", "is not available in this version; \"gyration-sphere\" is");
  const std::optional<double> radius = volume->number("atom_radius", kNotNegative);
  if (radius) system.atom_radius = *radius / system.units.length;
}

void read_masses(const Section& section, System& system) {
  const std::optional<Section> masses = section.section("masses");
  if (!masses) return;
  masses->allow(system.species_names);
  for (std::size_t s = 0; s < system.masses.size(); ++s) {
    system.masses[s] = masses->number(system.species_names[s], kPositive).value_or(system.masses[s]);
  }
}

}  // namespace

System read_system_section(const Section& section, std::optional<std::string>& cell_start) {
  section.allow({"kind", "atoms", "potential", "volume", "masses", "lennard-jones", "morse", "sutton-chen", "eam", "cell"});
  const std::string kind = section.text("kind").value_or("cluster");
  if (kind != "cluster" && kind != "cell") {
    throw section.error("kind", section.given("kind") + " is not allowed; \"cluster\" or \"cell\" is");
  }
  if (kind == "cluster" && section.has("cell")) {
    throw section.error("cell", "belongs to periodic systems; kind = \"cell\" is wanted besides");
  }
  if (kind == "cell" && section.has("volume")) {
    throw section.error("volume", "belongs to clusters; a cell's volume is its own");
  }
  System system;
  read_atoms(section, system);
  system.masses.assign(system.species_names.size(), 1.0);
  read_potential(section, system);
  read_masses(section, system);
  read_volume(section, system);
  if (kind == "cell") read_cell_section(section, system, cell_start);
  return system;
}

}  // namespace baroscape
