// Against LAMMPS: free clusters in every number of lanes, and what fills cells, pair by pair with their images, so that
// cells can rely on the same interactions.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "numeric/metals.hpp"
#include "potentials/cut_lennard_jones.hpp"
#include "potentials/eam_tables.hpp"
#include "search/make_engine.hpp"

namespace baroscape {
namespace {

struct Reference {
  Eigen::Matrix3Xd positions, forces;
  Eigen::Matrix3d cell = Eigen::Matrix3d::Zero();  ///< columns are the lattice vectors
  std::vector<int> species;                        ///< from 0
  double energy = 0;
};

Reference read(const std::string& name) {
  const auto json = nlohmann::json::parse(std::ifstream(BAROSCAPE_TEST_DATA "/lammps/" + name + ".json"));
  const auto matrix = [&](const char* key) {
    Eigen::Matrix3Xd columns(3, json[key].size());
    for (Eigen::Index i = 0; i < columns.cols(); ++i) {
      for (int c = 0; c < 3; ++c) columns(c, i) = json[key][static_cast<std::size_t>(i)][static_cast<std::size_t>(c)];
    }
    return columns;
  };
  Reference reference{matrix("positions"), matrix("forces"), Eigen::Matrix3d::Zero(), {}, json["energy"]};
  if (json.contains("cell")) reference.cell = matrix("cell");
  for (const auto& type : json["types"]) reference.species.push_back(type.get<int>() - 1);
  return reference;
}

class Lammps : public ::testing::TestWithParam<LaneWidth> {
 protected:
  void SetUp() override {
    if (!is_supported(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  }

  /// Energy and forces of a free cluster, in the system's own units.
  void evaluate(const System& system, const Reference& reference, double& energy, Eigen::VectorXd& forces) const {
    const Eigen::Map<const Eigen::VectorXd> given(reference.positions.data(), reference.positions.size());
    const Eigen::VectorXd x = given / system.units.length;
    const double pressure = 0;
    forces.resize(x.size());
    make_engine(system, GetParam())->evaluate(1, x.data(), &pressure, &energy, forces.data());
    energy *= system.units.energy;
    forces *= -system.units.energy / system.units.length;
  }
};

TEST_P(Lammps, EnergyAndForcesOf38LennardJonesAtomsAgree) {
  const Reference reference = read("lj_cluster_38_random");
  double energy = 0;
  Eigen::VectorXd forces;
  evaluate(lennard_jones_cluster(38), reference, energy, forces);
  EXPECT_NEAR(energy, reference.energy, 1e-11 * std::abs(reference.energy));
  EXPECT_LE(numeric::relative_difference(forces, reference.forces.reshaped()), 1e-10);
}

TEST_P(Lammps, EnergyAndForcesOf13CopperAtomsAgree) {
  const Reference reference = read("eam_cluster_Cu_mishin1_13_random");
  double energy = 0;
  Eigen::VectorXd forces;
  evaluate(numeric::metal_cluster("Cu_mishin1.eam.alloy", {{"Cu", 13}}), reference, energy, forces);
  EXPECT_NEAR(energy, reference.energy, 13e-12);
  EXPECT_LE((forces - reference.forces.reshaped()).cwiseAbs().maxCoeff(), 1e-11);
}

INSTANTIATE_TEST_SUITE_P(Lanes, Lammps, ::testing::Values(LaneWidth::one, LaneWidth::four, LaneWidth::eight));

/// Calls visit(i, j, d) for every pair i ≤ j and image with d = r_i − r_j shorter than `cutoff`, each pair once.
template <class Visit>
void for_each_pair(const Reference& reference, double cutoff, const Visit& visit) {
  const auto atoms = static_cast<int>(reference.positions.cols());
  constexpr int kImages = 2;
  for (int i = 0; i < atoms; ++i) {
    for (int j = 0; j <= i; ++j) {
      for (int k = 0; k < 125; ++k) {
        const Eigen::Vector3i image(k % 5 - kImages, k / 5 % 5 - kImages, k / 25 - kImages);
        // Of an atom and its own images one half.
        if (i == j && k <= 62) continue;
        const Eigen::Vector3d d =
            reference.positions.col(i) - reference.positions.col(j) - reference.cell * image.cast<double>();
        if (d.squaredNorm() < cutoff * cutoff) visit(i, j, d);
      }
    }
  }
}

TEST(LammpsCells, ShiftedForcePairsAgree) {
  for (const char* name : {"lj_periodic_108_cut2.5_forceshifted", "lj_periodic_KA_108_forceshifted"}) {
    const Reference reference = read(name);
    const System parameters = numeric::kob_andersen_cluster(80, 28);
    using Interaction = CutLennardJones<double, CutoffKind::shifted_force>;
    const auto interaction = [&](int a, int b) {
      const double epsilon = parameters.lennard_jones.epsilon(a, b), sigma = parameters.lennard_jones.sigma(a, b);
      const double s6 = std::pow(sigma, 6);
      return Interaction(cut({4 * epsilon * s6 * s6, 4 * epsilon * s6}, sigma, {CutoffKind::shifted_force, 2.5}));
    };
    double energy = 0;
    Eigen::Matrix3Xd forces = Eigen::Matrix3Xd::Zero(3, reference.positions.cols());
    for_each_pair(reference, 2.5, [&](int i, int j, const Eigen::Vector3d& d) {
      const double slope = interaction(reference.species[static_cast<std::size_t>(i)],
                                       reference.species[static_cast<std::size_t>(j)])
                               .add_energy(d.squaredNorm(), energy) *
                           Interaction::kSlopeFactor;
      forces.col(i) -= slope * d;
      forces.col(j) += slope * d;
    });
    EXPECT_NEAR(energy, reference.energy, 1e-11 * std::abs(reference.energy)) << name;
    EXPECT_LE(numeric::relative_difference(forces, reference.forces), 1e-10) << name;
  }
}

TEST(LammpsCells, CopperZirconiumAgrees) {
  for (const char* name : {"eam_periodic_CuZr_mm_32_random", "eam_periodic_CuZr_mm_108_tri"}) {
    const Reference reference = read(name);
    const auto atoms = static_cast<int>(reference.positions.cols());
    const EamFile file = read_eam(find_eam_file("CuZr_mm.eam.fs", ""));
    const auto tables = EamTables::make(file, {file.find("Cu"), file.find("Zr")}, 1, 1);
    const Eam<double, false> model(tables->view(), reference.species.data(), atoms);
    double energy = 0;
    Eigen::VectorXd density = Eigen::VectorXd::Zero(atoms), pull(atoms);
    const auto visit_all = [&](const auto& visit) {
      for_each_pair(reference, file.cutoff, [&](int i, int j, const Eigen::Vector3d& d) {
        visit(i, j, d, model.pair<1>(i, j, d.squaredNorm()));
      });
    };
    visit_all([&](int i, int j, const Eigen::Vector3d&, const EmbeddedPair<double>& pair) {
      energy += pair.energy;
      density(i) += pair.density_at_i;
      density(j) += pair.density_at_j;
    });
    for (int i = 0; i < atoms; ++i) {
      const Embedding<double> embedding = model.embed(i, density(i));
      energy += embedding.energy;
      pull(i) = embedding.slope;
    }
    Eigen::Matrix3Xd forces = Eigen::Matrix3Xd::Zero(3, atoms);
    visit_all([&](int i, int j, const Eigen::Vector3d& d, const EmbeddedPair<double>& pair) {
      const double slope = pair.slope + pull(i) * pair.density_slope_at_i + pull(j) * pair.density_slope_at_j;
      forces.col(i) -= slope * d;
      forces.col(j) += slope * d;
    });
    EXPECT_NEAR(energy, reference.energy, 1e-12 * atoms) << name;
    // LAMMPS turns a skewed cell and its atoms into its own axes and back: positions are rounded by 1e-14 Å, and the
    // table's rounded points make forces steeper than those of the crystal. 2e-9 was seen.
    EXPECT_LE((forces - reference.forces).cwiseAbs().maxCoeff(), 1e-8) << name;
  }
}

}  // namespace
}  // namespace baroscape
