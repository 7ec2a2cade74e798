// Periodic cells against finite differences, against themselves in other descriptions, and against LAMMPS.
#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <cmath>

#include "atoms/identity.hpp"
#include "core/random.hpp"
#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "numeric/metals.hpp"
#include "search/acceptance.hpp"
#include "surface/cell_surface.hpp"
#include "surface/make_surface.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {
namespace {

System binary(int a, int b, CutoffKind kind, double radius) {
  System system = numeric::kob_andersen_cluster(a, b);
  system.lennard_jones.cutoff = {kind, radius};
  return system;
}

/// Atoms at random, none nearer than 0.8, in a skewed cell.
Eigen::VectorXd scattered(const System& system, std::uint64_t seed) {
  RandomStream random(seed, 1);
  Eigen::VectorXd x = Eigen::VectorXd::Zero(system.coordinates());
  for (Eigen::Index i = 0; i < system.atoms();) {
    const Eigen::RowVector3d s(random.uniform(), random.uniform(), random.uniform());
    x.segment<3>(3 * i) = (s * system.cell->lattice).transpose();
    const Eigen::Map<const Eigen::Matrix3Xd> all(x.data(), 3, i + 1);
    if (shortest_distance({system.cell->lattice, all}) > 0.8 * system.size()) ++i;
  }
  for (int a = 0; a < system.cell->strains(); ++a) x(3 * system.atoms() + a) = 0.05 * random.normal();
  return x;
}

struct Case {
  const char* name;
  System system;
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  Eigen::Matrix3d skewed;
  skewed << 1, 0, 0, 0.3, 1.1, 0, -0.2, 0.25, 0.9;
  for (const CellShape shape : {CellShape::isotropic, CellShape::orthorhombic, CellShape::full}) {
    const auto with_cell = [&](const char* name, System system, double volume_per_atom) {
      const double edge = std::cbrt(volume_per_atom * system.atoms() / skewed.determinant());
      system.cell = Cell::make(edge * skewed, shape, system.atoms());
      all.push_back({name, std::move(system)});
    };
    with_cell("Smooth", binary(8, 4, CutoffKind::smooth, 2.0), 1.0);
    with_cell("ShiftedForceSmallerThanTheCutoff", binary(3, 1, CutoffKind::shifted_force, 2.5), 1.1);
    with_cell("CopperZirconium", numeric::metal_cluster("CuZr_mm.eam.fs", {{"Cu", 4}, {"Zr", 4}}, Interpolation::spline),
              1.1);
  }
  return all;
}

class CellSurfaces : public ::testing::TestWithParam<Case> {
 protected:
  const System& system() const { return GetParam().system; }
  Eigen::VectorXd x_ = scattered(GetParam().system, 7);
  std::unique_ptr<Surface<double>> surface_ = make_surface(GetParam().system);

