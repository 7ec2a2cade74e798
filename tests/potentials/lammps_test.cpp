// Against LAMMPS, in every number of lanes.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "numeric/finite_differences.hpp"
#include "search/make_engine.hpp"

namespace baroscape {
namespace {

class Lammps : public ::testing::TestWithParam<LaneWidth> {};

TEST_P(Lammps, EnergyAndForcesOf38AtomsAgree) {
  if (!is_supported(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  const auto reference = nlohmann::json::parse(std::ifstream(BAROSCAPE_TEST_DATA "/lammps/lj_cluster_38_random.json"));
  Eigen::VectorXd x(3 * 38), forces(3 * 38), gradient(3 * 38);
  for (int i = 0; i < 38; ++i) {
    for (int c = 0; c < 3; ++c) {
      x(3 * i + c) = reference["positions"][i][c];
      forces(3 * i + c) = reference["forces"][i][c];
    }
  }
  const double energy = reference["energy"], pressure = 0;
  double computed = 0;
  make_engine(lennard_jones_cluster(38), GetParam())->evaluate(1, x.data(), &pressure, &computed, gradient.data());
  EXPECT_NEAR(computed, energy, 1e-11 * std::abs(energy));
  EXPECT_LE(numeric::relative_difference(-gradient, forces), 1e-10);
}

INSTANTIATE_TEST_SUITE_P(Lanes, Lammps, ::testing::Values(LaneWidth::one, LaneWidth::four, LaneWidth::eight));

}  // namespace
}  // namespace baroscape
