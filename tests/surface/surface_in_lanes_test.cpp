#include "surface/surface_in_lanes.hpp"

#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "search/make_engine.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using surface_in_lanes::Everything;

struct Width {
  const char* name;
  LaneWidth width;
  int lanes;
  void (*compute)(const PlainCluster&, const double* const*, const double*, Everything*);
};

void PrintTo(const Width& width, std::ostream* out) {
  *out << width.name;
}

struct Storage {
  explicit Storage(int n) : gradient(n), volume_gradient(n), hessian(n, n), zero_modes(n, 6) {}
  Everything view() { return {0, 0, gradient.data(), volume_gradient.data(), hessian.data(), zero_modes.data()}; }
  Eigen::VectorXd gradient, volume_gradient;
  Eigen::MatrixXd hessian, zero_modes;
};

class SurfaceInLanes : public ::testing::TestWithParam<Width> {};

TEST_P(SurfaceInLanes, EqualsTheOneOfDoublesToTheLastBit) {
  if (!is_supported(GetParam().width)) GTEST_SKIP() << "this processor lacks the instructions";
  RandomStream random(4, 1);
  for (const System& system :
       {lennard_jones_cluster(7), lennard_jones_cluster(2, 0.0), numeric::kob_andersen_cluster(5, 3)}) {
    const int n = 3 * system.atoms(), lanes = GetParam().lanes;
    const PlainClusterData data(system);
    std::vector<Eigen::VectorXd> starts;
    std::vector<const double*> x;
    std::vector<double> pressures;
    std::vector<Storage> storage(lanes, Storage(n));
    std::vector<Everything> packed;
    for (int l = 0; l < lanes; ++l) {
      starts.push_back(shapes::random_cluster(random, system.atoms()));
      // A pair along an axis lacks one rotation: that lane's mask differs from its neighbours'.
      if (system.atoms() == 2 && l % 2 == 0) starts.back() << 0, 0, 0, 0, 0, 1.1;
      pressures.push_back(0.7 * l);
      packed.push_back(storage[l].view());
    }
    for (const Eigen::VectorXd& start : starts) x.push_back(start.data());
    GetParam().compute(data.view(), x.data(), pressures.data(), packed.data());
    for (int l = 0; l < lanes; ++l) {
      Storage plain(n);
      Everything alone = plain.view();
      surface_in_lanes::compute<double>(data.view(), &x[l], &pressures[l], &alone);
      EXPECT_EQ(packed[l].enthalpy, alone.enthalpy);
      EXPECT_EQ(packed[l].volume, alone.volume);
      EXPECT_TRUE(storage[l].gradient == plain.gradient);
      EXPECT_TRUE(storage[l].volume_gradient == plain.volume_gradient);
      EXPECT_TRUE(storage[l].hessian == plain.hessian);
      EXPECT_TRUE(storage[l].zero_modes == plain.zero_modes);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Packs, SurfaceInLanes,
                         ::testing::Values(Width{"FourLanes", LaneWidth::four, 4, surface_in_lanes::compute_avx2},
                                           Width{"EightLanes", LaneWidth::eight, 8, surface_in_lanes::compute_avx512}),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace baroscape