  static constexpr double kPressure = 3.0;
  double enthalpy(const Eigen::VectorXd& x) const {
    Eigen::VectorXd gradient(x.size());
    return surface_->evaluate(x.data(), kPressure, gradient.data());
  }
  Eigen::VectorXd gradient(const Eigen::VectorXd& x) const {
    Eigen::VectorXd gradient(x.size());
    surface_->evaluate(x.data(), kPressure, gradient.data());
    return gradient;
  }
};

/// Tables are piecewise cubic: their third derivative jumps, a step h that crosses a knot is off by h² of it. Otherwise
/// rounding counts, 1e-16 of an energy ten times the largest slope, over h.
double slack(const System& system) {
  return system.eam ? 1e-7 : 1e-10;
}

TEST_P(CellSurfaces, GradientAndStressAreTheDerivativesOfTheEnthalpy) {
  const auto value = [&](const Eigen::VectorXd& x) { return numeric::alone(enthalpy(x)); };
  EXPECT_LE(numeric::relative_difference(gradient(x_), numeric::differences(value, x_, 1e-4).row(0).transpose()),
            slack(system()));
}

TEST_P(CellSurfaces, HessianIsTheDerivativeOfTheGradient) {
  const auto slope = [&](const Eigen::VectorXd& x) { return gradient(x); };
  const Eigen::MatrixXd computed = hessian(*surface_, x_, kPressure);
  // Between the knots of tables, as in tests/potentials/interactions_test.cpp.
  EXPECT_LE(numeric::relative_difference(computed, numeric::differences(slope, x_, system().eam ? 1e-7 : 1e-5)), 1e-7);
}

TEST_P(CellSurfaces, ConjugateIsTheVolume) {
  Eigen::VectorXd by_x(x_.size());
  const double volume = surface_->conjugate(x_.data(), kPressure, by_x.data());
  EXPECT_NEAR(volume, structure_at(*system().cell, x_).lattice.determinant(), 1e-12 * volume);
  const auto value = [&](const Eigen::VectorXd& x) {
    Eigen::VectorXd ignored(x.size());
    return numeric::alone(surface_->conjugate(x.data(), kPressure, ignored.data()));
  };
  EXPECT_LE(numeric::relative_difference(by_x, numeric::differences(value, x_, 1e-4).row(0).transpose()), 1e-9);
}

TEST_P(CellSurfaces, TranslationsChangeNothing) {
  Eigen::VectorXd moved = x_;
  for (Eigen::Index k = 0; k < 3 * system().atoms(); ++k) moved(k) += std::array{0.3, -1.7, 12.9}[k % 3];
  EXPECT_NEAR(enthalpy(moved), enthalpy(x_), 1e-11 * (1 + std::abs(enthalpy(x_))));
}

/// The same crystal by other lattice vectors: h₀ by any unimodular matrix, atoms moved by lattice vectors.
TEST_P(CellSurfaces, AnotherBasisOfTheLatticeIsTheSameStructure) {
  Eigen::Matrix3d whole;
  whole << 1, 1, 0, 0, 1, 0, 0, -1, 1;
  System other = system();
  other.cell = Cell::make(whole * system().cell->lattice, system().cell->shape, system().atoms());
  Eigen::VectorXd x = x_;
  for (Eigen::Index i = 0; i < system().atoms(); ++i) {
    x.segment<3>(3 * i) += (Eigen::RowVector3d(i % 3 - 1.0, i % 2, -(i % 4)) * system().cell->lattice).transpose();
  }
  const auto surface = make_surface(other);
  Eigen::VectorXd gradient_there(x.size());
  const double there = surface->evaluate(x.data(), kPressure, gradient_there.data());
  EXPECT_NEAR(there, enthalpy(x_), 1e-11 * (1 + std::abs(there)));
  EXPECT_LE(numeric::relative_difference(gradient_there, gradient(x_)), 1e-10);
}

/// J sets what a strain's step is measured by, nothing else: H at the same structure is the same.
TEST_P(CellSurfaces, TheMetricScalesTheStrainsAlone) {
  System other = system();
  other.cell->metric *= 3;
  Eigen::VectorXd x = x_;
  x.tail(other.cell->strains()) *= 3;
  const auto surface = make_surface(other);
  Eigen::VectorXd gradient_there(x.size());
  EXPECT_NEAR(surface->evaluate(x.data(), kPressure, gradient_there.data()), enthalpy(x_), 1e-12 * std::abs(enthalpy(x_)));
  gradient_there.tail(other.cell->strains()) *= 3;
  EXPECT_LE(numeric::relative_difference(gradient_there, gradient(x_)), 1e-12);
}

/// Sums do not depend on which list they were picked from.
TEST_P(CellSurfaces, ValuesDoNotDependOnWhatWasEvaluatedBefore) {
  const double first = enthalpy(x_);
  const Eigen::VectorXd slope = gradient(x_);
  RandomStream random(3, 3);
  Eigen::VectorXd elsewhere = x_;
  for (int step = 0; step < 40; ++step) {
    for (double& coordinate : elsewhere) coordinate += 0.01 * random.normal();
    enthalpy(elsewhere);
  }
  for (const double near : {1e-3, 0.0}) {
    Eigen::VectorXd x = x_;
    x(0) += near;
    enthalpy(x);
  }
  EXPECT_EQ(enthalpy(x_), first);
  EXPECT_EQ((gradient(x_) - slope).norm(), 0.0);
}

TEST_P(CellSurfaces, ShearedOnesHaveTheDerivativesOfTheirEnthalpy) {
  const ShearSurface sheared(*system().cell, make_periodic_potential(system()), kPressure, 0, 1);
  constexpr double kShear = 0.07;
  const auto value = [&](const Eigen::VectorXd& x) {
    Eigen::VectorXd ignored(x.size());
    return numeric::alone(sheared.evaluate(x.data(), kShear, ignored.data()));
  };
  Eigen::VectorXd slope(x_.size()), conjugate(x_.size());
  sheared.evaluate(x_.data(), kShear, slope.data());
  EXPECT_LE(numeric::relative_difference(slope, numeric::differences(value, x_, 1e-4).row(0).transpose()),
            slack(system()));
  const auto by_shear = [&](const Eigen::VectorXd& shear) {
    Eigen::VectorXd ignored(x_.size());
    return numeric::alone(sheared.evaluate(x_.data(), shear(0), ignored.data()));
  };
  const double stress = sheared.conjugate(x_.data(), kShear, conjugate.data());
  EXPECT_NEAR(stress, numeric::differences(by_shear, numeric::alone(kShear), 1e-4)(0), 10 * slack(system()) * (1 + std::abs(stress)));
  const double h = system().eam ? 1e-7 : 1e-5;
  const auto slope_at = [&](const Eigen::VectorXd& shear) {
    Eigen::VectorXd g(x_.size());
    sheared.evaluate(x_.data(), shear(0), g.data());
    return g;
  };
  EXPECT_LE(numeric::relative_difference(conjugate, numeric::differences(slope_at, numeric::alone(kShear), h)), 1e-7);
  const auto stress_at = [&](const Eigen::VectorXd& shear) {
    Eigen::VectorXd ignored(x_.size());
    return numeric::alone(sheared.conjugate(x_.data(), shear(0), ignored.data()));
  };
  const double slope_of_stress = sheared.conjugate_slope(x_.data(), kShear);
  EXPECT_NEAR(slope_of_stress, numeric::differences(stress_at, numeric::alone(kShear), h)(0),
              1e-6 * (1 + std::abs(slope_of_stress)));
  const auto slope_by_x = [&](const Eigen::VectorXd& x) {
    Eigen::VectorXd g(x.size());
    sheared.evaluate(x.data(), kShear, g.data());
    return g;
  };
  EXPECT_LE(numeric::relative_difference(hessian(sheared, x_, kShear), numeric::differences(slope_by_x, x_, system().eam ? 1e-7 : 1e-5)), 1e-7);
}

TEST_P(CellSurfaces, SharesOfAtomsAddUp) {
  const auto potential = make_periodic_potential(system());
  const PeriodicStructure structure = structure_at(*system().cell, x_);
  const Eigen::Matrix3d f = system().cell->deformation(x_.data() + 3 * system().atoms());
  Eigen::VectorXd by_u(3 * system().atoms()), energies(system().atoms());
  Eigen::Matrix3d by_f;
  Eigen::Matrix3Xd stresses;
  const double energy = potential->evaluate(x_.data(), f, by_u.data(), by_f);
  potential->shares(x_.data(), f, energies.data(), stresses);
  EXPECT_NEAR(energies.sum(), energy, 1e-12 * (1 + energies.cwiseAbs().sum()));
  Eigen::Matrix3d total = Eigen::Matrix3d::Zero();
  for (Eigen::Index i = 0; i < system().atoms(); ++i) total += stresses.middleCols<3>(3 * i);
  EXPECT_LE((total + by_f * f.transpose()).norm(), 1e-11 * (1 + total.norm()));
}

/// Bulk modulus from the Hessian against −Ω dP/dΩ of relaxed cells; dH/dP = Ω.
TEST_P(CellSurfaces, RelaxedUnderPressureTheyObeyThermodynamics) {
  Counts counts;
  const auto relaxed = [&](double pressure, const Eigen::VectorXd& from) {
    const PolishResult end = relax_to_minimum(*surface_, from, pressure, {}, counts);
    EXPECT_TRUE(end.converged && end.index() == 0) << pressure;
    return end;
  };
  const PolishResult here = relaxed(1.0, relaxed(1.0, x_).x);
  constexpr double kStep = 1e-4;
  const PolishResult below = relaxed(1.0 - kStep, here.x), above = relaxed(1.0 + kStep, here.x);
  Eigen::VectorXd by_x(here.x.size());
  const auto volume = [&](const PolishResult& at) { return surface_->conjugate(at.x.data(), 1.0, by_x.data()); };
  const double modulus_by_steps = -volume(here) * 2 * kStep / (volume(above) - volume(below));
  const double v = volume(here);
  const double modulus = v / by_x.dot(internal_solve(*surface_, here.x, 1.0, by_x));
  EXPECT_NEAR(modulus, modulus_by_steps, 1e-5 * modulus);
  EXPECT_NEAR((above.enthalpy - below.enthalpy) / (2 * kStep), v, 1e-6 * v);
}

INSTANTIATE_TEST_SUITE_P(Of, CellSurfaces, ::testing::ValuesIn(cases()), [](const auto& info) {
  return std::string(info.param.name) + "_" + name(info.param.system.cell->shape);
});

TEST(Cells, AStrainedAndTurnedStructureIsFoundAgain) {
  Eigen::Matrix3d lattice;
  lattice << 4, 0, 0, 1, 4.5, 0, 0.5, -0.3, 5;
  System system = binary(6, 2, CutoffKind::smooth, 2.0);
  system.cell = Cell::make(lattice, CellShape::full, 8);
  const Eigen::VectorXd x = scattered(system, 11);
  PeriodicStructure turned = structure_at(*system.cell, x);
  const Eigen::Matrix3d turn = Eigen::AngleAxisd(0.7, Eigen::Vector3d(1, 2, -1).normalized()).toRotationMatrix();
  turned.lattice = turned.lattice * turn.transpose();
  turned.positions = turn * turned.positions;
  EXPECT_LE((coordinates_of(*system.cell, turned) - x).norm(), 1e-12 * x.norm());
  turned.lattice.row(0).swap(turned.lattice.row(1));
  EXPECT_THROW(coordinates_of(*system.cell, turned), std::exception) << "left-handed";
}

TEST(Cells, OnlyPotentialsWithACutoffRepeat) {
  System system = lennard_jones_cluster(4);
  system.cell = Cell::make(3 * Eigen::Matrix3d::Identity(), CellShape::isotropic, 4);
  EXPECT_THROW(make_surface(system), std::exception);
}

}  // namespace
}  // namespace baroscape
