#include "archive/system_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace baroscape {

namespace {

std::vector<std::vector<double>> rows_of(const Eigen::MatrixXd& matrix) {
  std::vector<std::vector<double>> rows(static_cast<std::size_t>(matrix.rows()));
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) rows[static_cast<std::size_t>(i)].push_back(matrix(i, j));
  }
  return rows;
}

Eigen::MatrixXd matrix_of(const std::vector<std::vector<double>>& rows) {
  const auto size = static_cast<Eigen::Index>(rows.size());
  Eigen::MatrixXd matrix(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < size; ++j) {
      matrix(i, j) = rows.at(static_cast<std::size_t>(i)).at(static_cast<std::size_t>(j));
    }
  }
  return matrix;
}

}  // namespace

std::string system_text(const System& system) {
  const nlohmann::json json = {{"kind", "cluster"},
                               {"species_names", system.species_names},
                               {"species", system.species},
                               {"masses", system.masses},
                               {"epsilon", rows_of(system.lennard_jones.epsilon)},
                               {"sigma", rows_of(system.lennard_jones.sigma)},
                               {"atom_radius", system.atom_radius}};
  return json.dump();
}

System read_system(const std::string& text) {
  const nlohmann::json json = nlohmann::json::parse(text);
  System system;
  system.species_names = json.at("species_names").get<std::vector<std::string>>();
  system.species = json.at("species").get<std::vector<int>>();
  system.masses = json.at("masses").get<std::vector<double>>();
  system.lennard_jones.epsilon = matrix_of(json.at("epsilon").get<std::vector<std::vector<double>>>());
  system.lennard_jones.sigma = matrix_of(json.at("sigma").get<std::vector<std::vector<double>>>());
  system.atom_radius = json.at("atom_radius").get<double>();
  return system;
}

std::string describe(const System& system) {
  std::vector<std::string> atoms;
  for (std::size_t kind = 0; kind < system.species_names.size(); ++kind) {
    const auto count = std::count(system.species.begin(), system.species.end(), static_cast<int>(kind));
    atoms.push_back(fmt::format("{}{}", system.species_names[kind], count));
  }
  const auto& parameters = system.lennard_jones;
  return fmt::format(
      "{}, masses {}, epsilon {}, sigma {}, atom_radius {}", fmt::join(atoms, " "), fmt::join(system.masses, " "),
      fmt::join(parameters.epsilon.data(), parameters.epsilon.data() + parameters.epsilon.size(), " "),
      fmt::join(parameters.sigma.data(), parameters.sigma.data() + parameters.sigma.size(), " "), system.atom_radius);
}

}  // namespace baroscape
