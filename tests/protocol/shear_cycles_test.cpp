// Cycles of shear.
#include "protocol/shear_cycles.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "core/random.hpp"
#include "landscape/characterise.hpp"
#include "numeric/clusters.hpp"
#include "search/acceptance.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

TEST(ShearCycles, SmallOnesLeaveEverythingAsItWasAndLargeOnesDoNot) {
  System system = numeric::kob_andersen_cluster(8, 4);
  system.lennard_jones.cutoff = {CutoffKind::smooth, 2.0};
  system.cell = Cell::make(std::cbrt(12 / 1.2) * Eigen::Matrix3d::Identity(), CellShape::isotropic, 12);
  const auto surface = make_surface(system);
  Landscape landscape(2.0);
  RandomStream random(4, 4);
  Counts counts;
  for (std::int64_t id = 1; id <= 3; ++id) {
    Eigen::VectorXd x = Eigen::VectorXd::Zero(system.coordinates());
    for (Eigen::Index k = 0; k < 36; ++k) x(k) = random.uniform(0, system.cell->lattice(0, 0));
    const PolishResult end = relax_to_minimum(*surface, x, 2.0, {}, counts);
    ASSERT_TRUE(end.converged && end.index() == 0);
    Minimum minimum = characterise_minimum(system, *surface, end, 2.0);
    minimum.id = id;
    landscape.add(minimum);
  }
  ShearOptions options;
  options.amplitudes = {1e-4, 0.3};
  const Eigen::VectorXd population = Eigen::Vector3d(0.5, 0.3, 0.2);
  const ShearResult result = shear_cycles(system, landscape, population, options);
  ASSERT_EQ(result.cycles.size(), 2U);
  const ShearTurn &start = result.cycles[0].turns[0], &small = result.cycles[0].turns[1], &large = result.cycles[1].turns[1];
  double energy = 0;
  for (std::size_t i = 0; i < 3; ++i) energy += population(static_cast<Eigen::Index>(i)) * landscape.minima()[i].energy;
  EXPECT_NEAR(start.energy, energy, 1e-9);
  EXPECT_NEAR(small.energy, start.energy, 1e-8);
  EXPECT_NEAR(small.volume, start.volume, 1e-8);
  EXPECT_NEAR(small.returned, 1, 1e-12);
  EXPECT_EQ(small.slides, 0);
  EXPECT_GT(large.slides, 0);
  options.threads = 2;
  EXPECT_EQ(shear_cycles(system, landscape, population, options).cycles[1].turns[1].energy, large.energy);
}

TEST(ShearCycles, AClusterHasNoShear) {
  Landscape landscape(0);
  EXPECT_THROW(shear_cycles(lennard_jones_cluster(7), landscape, Eigen::VectorXd(), {}), InputError);
}

}  // namespace
}  // namespace baroscape
