#include "kinetics/first_passage.hpp"

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include "kinetics/lumping.hpp"
#include "kinetics/rates.hpp"
#include "kinetics/samples.hpp"

namespace baroscape {
namespace {

using testing_kinetics::random_landscape;
/// 300 digits: enough for a dense solution whose pivots cancel over 100 decades to keep 30.
using Exact = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<300>>;
using Matrix = std::vector<std::vector<Exact>>;

/// Gauss's elimination with pivots, no cleverness at all.
std::vector<Exact> solve(Matrix m, std::vector<Exact> b) {
  const std::size_t n = b.size();
  for (std::size_t x = 0; x < n; ++x) {
    std::size_t best = x;
    for (std::size_t i = x + 1; i < n; ++i) {
      if (abs(m[i][x]) > abs(m[best][x])) best = i;
    }
    std::swap(m[x], m[best]);
    std::swap(b[x], b[best]);
    for (std::size_t i = x + 1; i < n; ++i) {
      const Exact factor = m[i][x] / m[x][x];
      if (factor == 0) continue;
      for (std::size_t j = x; j < n; ++j) m[i][j] -= factor * m[x][j];
      b[i] -= factor * b[x];
    }
  }
  for (std::size_t x = n; x-- > 0;) {
    for (std::size_t j = x + 1; j < n; ++j) b[x] -= m[x][j] * b[j];
    b[x] /= m[x][x];
  }
  return b;
}

/// −K transposed on the states outside `ends`, in extended precision from the same logarithms; 1 on the diagonal of
/// ends.
Matrix generator(const Network& network, const std::vector<std::size_t>& ends) {
  const std::size_t n = network.states();
  Matrix m(n, std::vector<Exact>(n, 0));
  const auto is_end = [&](std::size_t i) { return std::find(ends.begin(), ends.end(), i) != ends.end(); };
  for (const Link& link : network.links) {
    const Exact there = exp(Exact(network.log_rate_from_a(link))), back = exp(Exact(network.log_rate_from_b(link)));
    m[link.a][link.a] += there;
    m[link.a][link.b] -= there;
    m[link.b][link.b] += back;
    m[link.b][link.a] -= back;
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (!is_end(i)) continue;
    for (std::size_t j = 0; j < n; ++j) m[i][j] = 0;
    m[i][i] = 1;
  }
  return m;
}

/// Relative; an expected 0 must be a 0.
double error_of(double log_found, const Exact& expected) {
  if (expected == 0) return log_found == -std::numeric_limits<double>::infinity() ? 0 : 1;
  return abs(Exact(exp(Exact(log_found)) / expected - 1)).convert_to<double>();
}

class FirstPassage : public ::testing::TestWithParam<double> {};

TEST_P(FirstPassage, AgreesWithExtendedPrecision) {
  // At T = 0.01 the rates of these landscapes span 100 decades, at 0.002 they span 600.
  const double temperature = GetParam();
  for (const std::uint64_t seed : {1, 2, 3}) {
    const Network network = HarmonicRates(random_landscape(seed, 24, 60, 1.5, 1)).network(temperature);
    const FirstPassages passages(network);
    const std::vector<std::size_t> a = {3, 11}, b = {7, 20, 21};

    std::vector<Exact> ones(network.states(), 1);
    for (const std::size_t end : b) ones[end] = 0;
    const std::vector<Exact> times = solve(generator(network, b), ones);
    const std::vector<MaybeLog> found = passages.log_times_to(b);

    std::vector<std::size_t> both = a;
    both.insert(both.end(), b.begin(), b.end());
    std::vector<Exact> in_b(network.states(), 0), in_a(network.states(), 0);
    for (const std::size_t end : b) in_b[end] = 1;
    for (const std::size_t end : a) in_a[end] = 1;
    const std::vector<Exact> to_b = solve(generator(network, both), in_b);
    const std::vector<Exact> to_a = solve(generator(network, both), in_a);
    const Committors chances = passages.committors(a, b);

    for (std::size_t i = 0; i < network.states(); ++i) {
      EXPECT_LT(error_of(*found[i], times[i]), 1e-9) << i;
      EXPECT_LT(error_of(*chances.log_to_b[i], to_b[i]), 1e-9) << i;
      EXPECT_LT(error_of(*chances.log_to_a[i], to_a[i]), 1e-9) << i;
    }

    Exact flux = 0, weight = 0;
    for (const std::size_t i : a) weight += exp(Exact(network.log_weight[i]));
    for (const Link& link : network.links) {
      const bool from_a = in_a[link.a] == 1, from_b = in_a[link.b] == 1;
      if (from_a != from_b) flux += exp(Exact(link.log_conductance)) * to_b[from_a ? link.b : link.a];
    }
    EXPECT_LT(error_of(passages.rates_between(a, b)->log_rate_to_b, flux / weight), 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(Temperatures, FirstPassage, ::testing::Values(1.0, 0.05, 0.01, 0.002));

TEST(FirstPassages, TwoStatesTakeTheReciprocalOfTheRate) {
  Network network;
  network.log_weight = {0, 2};
  network.links = {{0, 1, -4000}};
  const FirstPassages passages(network);
  EXPECT_NEAR(*passages.log_times_to({1})[0], 4000, 1e-9);
  EXPECT_NEAR(*passages.log_times_to({0})[1], 4002, 1e-9);
  const auto rates = passages.rates_between({0}, {1});
  EXPECT_NEAR(rates->log_rate_to_b, -4000, 1e-9);
  EXPECT_NEAR(rates->log_rate_to_a, -4002, 1e-9);
}

TEST(FirstPassages, AChainIsAnalytic) {
  // 0 ⇄ 1 → 2: the mean time from 0 is 1/k₀₁ + (1/k₁₂)(1 + k₁₀/k₀₁).
  Network network;
  network.log_weight = {0, std::log(0.5), std::log(3.0)};
  network.links = {{0, 1, std::log(0.2)}, {1, 2, std::log(0.03)}};
  const double there = 0.2, back = 0.4, on = 0.06;
  EXPECT_NEAR(std::exp(*FirstPassages(network).log_times_to({2})[0]), 1 / there + (1 + back / there) / on, 1e-12);
}

TEST(FirstPassages, RatesBothWaysHaveTheRatioOfTheEquilibriumPopulations) {
  for (const double temperature : {1.0, 0.02, 1e-4}) {
    const FirstPassages passages(HarmonicRates(random_landscape(8, 100, 400, 2, 1)).network(temperature));
    const auto rates = passages.rates_between({0, 5, 17}, {30, 31});
    ASSERT_TRUE(rates);
    EXPECT_NEAR(rates->log_rate_to_b + rates->log_weight_a, rates->log_rate_to_a + rates->log_weight_b, 1e-9);
    // The other way round it is a different calculation of the same flux.
    const auto back = passages.rates_between({30, 31}, {0, 5, 17});
    EXPECT_NEAR(back->log_rate_to_b, rates->log_rate_to_a, 1e-9);
    EXPECT_NEAR(back->log_time_to_a, rates->log_time_to_b, 1e-9);
  }
}

TEST(FirstPassages, WhatNoWayLeadsFromIsNothingAndIsNamed) {
  Network network;  // 0 ⇄ 1   2 ⇄ 3   4
  network.log_weight = {0, 0, 0, 0, 0};
  network.links = {{0, 1, -1}, {2, 3, -2}};
  const FirstPassages passages(network);
  const auto times = passages.log_times_to({1});
  EXPECT_TRUE(times[0]);
  EXPECT_FALSE(times[2] || times[3] || times[4]);
  const Committors chances = passages.committors({0}, {3});
  EXPECT_EQ(chances.log_to_b[2], 0);
  EXPECT_EQ(chances.log_to_a[1], 0);
  EXPECT_FALSE(chances.log_to_b[4]);
  EXPECT_FALSE(passages.rates_between({0}, {2}));
  const auto some = passages.rates_between({0, 2}, {3});
  ASSERT_TRUE(some);
  EXPECT_EQ(some->left_out, std::vector<std::size_t>{0});
  EXPECT_NEAR(some->log_time_to_b, 2, 1e-12);
}

TEST(Lumping, FastGroupsGiveTheTimesOfTheirMembers) {
  // Groups of three states that exchange at 1, joined to the next group at 1e-8 or slower.
  RandomStream random(3, 1);
  Network network;
  for (int i = 0; i < 30; ++i) network.log_weight.push_back(random.uniform(-2, 2));
  for (std::size_t g = 0; g < 10; ++g) {
    network.links.push_back({3 * g, 3 * g + 1, 3});
    network.links.push_back({3 * g + 1, 3 * g + 2, 3});
    if (g < 9) network.links.push_back({3 * g + 2, 3 * g + 3, std::log(1e-8) - random.uniform(0, 5)});
    if (g < 8) network.links.push_back({3 * g, 3 * g + 7, std::log(1e-9)});
  }
  const LumpedNetwork lumped = lump_fast_groups(network, std::log(1e-3));
  ASSERT_EQ(lumped.network.states(), 10u);
  EXPECT_EQ(lumped.network.links.size(), 17u);
  for (std::size_t i = 0; i < 30; ++i) EXPECT_EQ(lumped.group_of[i], i / 3);
  EXPECT_NEAR(std::exp(lumped.log_share[0]) + std::exp(lumped.log_share[1]) + std::exp(lumped.log_share[2]), 1, 1e-14);
  const auto times = FirstPassages(network).log_times_to({27, 28, 29});
  const auto lumped_times = FirstPassages(lumped.network).log_times_to({9});
  for (std::size_t i = 0; i < 27; ++i) EXPECT_NEAR(*times[i], *lumped_times[i / 3], 1e-5) << i;
}

TEST(Lumping, DetailedBalanceSurvives) {
  const Network network = HarmonicRates(random_landscape(9, 50, 200, 2, 1)).network(0.1);
  const LumpedNetwork lumped = lump_fast_groups(network, std::log(1e-3));
  ASSERT_LT(lumped.network.states(), 50u);
  ASSERT_GT(lumped.network.states(), 1u);
  EXPECT_NEAR(log_sum(lumped.network.log_weight), log_sum(network.log_weight), 1e-12);
  // Nothing is lumped when nothing is that fast, and the answer is the network itself.
  const LumpedNetwork same = lump_fast_groups(network, 1e3);
  EXPECT_EQ(same.network.states(), 50u);
  EXPECT_EQ(same.network.links.size(), network.links.size());
}

TEST(ExtendedReals, AddMultiplyAndDivideLikeDoublesWithoutTheirBounds) {
  RandomStream random(4, 4);
  for (int k = 0; k < 1000; ++k) {
    const double x = std::exp(random.uniform(-60, 60)), y = std::exp(random.uniform(-60, 60));
    const ExtendedReal a(x), b(y);
    EXPECT_DOUBLE_EQ((a * b).to_double(), x * y);
    EXPECT_DOUBLE_EQ((a / b).to_double(), x / y);
    EXPECT_DOUBLE_EQ((a + b).to_double(), x + y);
  }
  EXPECT_TRUE((ExtendedReal() * ExtendedReal(3.0)).is_zero());
  EXPECT_EQ((ExtendedReal() + ExtendedReal(3.0)).to_double(), 3.0);
  EXPECT_NEAR((ExtendedReal::exp(-1e6) * ExtendedReal::exp(1e6 + 1)).log(), 1, 1e-9);
  EXPECT_NEAR(ExtendedReal::exp(12345.678).log(), 12345.678, 1e-11);
  EXPECT_TRUE(ExtendedReal::exp(-std::numeric_limits<double>::infinity()).is_zero());
  EXPECT_EQ(ExtendedReal::exp(-1e6).to_double(), 0);
  EXPECT_EQ(ExtendedReal::exp(1e6).to_double(), std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace baroscape
