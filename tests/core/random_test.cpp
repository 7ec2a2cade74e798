#include "core/random.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <vector>

namespace baroscape {
namespace {

double from_words(std::uint32_t low, std::uint32_t high) {
  return static_cast<double>(((static_cast<std::uint64_t>(high) << 32) | low) >> 11) * 0x1.0p-53;
}

TEST(RandomStream, StartsWithThePublishedPhiloxAnswer) {
  // Random123's kat_vectors: philox4x32 10, counter 0, key 0.
  RandomStream random(0, 0);
  EXPECT_EQ(random.uniform(), from_words(0x6627e8d5, 0xe169c58d));
  EXPECT_EQ(random.uniform(), from_words(0xbc57ac4c, 0x9b00dbd8));
}

TEST(RandomStream, IsPhiloxWithTheSeedAsKeyAndPositionAndStreamAsCounter) {
  const std::uint64_t seed = 0x0123456789abcdef, stream = 0xfedcba9876543210;
  RandomStream random(seed, stream);
  for (std::uint32_t position = 0; position < 100; ++position) {
    const auto words = r123::Philox4x32{}({{position, 0, 0x76543210, 0xfedcba98}}, {{0x89abcdef, 0x01234567}});
    EXPECT_EQ(random.uniform(), from_words(words[0], words[1]));
    EXPECT_EQ(random.uniform(), from_words(words[2], words[3]));
  }
}

TEST(RandomStream, AnAddressAlwaysGivesTheSameNumbers) {
  RandomStream first(7, 11), second(7, 11), copied = first;
  for (int k = 0; k < 1000; ++k) {
    const double value = first.normal();
    EXPECT_EQ(value, second.normal());
    EXPECT_EQ(value, copied.normal());
  }
}

TEST(RandomStream, SeedsAndStreamsShareNoNumbers) {
  std::set<double> seen;
  int drawn = 0;
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32}) {
    for (const std::uint64_t stream :
         {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32, std::uint64_t{1} << 63}) {
      RandomStream random(seed, stream);
      for (int k = 0; k < 1000; ++k, ++drawn) seen.insert(random.uniform());
    }
  }
  // 12,000 numbers of 53 bits meet by chance with probability 1e-8.
  EXPECT_EQ(static_cast<int>(seen.size()), drawn);
}

TEST(RandomStream, UniformNumbersHaveTheMomentsOfTheUnitInterval) {
  RandomStream random(3, 1);
  constexpr int n = 200000;
  double first = 0, second = 0, together = 0, previous = 0.5;
  for (int k = 0; k < n; ++k) {
    const double u = random.uniform();
    ASSERT_GE(u, 0.0);
    ASSERT_LT(u, 1.0);
    first += u;
    second += u * u;
    together += (u - 0.5) * (previous - 0.5);
    previous = u;
  }
  // Five standard errors: √(1/12n), √(4/45n), 1/(12√n).
  EXPECT_NEAR(first / n, 0.5, 5 * std::sqrt(1.0 / 12 / n));
  EXPECT_NEAR(second / n, 1.0 / 3, 5 * std::sqrt(4.0 / 45 / n));
  EXPECT_NEAR(together / n, 0.0, 5.0 / 12 / std::sqrt(n));
}

TEST(RandomStream, UniformNumbersFillTheIntervalAskedFor) {
  RandomStream random(3, 2), unit(3, 2);
  for (int k = 0; k < 1000; ++k) EXPECT_EQ(random.uniform(-2, 6), -2 + 8 * unit.uniform());
}

TEST(RandomStream, NormalNumbersHaveTheMomentsOfTheNormalDistribution) {
  RandomStream random(3, 3);
  constexpr int n = 200000;
  double moment[5] = {}, pairs = 0, previous = 0;
  for (int k = 0; k < n; ++k) {
    const double z = random.normal();
    for (int power = 1; power <= 4; ++power) moment[power] += std::pow(z, power) / n;
    pairs += z * previous / n;
    previous = z;
  }
  // Five standard errors; the variances of z, z², z³, z⁴ are 1, 2, 15, 96.
  EXPECT_NEAR(moment[1], 0, 5 * std::sqrt(1.0 / n));
  EXPECT_NEAR(moment[2], 1, 5 * std::sqrt(2.0 / n));
  EXPECT_NEAR(moment[3], 0, 5 * std::sqrt(15.0 / n));
  EXPECT_NEAR(moment[4], 3, 5 * std::sqrt(96.0 / n));
  EXPECT_NEAR(pairs, 0, 5 * std::sqrt(1.0 / n));
}

class BelowTest : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(BelowTest, EveryNumberIsEquallyLikely) {
  const std::uint64_t n = GetParam();
  RandomStream random(5, n);
  std::vector<double> hits(n, 0);
  const double expected = 10000;
  for (std::uint64_t k = 0; k < n * 10000; ++k) {
    const std::uint64_t value = random.below(n);
    ASSERT_LT(value, n);
    ++hits[value];
  }
  double chi2 = 0;
  for (const double count : hits) chi2 += (count - expected) * (count - expected) / expected;
  // Mean n − 1, variance 2(n − 1); five standard deviations and a little for the skew of small n.
  EXPECT_LE(chi2, static_cast<double>(n - 1) + 5 * std::sqrt(2.0 * static_cast<double>(n - 1)) + 10 * (n > 1));
}

INSTANTIATE_TEST_SUITE_P(SmallNumbers, BelowTest, ::testing::Values(1, 2, 3, 5, 6, 7, 10, 16, 17));

TEST(RandomStream, BelowReachesTheWholeRangeOfLargeNumbers) {
  RandomStream random(5, 100);
  const std::uint64_t n = std::uint64_t{3} << 62;
  int third[3] = {};
  for (int k = 0; k < 30000; ++k) ++third[random.below(n) >> 62];
  for (const int count : third) EXPECT_NEAR(count, 10000, 5 * std::sqrt(10000 * 2.0 / 3));
}

}  // namespace
}  // namespace baroscape
