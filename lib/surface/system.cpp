#include "surface/system.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/error.hpp"
#include "potentials/eam_tables.hpp"
#include "potentials/natural_scale.hpp"

namespace baroscape {
namespace {

/// The shortest text that reads back as the same number: "0.5", not "0.500000".
std::string shortest(double value) {
  std::array<char, 32> text{};
  const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), result.ptr};
}

}  // namespace

std::string volume_definition(const System& system) {
  if (system.cell) return std::string("periodic cell, ") + name(system.cell->shape);
  return "gyration-sphere, atom_radius " + shortest(system.atom_radius * system.units.length);
}

System lennard_jones_cluster(int atoms, double atom_radius) {
  if (atoms < 1) {
    throw InputError("number of atoms: " + std::to_string(atoms) + " is not allowed; a cluster has at least 1 atom");
  }
  if (!(atom_radius >= 0) || !std::isfinite(atom_radius)) {
    throw InputError("atom_radius: " + shortest(atom_radius) + " is not allowed; a finite number ≥ 0 is");
  }
  System system;
  system.species_names = {"A"};
  system.species.assign(atoms, 0);
  system.masses = {1.0};
  system.lennard_jones = {Eigen::MatrixXd::Ones(1, 1), Eigen::MatrixXd::Ones(1, 1)};
  system.atom_radius = atom_radius;
  return system;
}

double System::size() const {
  if (eam || sutton_chen) return 1.0;
  if (morse) return morse->r_e.maxCoeff() / std::pow(2.0, 1.0 / 6);
  return lennard_jones.sigma.maxCoeff();
}

void use_morse(System& system, const MorseParameters& parameters) {
  system.morse = parameters;
  system.sutton_chen.reset();
  system.eam.reset();
  system.units = {Units::Kind::morse, 1, 1};
}

void use_sutton_chen(System& system, const SuttonChenParameters& given, Units::Kind kind) {
  const auto power = [&](double r, int k) { return std::pow(given.a / r, k); };
  const auto scale = natural_scale([&](double r) { return given.epsilon * power(r, given.n); },
                                   [&](double r) { return power(r, given.m); },
                                   [&](double rho) { return -given.c * given.epsilon * std::sqrt(rho); }, 4.5 * given.a);
  if (!scale) throw InputError("Sutton-Chen: these parameters bind no face-centred cubic crystal at all");
  SuttonChenParameters inside = given;
  inside.epsilon /= scale->energy;
  inside.a /= scale->length;
  system.morse.reset();
  system.sutton_chen = inside;
  system.eam.reset();
  system.units = {kind, scale->energy, scale->length};
}

void use_eam(System& system, const std::string& text, const std::string& name, Interpolation interpolation,
             const std::optional<Units>& units) {
  const EamFile file = parse_eam(text, name);
  std::vector<int> elements, counts;
  for (std::size_t s = 0; s < system.species_names.size(); ++s) {
    const int element = file.find(system.species_names[s]);
    if (element < 0) {
      throw InputError(name + ": has no " + system.species_names[s] + "; it has " + file.symbols());
    }
    elements.push_back(element);
    counts.push_back(static_cast<int>(std::count(system.species.begin(), system.species.end(), static_cast<int>(s))));
    system.masses[s] = file.elements[static_cast<std::size_t>(element)].mass;
  }
  if (units) {
    system.units = *units;
  } else {
    const EamScale scale = natural_scale(file, elements, counts);
    system.units = {Units::Kind::metal, scale.energy, scale.length};
  }
  system.morse.reset();
  system.sutton_chen.reset();
  system.eam = EamParameters{
      text, file.name, interpolation,
      EamTables::make(file, elements, system.units.energy, system.units.length, interpolation)};
}

}  // namespace baroscape
