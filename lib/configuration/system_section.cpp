// [system]: species, potential, volume, masses.
#include <fmt/format.h>

#include <algorithm>
#include <map>

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
  if (system.atoms() < 2 || system.atoms() > kMostAtoms) {
    throw section.error("atoms",
                        fmt::format("{} atoms in all are not allowed; from 2 to {} are", system.atoms(), kMostAtoms));
  }
}

void read_volume(const Section& section, System& system) {
  const std::optional<Section> volume = section.section("volume");
  if (!volume) return;
  volume->allow({"definition", "atom_radius"});
  volume->require_word("definition", "gyration-sphere", "is not available in this version; \"gyration-sphere\" is");
  system.atom_radius = volume->number("atom_radius", kNotNegative).value_or(system.atom_radius);
}

void read_masses(const Section& section, System& system) {
  system.masses.assign(system.species_names.size(), 1.0);
  const std::optional<Section> masses = section.section("masses");
  if (!masses) return;
  masses->allow(system.species_names);
  for (std::size_t s = 0; s < system.masses.size(); ++s) {
    system.masses[s] = masses->number(system.species_names[s], kPositive).value_or(1.0);
  }
}

struct Pair {
  Eigen::Index a = 0, b = 0;
};

/// AA, AB, BA, …: how each pair of species may be written.
std::map<std::string, Pair> pair_names(const Section& section, const System& system) {
  std::map<std::string, Pair> names;
  const auto species = static_cast<Eigen::Index>(system.species_names.size());
  for (Eigen::Index a = 0; a < species; ++a) {
    for (Eigen::Index b = 0; b < species; ++b) {
      const std::string name = system.species_names[a] + system.species_names[b];
      const auto [known, added] = names.insert({name, {std::min(a, b), std::max(a, b)}});
      if (!added && (known->second.a != std::min(a, b) || known->second.b != std::max(a, b))) {
        throw section.error("atoms",
                            fmt::format("two pairs of these species would both be called {}; rename one", name));
      }
    }
  }
  return names;
}

void read_cutoff(const Section& potential) {
  const std::optional<Section> cutoff = potential.section("cutoff");
  if (!cutoff) return;
  cutoff->allow({"kind"}, {{"radius", "free clusters have no cutoff, kind = \"none\""}});
  cutoff->require_word("kind", "none", "is not available in this version; \"none\" is");
}

void read_lennard_jones(const Section& section, System& system) {
  const auto species = static_cast<Eigen::Index>(system.species_names.size());
  system.lennard_jones = {Eigen::MatrixXd::Ones(species, species), Eigen::MatrixXd::Ones(species, species)};
  const std::map<std::string, Pair> names = pair_names(section, system);
  const std::optional<Section> potential = section.section("lennard-jones");
  Eigen::MatrixXi given = Eigen::MatrixXi::Zero(species, species);
  if (potential) {
    std::vector<std::string> allowed;
    for (const auto& [name, pair] : names) allowed.push_back(name);
    allowed.emplace_back("cutoff");
    potential->allow(allowed);
    read_cutoff(*potential);
    for (const auto& [name, pair] : names) {
      const std::optional<Section> values = potential->section(name);
      if (!values) continue;
      if (given(pair.a, pair.b) != 0) throw potential->error(name, "this pair is given twice, in both orders");
      values->allow({"epsilon", "sigma"});
      const double epsilon = values->number("epsilon", kPositive).value_or(1.0);
      const double sigma = values->number("sigma", kPositive).value_or(1.0);
      system.lennard_jones.epsilon(pair.a, pair.b) = system.lennard_jones.epsilon(pair.b, pair.a) = epsilon;
      system.lennard_jones.sigma(pair.a, pair.b) = system.lennard_jones.sigma(pair.b, pair.a) = sigma;
      given(pair.a, pair.b) = 1;
    }
  }
  if (species == 1) return;
  for (const auto& [name, pair] : names) {
    if (given(pair.a, pair.b) == 0) {
      throw(potential ? *potential : section)
          .error("",
                 fmt::format("with several species every pair must be given, and {} is missing: {} = {{ epsilon = …, "
                             "sigma = … }} in [system.lennard-jones]",
                             name, name));
    }
  }
}

}  // namespace

System read_system_section(const Section& section) {
  section.allow({"kind", "atoms", "potential", "volume", "masses", "lennard-jones"},
                {{"cell", "free clusters are: kind = \"cluster\" without [system.cell]"}});
  section.require_word("kind", "cluster", "is not available in this version; \"cluster\" is");
  section.require_word("potential", "lennard-jones", "is not available in this version; \"lennard-jones\" is");
  System system;
  read_atoms(section, system);
  read_volume(section, system);
  read_masses(section, system);
  read_lennard_jones(section, system);
  return system;
}

}  // namespace baroscape
