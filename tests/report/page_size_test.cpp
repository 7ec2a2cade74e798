// The page of a landscape as large as LJ13's stays within what mail and browsers take.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "report/made_up.hpp"
#include "report/report.hpp"

namespace baroscape {
namespace {

/// Numbers with as many digits as real ones: a linear congruential generator (D. E. Knuth, MMIX).
class Digits {
 public:
  double next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11U) / 9007199254740992.0;
  }

 private:
  std::uint64_t state_ = 1;
};

/// Minima and transition states in the numbers of LJ13 at P = 0, each with coordinates of its own.
ReportData as_large_as_lj13() {
  constexpr int atoms = 13, minima = 1510, transition_states = 29440;
  Digits digits;
  ReportData data;
  data.title = "As large as LJ13";
  data.system = lennard_jones_cluster(atoms);
  ReportLandscape& one = data.landscapes.emplace_back();
  const auto fill = [&](auto& state, double energy) {
    state.positions.resize(3 * atoms);
    for (double& x : state.positions) x = 4 * digits.next() - 2;
    state.energy = state.enthalpy = energy;
    state.volume = 12 + 4 * digits.next();
  };
  for (int id = 1; id <= minima; ++id) {
    Minimum state;
    state.id = id;
    fill(state, -44.3 + 8 * digits.next());
    one.landscape.add(state);
  }
  for (int id = 1; id <= transition_states; ++id) {
    TransitionState state;
    state.id = id;
    fill(state, -36 + 4 * digits.next());
    // Every minimum is reached; the rest is at random.
    state.minimum_a = id < minima ? id + 1 : 1 + static_cast<std::int64_t>(digits.next() * minima);
    state.minimum_b = 1 + static_cast<std::int64_t>(digits.next() * static_cast<double>(std::min(id, minima)));
    one.landscape.add(state);
  }
  return data;
}

TEST(PageSize, OfALandscapeLikeLj13IsAtMostTwelveMegabytes) {
  const std::string page = report_html(as_large_as_lj13());
  EXPECT_LE(page.size(), 12'000'000U);
  if (const char* file = std::getenv("BAROSCAPE_KEEP_PAGE")) std::ofstream(file) << page;  // to look at in a browser
}

TEST(PageSize, OfASmallReportIsMostlyTheLibraries) {
  EXPECT_LE(report_html(testing_report::report()).size(), 1'400'000U);
}

}  // namespace
}  // namespace baroscape
