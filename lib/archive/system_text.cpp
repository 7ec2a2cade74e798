#include "archive/system_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/schema.hpp"
#include "core/error.hpp"


namespace baroscape {

namespace {

using Rows = std::vector<std::vector<double>>;

Rows rows_of(const Eigen::MatrixXd& matrix) {
  Rows rows(static_cast<std::size_t>(matrix.rows()));
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) rows[static_cast<std::size_t>(i)].push_back(matrix(i, j));
  }
  return rows;
}

Eigen::MatrixXd matrix_of(const nlohmann::json& json) {
  const Rows rows = json.get<Rows>();
  const auto size = static_cast<Eigen::Index>(rows.size());
  Eigen::MatrixXd matrix(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < size; ++j) {
      matrix(i, j) = rows.at(static_cast<std::size_t>(i)).at(static_cast<std::size_t>(j));
    }
  }
  return matrix;
}

const char* cutoff_name(CutoffKind kind) {
  return kind == CutoffKind::shifted_force ? "shifted-force" : "smooth";
}

/// What is written of other potentials than Lennard-Jones without cutoff. Nothing for that one: archives from before
/// there were others are not to change.
void add_potential(const System& system, nlohmann::json& json) {
  const Cutoff& cutoff = system.lennard_jones.cutoff;
  if (cutoff.kind != CutoffKind::none) json["cutoff"] = {{"kind", cutoff_name(cutoff.kind)}, {"radius", cutoff.radius}};
  if (system.morse) {
    json["morse"] = {{"epsilon", rows_of(system.morse->epsilon)},
                     {"rho0", rows_of(system.morse->rho0)},
                     {"r_e", rows_of(system.morse->r_e)}};
  }
  if (system.sutton_chen) {
    const SuttonChenParameters& p = *system.sutton_chen;
    json["sutton_chen"] = {{"n", p.n}, {"m", p.m}, {"c", p.c}, {"epsilon", p.epsilon}, {"a", p.a}};
  }
  if (system.eam) {
    json["eam"] = {{"name", system.eam->name},
                   {"interpolation", static_cast<int>(system.eam->interpolation)},
                   {"text", system.eam->text}};
  }
  if (!(system.units == Units{})) {
    json["units"] = {{"kind", static_cast<int>(system.units.kind)},
                     {"energy", system.units.energy},
                     {"length", system.units.length}};
  }
}

void read_potential(const nlohmann::json& json, System& system) {
  if (json.contains("cutoff")) {
    const bool smooth = json["cutoff"].at("kind") == cutoff_name(CutoffKind::smooth);
    system.lennard_jones.cutoff = {smooth ? CutoffKind::smooth : CutoffKind::shifted_force,
                                   json["cutoff"].at("radius").get<double>()};
  }
  if (json.contains("morse")) {
    const auto& morse = json["morse"];
    use_morse(system, {matrix_of(morse.at("epsilon")), matrix_of(morse.at("rho0")), matrix_of(morse.at("r_e"))});
  }
  if (json.contains("units")) {
    const auto& units = json["units"];
    system.units = {static_cast<Units::Kind>(units.at("kind").get<int>()), units.at("energy").get<double>(),
                    units.at("length").get<double>()};
  }
  if (json.contains("eam")) {
    const std::vector<double> masses = system.masses;
    const auto& eam = json["eam"];
    use_eam(system, eam.at("text").get<std::string>(), eam.at("name").get<std::string>(),
            static_cast<Interpolation>(eam.at("interpolation").get<int>()), system.units);
    system.masses = masses;  // the configuration may have given others
  }
  if (json.contains("sutton_chen")) {
    const auto& given = json["sutton_chen"];
    system.sutton_chen = SuttonChenParameters{given.at("n").get<int>(), given.at("m").get<int>(),
                                              given.at("c").get<double>(), given.at("epsilon").get<double>(),
                                              given.at("a").get<double>()};
  }
}

std::string numbers(const Eigen::MatrixXd& matrix) {
  return fmt::format("{}", fmt::join(matrix.data(), matrix.data() + matrix.size(), " "));
}

