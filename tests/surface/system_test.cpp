#include "surface/system.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "core/error.hpp"

namespace baroscape {
namespace {

TEST(System, ALennardJonesClusterIsOneSpeciesInReducedUnits) {
  const System system = lennard_jones_cluster(9);
  EXPECT_EQ(system.atoms(), 9);
  EXPECT_EQ(system.species, std::vector<int>(9, 0));
  EXPECT_EQ(system.species_names, std::vector<std::string>{"A"});
  EXPECT_EQ(system.masses, std::vector<double>{1.0});
  EXPECT_EQ(system.lennard_jones.epsilon, Eigen::MatrixXd::Ones(1, 1));
  EXPECT_EQ(system.lennard_jones.sigma, Eigen::MatrixXd::Ones(1, 1));
  EXPECT_EQ(system.atom_radius, 0.5);
}

TEST(System, TheVolumeIsNamedWithItsAtomRadius) {
  EXPECT_EQ(volume_definition(lennard_jones_cluster(7)), "gyration-sphere, atom_radius 0.5");
  EXPECT_EQ(volume_definition(lennard_jones_cluster(7, 0)), "gyration-sphere, atom_radius 0");
  EXPECT_EQ(volume_definition(lennard_jones_cluster(7, 0.1)), "gyration-sphere, atom_radius 0.1");
}

TEST(System, ImpossibleClustersAreRefused) {
  EXPECT_THROW(lennard_jones_cluster(0), InputError);
  EXPECT_THROW(lennard_jones_cluster(-3), InputError);
  EXPECT_THROW(lennard_jones_cluster(7, -0.1), InputError);
  EXPECT_THROW(lennard_jones_cluster(7, std::numeric_limits<double>::quiet_NaN()), InputError);
  EXPECT_THROW(lennard_jones_cluster(7, std::numeric_limits<double>::infinity()), InputError);
}

}  // namespace
}  // namespace baroscape
