#include "core/lanes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/lanes_suite.hpp"
#include "core/random.hpp"

namespace baroscape {
namespace {

using lanes_suite::Results;

struct Width {
  const char* name;
  int lanes;
  void (*carry_out)(const double*, const double*, const double*, Results&);
  bool (*supported)();
};

void PrintTo(const Width& width, std::ostream* out) {
  *out << width.name;
}

/// Equal bits, or both not a number: which payload survives is the instruction's own affair.
bool same(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return a == b && std::signbit(a) == std::signbit(b);
}

class LanesTest : public ::testing::TestWithParam<Width> {
 protected:
  void SetUp() override {
    if (!GetParam().supported()) GTEST_SKIP() << "this processor lacks " << GetParam().name;
  }

  /// Compares the pack with plain doubles, lane by lane.
  void compare(const double* a, const double* b, const double* c) {
    const int lanes = GetParam().lanes;
    Results pack;
    GetParam().carry_out(a, b, c, pack);
    bool any_less = false;
    for (int l = 0; l < lanes; ++l) {
      Results plain;
      lanes_suite::carry_out<double>(a + l, b + l, c + l, plain);
      any_less = any_less || plain.any_less;
      for (int k = 0; k < lanes_suite::kValues; ++k) {
        if (k == lanes_suite::replaced) continue;
        EXPECT_TRUE(same(pack.values[k][l], plain.values[k][0]))
            << "operation " << k << " of " << a[l] << ", " << b[l] << ", " << c[l] << " in lane " << l << ": "
            << pack.values[k][l] << " instead of " << plain.values[k][0];
      }
      EXPECT_TRUE(same(pack.values[lanes_suite::replaced][l], l == lanes - 1 ? 42.0 : a[l])) << "lane " << l;
      for (int k = 0; k < lanes_suite::replaced_answer; ++k) {
        EXPECT_EQ(pack.answers[k][l], plain.answers[k][0]) << "question " << k << " in lane " << l;
      }
      const bool changed = (l % 2 == 0) != (a[l] < b[l]);
      EXPECT_EQ(pack.answers[lanes_suite::replaced_answer][l], changed) << "lane " << l;
    }
    EXPECT_EQ(pack.any_less, any_less);
    EXPECT_FALSE(pack.any_of_none);
  }
};

TEST_P(LanesTest, EveryOperationEqualsThatOfDoublesToTheLastBit) {
  RandomStream random(1, 1);
  for (int round = 0; round < 2000; ++round) {
    double numbers[3][lanes_suite::kWidest];
    for (auto& row : numbers) {
      for (double& value : row) value = random.normal() * std::pow(10.0, random.uniform(-8, 8));
    }
    compare(numbers[0], numbers[1], numbers[2]);
  }
}

TEST_P(LanesTest, ZerosInfinitiesSubnormalsAndNotANumberBehaveAsTheyDoInDoubles) {
  constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double tiny = std::numeric_limits<double>::denorm_min(), most = std::numeric_limits<double>::max();
  const std::vector<double> special = {0.0, -0.0, 1.0, -1.0, inf, -inf, nan, tiny, -tiny, 1e-310, most, -most, 1.5};
  RandomStream random(1, 2);
  for (int round = 0; round < 2000; ++round) {
    double numbers[3][lanes_suite::kWidest];
    for (auto& row : numbers) {
      for (double& value : row) value = special[random.below(special.size())];
    }
    compare(numbers[0], numbers[1], numbers[2]);
  }
}

TEST_P(LanesTest, AnyAsksEveryLane) {
  for (int l = 0; l < GetParam().lanes; ++l) {
    double a[lanes_suite::kWidest], b[lanes_suite::kWidest] = {}, c[lanes_suite::kWidest] = {};
    for (int k = 0; k < lanes_suite::kWidest; ++k) a[k] = k == l ? -1.0 : 1.0;
    Results pack;
    GetParam().carry_out(a, b, c, pack);
    EXPECT_TRUE(pack.any_less) << "lane " << l;
    a[l] = 1.0;
    GetParam().carry_out(a, b, c, pack);
    EXPECT_FALSE(pack.any_less);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Packs, LanesTest,
    ::testing::Values(Width{"AVX2", 4, lanes_suite::carry_out_avx2,
                            [] { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }},
                      Width{"AVX512", 8, lanes_suite::carry_out_avx512,
                            [] { return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"); }}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Lanes, OfDoublesAreTheDoublesThemselves) {
  EXPECT_EQ(fma(0.1, 10.0, -1.0), std::fma(0.1, 10.0, -1.0));
  EXPECT_NE(fma(0.1, 10.0, -1.0), 0.1 * 10.0 - 1.0);  // one rounding, not two
  EXPECT_EQ(select(true, 1.0, 2.0), 1.0);
  EXPECT_EQ(select(false, 1.0, 2.0), 2.0);
}

TEST(LaneArray, IsZeroedAndAlignedForTheWidestPack) {
  for (int size = 0; size < 20; ++size) {
    const LaneArray<double> array(size);
    EXPECT_EQ(array.size(), size);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(array.data()) % 64, 0u);
    for (int k = 0; k < size; ++k) EXPECT_EQ(array[k], 0.0);
  }
}

}  // namespace
}  // namespace baroscape
