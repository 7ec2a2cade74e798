// [system.cell]: shape and lattice of a periodic cell.
#include <fmt/format.h>

#include <Eigen/LU>
#include <cmath>

#include "configuration/job_sections.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {
namespace {

/// A full cell of fewer atoms distorts (design: physics, section 3).
constexpr int kFewestInFullCell = 20;
/// σ³ an atom: real ones take about 1, and half of it at pressures no potential was made for.
constexpr double kSmallestAtom = 0.2;

CellShape read_shape(const Section& section, int atoms) {
  const std::string word = section.text("shape").value_or(atoms < kFewestInFullCell ? "isotropic" : "full");
  for (const CellShape shape : {CellShape::isotropic, CellShape::orthorhombic, CellShape::full}) {
    if (word == name(shape)) return shape;
  }
  throw section.error("shape",
                      section.given("shape") + " is not allowed; \"isotropic\", \"orthorhombic\" or \"full\" is");
}

}  // namespace

void read_cell_section(const Section& system_section, System& system, std::optional<std::string>& start) {
  const std::optional<Section> section = system_section.section("cell");
  if (!section) {
    throw system_section.error("", "needs [system.cell] with lattice, density or start = \"structure.xyz\"");
  }
  section->allow({"shape", "lattice", "density", "start"});
  const int given = int{section->has("lattice")} + int{section->has("density")} + int{section->has("start")};
  if (given != 1) {
    throw section->error("", fmt::format("{} of lattice, density and start are given; one is wanted", given));
  }
  const CellShape shape = read_shape(*section, system.atoms());
  const double length = system.units.length;
  Eigen::Matrix3d lattice = std::cbrt(static_cast<double>(system.atoms())) * Eigen::Matrix3d::Identity();
  if (const auto rows = section->matrix("lattice", 3, 3)) {
    lattice = Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(rows->data()) / length;
    if (const std::string problem = lattice_problem(lattice); !problem.empty()) throw section->error("lattice", problem);
  }
  if (const auto density = section->number("density", kPositive)) {
    lattice = std::cbrt(system.atoms() / *density) / length * Eigen::Matrix3d::Identity();
  }
  start = section->text("start");
  const double smallest = kSmallestAtom * std::pow(system.size(), 3);
  if (lattice.determinant() < smallest * system.atoms()) {
    throw section->error(section->has("density") ? "density" : "lattice",
                         fmt::format("the cell is smaller than its atoms: {:.4g} a volume unit each; at least {:.4g} is "
                                     "wanted",
                                     lattice.determinant() / system.atoms() * system.units.volume(),
                                     smallest * system.units.volume()));
  }
  system.cell = Cell::make(lattice, shape, system.atoms());
  try {
    make_periodic_potential(system);
  } catch (const InputError& error) {
    throw system_section.error("potential", error.what());
  }
}

}  // namespace baroscape
