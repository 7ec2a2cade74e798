// Sutton–Chen atoms where everything is known on paper, and as tables.
#include "potentials/sutton_chen.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "numeric/metals.hpp"
#include "potentials/natural_scale.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// N atoms all at distance r from `neighbours` others: E = ½Nz r⁻ⁿ − cN√z r^{−m/2}, whose bottom is where n/2·z·r⁻ⁿ =
/// c m/2·√z·r^{−m/2}.
double symmetric_minimum(int atoms, int neighbours, int n, int m, double c) {
  const double z = neighbours;
  const double r = std::pow(n * std::sqrt(z) / (c * m), 1.0 / (n - 0.5 * m));
  return atoms * (0.5 * z * std::pow(r, -n) - c * std::sqrt(z) * std::pow(r, -0.5 * m));
}

TEST(SuttonChen, PairsTrianglesAndTetrahedraAreAsOnPaper) {
  const struct {
    int n, m;
    double c;
  } metals[] = {{12, 6, 144.41}, {9, 6, 39.432}, {10, 8, 34.408}, {11, 7, 60.0}};
  for (const auto& metal : metals) {
    for (int atoms = 2; atoms <= 4; ++atoms) {
      const System system = numeric::sutton_chen_cluster(atoms, metal.n, metal.m, metal.c);
      RandomStream random(23, static_cast<std::uint64_t>(atoms));
      const Eigen::VectorXd start = shapes::random_cluster(random, atoms);
      const double energy = numeric::relaxed(*make_surface(system), start, 0.0).enthalpy * system.units.energy;
      const double paper = symmetric_minimum(atoms, atoms - 1, metal.n, metal.m, metal.c);
      EXPECT_NEAR(energy, paper, 1e-12 * std::abs(paper));
    }
  }
}

/// The parameters of silver were fitted so that a crystal of lattice constant a is at rest: neighbours at a/√2.
TEST(SuttonChen, TheCrystalsNeighboursAreWhereTheLatticeConstantPutsThem) {
  const System system = numeric::sutton_chen_cluster(13, 12, 6, 144.41);
  EXPECT_NEAR(system.units.length * 1.0902, 1 / std::sqrt(2.0), 0.01);
}

/// The same metal tabulated finely, through the reader and the splines.
TEST(SuttonChen, TabulatedAsAnAlloyFileItIsTheSameMetal) {
  constexpr int kPoints = 40001;
  // √ρ is steep where an atom has few neighbours: h⁴F⁗/384 is 3e-10 at ρ = 2 with steps of 0.01.
  constexpr int kDensities = 200001;
  const double reach = 8, c = 144.41, step = reach / (kPoints - 1), density_step = 0.01;
  std::string text = fmt::format("a\nb\nc\n1 Ag\n{} {} {} {} {}\n47 107.9 4 fcc\n", kDensities, density_step, kPoints, step,
                                 reach * (1 - 1e-9));
  const auto power = [](double s, int k) { return std::pow(s, k); };
  for (int k = 0; k < kDensities; ++k) text += fmt::format("{}\n", -c * std::sqrt(k * density_step));
  // Short distances, where nothing in the test goes, are cut off: their powers would swamp the splines.
  const double shortest = 0.2;
  for (int k = 0; k < kPoints; ++k) text += fmt::format("{}\n", power(1 / std::max(k * step, shortest), 6));
  for (int k = 0; k < kPoints; ++k) {
    const double r = std::max(k * step, shortest);
    text += fmt::format("{}\n", r * power(1 / r, 12));
  }
  System tabulated = lennard_jones_cluster(9);
  tabulated.species_names = {"Ag"};
  use_eam(tabulated, text, "Ag.eam.alloy");
  const System analytic = numeric::sutton_chen_cluster(9, 12, 6, c);
  RandomStream random(23, 9);
  const Eigen::VectorXd x = shapes::random_cluster(random, 9) * analytic.units.length;  // in a
  Eigen::VectorXd of_tables(27), of_formula(27);
  const Eigen::VectorXd there = x / tabulated.units.length, here = x / analytic.units.length;
  const double energy = make_surface(tabulated)->evaluate(there.data(), 0, of_tables.data()) * tabulated.units.energy;
  const double expected = make_surface(analytic)->evaluate(here.data(), 0, of_formula.data()) * analytic.units.energy;
  EXPECT_NEAR(energy, expected, 1e-9 * std::abs(expected));
  EXPECT_LE(numeric::relative_difference(of_tables * tabulated.units.energy / tabulated.units.length,
                                         of_formula * analytic.units.energy / analytic.units.length),
            1e-7);
}

TEST(NaturalScale, IsThatOfLennardJonesAtomsThemselves) {
  const auto scale = natural_scale([](double r) { return 4 * (std::pow(r, -12) - std::pow(r, -6)); },
                                   [](double) { return 0.0; }, [](double) { return 0.0; }, 6.5);
  ASSERT_TRUE(scale);
  // Six neighbours' distances are summed of a crystal: what is left out is worth a hundredth.
  EXPECT_NEAR(scale->energy, 1, 0.01);
  EXPECT_NEAR(scale->length, 1, 0.02);
}

TEST(NaturalScale, IsNothingOfWhatDoesNotBind) {
  EXPECT_FALSE(natural_scale([](double r) { return std::exp(-r); }, [](double) { return 0.0; },
                             [](double) { return 0.0; }, 5.0));
}

}  // namespace
}  // namespace baroscape