std::string describe_potential(const System& system) {
  if (system.eam) return fmt::format("potential {}, {} pieces", system.eam->name, static_cast<int>(system.eam->interpolation) == 0 ? "Hermite" : "spline");
  if (system.morse) {
    return fmt::format("Morse epsilon {}, rho0 {}, r_e {}", numbers(system.morse->epsilon),
                       numbers(system.morse->rho0), numbers(system.morse->r_e));
  }
  if (system.sutton_chen) {
    const SuttonChenParameters& p = *system.sutton_chen;
    return fmt::format("Sutton-Chen {}-{}, c {}, epsilon {:.9g}, a {:.9g}", p.n, p.m, p.c,
                       p.epsilon * system.units.energy, p.a * system.units.length);
  }
  const LennardJonesParameters& parameters = system.lennard_jones;
  const Cutoff& cutoff = parameters.cutoff;
  return fmt::format(
      "epsilon {}, sigma {}{}", numbers(parameters.epsilon), numbers(parameters.sigma),
      cutoff.kind == CutoffKind::none ? "" : fmt::format(", cutoff {} {}", cutoff_name(cutoff.kind), cutoff.radius));
}

}  // namespace

std::string system_text(const System& system) {
  nlohmann::json json = {{"kind", "cluster"},
                         {"species_names", system.species_names},
                         {"species", system.species},
                         {"masses", system.masses},
                         {"epsilon", rows_of(system.lennard_jones.epsilon)},
                         {"sigma", rows_of(system.lennard_jones.sigma)},
                         {"atom_radius", system.atom_radius}};
  add_potential(system, json);
  if (system.cell) {
    json["kind"] = "cell";
    json["cell"] = {{"shape", name(system.cell->shape)}, {"lattice", rows_of(system.cell->lattice)}};
  }
  return json.dump();
}

System read_system(const std::string& text) {
  const nlohmann::json json = nlohmann::json::parse(text);
  System system;
  system.species_names = json.at("species_names").get<std::vector<std::string>>();
  system.species = json.at("species").get<std::vector<int>>();
  system.masses = json.at("masses").get<std::vector<double>>();
  system.lennard_jones.epsilon = matrix_of(json.at("epsilon"));
  system.lennard_jones.sigma = matrix_of(json.at("sigma"));
  system.atom_radius = json.at("atom_radius").get<double>();
  read_potential(json, system);
  if (json.contains("cell")) {
    const auto& cell = json["cell"];
    const Eigen::Matrix3d lattice = matrix_of(cell.at("lattice"));
    for (const CellShape shape : {CellShape::isotropic, CellShape::orthorhombic, CellShape::full}) {
      if (cell.at("shape") == name(shape)) system.cell = Cell::make(lattice, shape, system.atoms());
    }
  }
  return system;
}

std::string stored_system(Database& database) {
  std::string text;
  database.each(kMeta, "WHERE key = 'system'", {}, [&](const Record& record) {
    RecordReader reader(record);
    reader.text();
    text = reader.text();
  });
  if (text.empty()) throw InputError(database.path() + ": is damaged: it does not say what system was studied");
  return text;
}

std::string describe(const System& system) {
  std::vector<std::string> atoms;
  for (std::size_t kind = 0; kind < system.species_names.size(); ++kind) {
    const auto count = std::count(system.species.begin(), system.species.end(), static_cast<int>(kind));
    atoms.push_back(fmt::format("{}{}", system.species_names[kind], count));
  }
  if (system.cell) {
    return fmt::format("{}, masses {}, {}, {} cell {:.9g}", fmt::join(atoms, " "), fmt::join(system.masses, " "),
                       describe_potential(system), name(system.cell->shape),
                       fmt::join(system.cell->lattice.reshaped<Eigen::RowMajor>() * system.units.length, " "));
  }
  return fmt::format("{}, masses {}, {}, atom_radius {}", fmt::join(atoms, " "), fmt::join(system.masses, " "),
                     describe_potential(system), system.atom_radius * system.units.length);
}

}  // namespace baroscape
