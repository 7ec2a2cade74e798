#include "protocol/start.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "protocol/lj9.hpp"

namespace baroscape {
namespace {

using testing_protocol::lj9;

double mean_energy(const Eigen::VectorXd& population) {
  double mean = 0;
  for (Eigen::Index i = 0; i < population.size(); ++i) {
    mean += population[i] * lj9().ambient.minima()[static_cast<std::size_t>(i)].energy;
  }
  return mean;
}

TEST(Start, TheSlowerAGlassIsCooledTheLowerItLies) {
  double above = 0;
  for (const double rate : {1e-3, 1e-5, 1e-7, 1e-9}) {
    const Eigen::VectorXd glass = initial_population(lj9().ambient, CooledStart{rate, 0.3}, 0.02);
    EXPECT_NEAR(glass.sum(), 1, 1e-12);
    EXPECT_GE(glass.minCoeff(), 0);
    EXPECT_LT(mean_energy(glass), above);
    above = mean_energy(glass);
  }
}

TEST(Start, CooledAtOnceItStaysAsItWas) {
  const Eigen::VectorXd glass = initial_population(lj9().ambient, CooledStart{1e6, 0.3}, 0.02);
  EXPECT_LT((glass - equilibrium(lj9().ambient, 0.3)).cwiseAbs().sum(), 1e-4);
}

/// Heating above the glass transition erases history (design: physics, section 1): from which temperature above it a
/// glass was cooled makes no difference.
TEST(Start, HistoryAboveTheGlassTransitionIsErased) {
  const Eigen::VectorXd one = initial_population(lj9().ambient, CooledStart{1e-6, 0.3}, 0.02);
  const Eigen::VectorXd other = initial_population(lj9().ambient, CooledStart{1e-6, 0.4}, 0.02);
  EXPECT_LT((one - other).cwiseAbs().sum(), 1e-5);
}

TEST(Start, IsDescribedByWhatMakesIt) {
  EXPECT_EQ(describe(CooledStart{1e-6, 0.3}), "cooling rate 1e-06 from 0.3");
  EXPECT_EQ(describe(FictiveTemperatureStart{0.15}), "fictive temperature 0.15");
  EXPECT_EQ(describe(MinimumStart{3}), "minimum 3");
}

TEST(Start, BadInputIsRefused) {
  EXPECT_THROW(initial_population(lj9().ambient, CooledStart{1e-6, 0.02}, 0.02), InputError);
  EXPECT_THROW(initial_population(lj9().ambient, CooledStart{-1, 0.3}, 0.02), InputError);
  EXPECT_THROW(initial_population(lj9().ambient, CooledStart{1e-300, 0.3}, 0.02), InputError);
  EXPECT_THROW(initial_population(lj9().ambient, FictiveTemperatureStart{0}), InputError);
}

}  // namespace
}  // namespace baroscape
