// potential = "lennard-jones", "kob-andersen" or "wahnstrom", and [system.lennard-jones].
#include <fmt/format.h>

#include "configuration/pair_table.hpp"
#include "configuration/potential_sections.hpp"

namespace baroscape {
namespace {

/// [system.lennard-jones] cutoff.
Cutoff read_cutoff(const Section& potential, const Cutoff& otherwise) {
  const std::optional<Section> section = potential.section("cutoff");
  if (!section) return otherwise;
  section->allow({"kind", "radius"});
  Cutoff cutoff;
  const std::string kind = section->text("kind").value_or("");
  if (kind == "shifted-force") {
    cutoff.kind = CutoffKind::shifted_force;
  } else if (kind == "smooth") {
    cutoff.kind = CutoffKind::smooth;
  } else if (kind != "none") {
    throw section->error("kind", fmt::format("{} is not allowed; \"none\", \"shifted-force\" or \"smooth\" is",
                                             section->given("kind")));
  }
  constexpr NumberRange kBeyondTheWell{1.1224620483093730, std::numeric_limits<double>::infinity(), false, true,
                                       "a number of σ beyond the bottom of the well, > 1.1225,"};
  const std::optional<double> radius = section->number("radius", kBeyondTheWell);
  if (cutoff.kind == CutoffKind::none) {
    if (radius) throw section->error("radius", "goes with \"shifted-force\" or \"smooth\"; kind = \"none\" has none");
    return cutoff;
  }
  if (!radius) throw section->error("", "needs \"radius\" in σ, for example { kind = \"" + kind + "\", radius = 2.5 }");
  cutoff.radius = *radius;
  return cutoff;
}

/// Both species of a preset are A and B; a cluster may have only one of them.
void require_presets_species(const Section& section, const System& system, const std::string& preset) {
  for (const std::string& name : system.species_names) {
    if (name == "A" || name == "B") continue;
    throw section.error("atoms", fmt::format("the species of \"{}\" are A and B, not {}", preset, name));
  }
}

}  // namespace

void read_preset(const Section& section, System& system, const LennardJonesPreset& preset) {
  require_presets_species(section, system, preset.name);
  const auto species = static_cast<Eigen::Index>(system.species_names.size());
  const auto number_of = [&](Eigen::Index s) { return system.species_names[static_cast<std::size_t>(s)] == "A" ? 0 : 1; };
  system.lennard_jones = {Eigen::MatrixXd(species, species), Eigen::MatrixXd(species, species)};
  for (Eigen::Index a = 0; a < species; ++a) {
    for (Eigen::Index b = 0; b < species; ++b) {
      system.lennard_jones.epsilon(a, b) = preset.epsilon[number_of(a)][number_of(b)];
      system.lennard_jones.sigma(a, b) = preset.sigma[number_of(a)][number_of(b)];
    }
    system.masses[static_cast<std::size_t>(a)] = preset.mass[number_of(a)];
  }
  system.lennard_jones.cutoff = {CutoffKind::shifted_force, 2.5};
  if (const std::optional<Section> potential = section.section("lennard-jones")) {
    potential->allow({"cutoff"});
    system.lennard_jones.cutoff = read_cutoff(*potential, system.lennard_jones.cutoff);
  }
}

void read_lennard_jones(const Section& section, System& system) {
  const std::vector<Eigen::MatrixXd> numbers =
      read_pairs(section, system, {"lennard-jones", {{"epsilon", 1.0}, {"sigma", 1.0}}, {"cutoff"}});
  system.lennard_jones = {numbers[0], numbers[1]};
  if (const std::optional<Section> potential = section.section("lennard-jones")) {
    system.lennard_jones.cutoff = read_cutoff(*potential, {});
  }
}

}  // namespace baroscape
