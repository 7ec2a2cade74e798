#include "exchange/pathsample.hpp"

#include <cstring>
#include <limits>

#include "binary_system.hpp"
#include "exchange/disconnection_dps.hpp"
#include "sample_landscape.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

const Kept kPathsample{false, false, false, false};

PathsampleFiles sample_files() {
  return pathsample_files(sample_landscape(), binary_system());
}

void expect_refused(const PathsampleFiles& files, const std::string& part) {
  EXPECT_PRED_FORMAT2(IsSubstring, part, refusal([&] { parse_pathsample(files, "db"); }));
}

TEST(Pathsample, WhatIsWrittenIsReadBackToTheLastBit) {
  const ForeignLandscape read = parse_pathsample(sample_files(), "db");
  expect_same(sample_landscape(), read, kPathsample);
  // States are numbered by their lines.
  EXPECT_EQ(read.minima[2].id, 3);
  EXPECT_EQ(read.transition_states[3].minimum_a, 2);
  EXPECT_EQ(read.transition_states[3].minimum_b, 3);
  EXPECT_EQ(read.transition_states[3].place, "db/ts.data:4");
}

TEST(Pathsample, WithoutCoordinatesThereAreNoPointsFiles) {
  const PathsampleFiles files = pathsample_files(sample_landscape(false), binary_system());
  EXPECT_TRUE(files.points_min.empty() && files.points_ts.empty());
  expect_same(sample_landscape(false), parse_pathsample(files, "db"), kPathsample);
}

// The first lines of PATHSAMPLE's LJ13 data base as published with its Python tools (ktn_io.py, PyGT).
TEST(Pathsample, LinesOfPathsamplesOwnDataBaseAreRead) {
  const ForeignLandscape read = parse_stationary_points(
      "      -44.3268014195      158.2464487383     120        9.3629926605        9.3629926606        9.3629926607\n"
      "-41.4719798478\t153.8092000860\t2\t8.7543536583\t10.6788841872\t11.4404999401\n",
      "-40.4326640775 148.9095497699 1 2 1 9.0473340846 10.4342879996 10.9389332953\n", "min.data", "ts.data");
  EXPECT_EQ(read.minima[0].enthalpy, -44.3268014195);
  EXPECT_EQ(read.minima[0].log_product_mass, 158.2464487383);
  EXPECT_EQ(read.minima[0].point_group_order, 120);
  EXPECT_EQ(read.transition_states[0].minimum_a, 2);
}

// Three unit masses on an equilateral triangle of side a: a²/2, a²/2, a² by hand.
TEST(Pathsample, MomentsOfInertia) {
  Eigen::VectorXd triangle(9);
  triangle << 0, 0, 5, 2, 0, 5, 1, std::sqrt(3.0), 5;
  EXPECT_TRUE(moments_of_inertia(triangle, binary_system()).isApprox(Eigen::Vector3d(2, 2, 4), 1e-14));
}

TEST(Pathsample, FortranExponentsAndEnergiesAloneAreRead) {
  const ForeignLandscape read =
      parse_stationary_points("-1.5D+01\n-0.14E2\n", "-1.3d1 1 1 1 2\n", "min.data", "ts.data");
  EXPECT_EQ(read.minima[0].enthalpy, -15);
  EXPECT_FALSE(read.minima[0].log_product_mass);
  EXPECT_EQ(read.transition_states[0].enthalpy, -13);
}

TEST(Pathsample, WrongLinesAreNamed) {
  PathsampleFiles files = sample_files();
  files.min_data += "-1 2\n";
  expect_refused(files, "db/min.data:4: 2 columns");
  files.min_data = "nan 1 1 1 1 1\n";
  expect_refused(files, "db/min.data:1: column 1, energy: \"nan\" is not allowed; a finite number is");
  files.min_data = "-1 1 0 1 1 1\n";
  expect_refused(files, "db/min.data:1: column 3, order of the point group: \"0\"");
  files.min_data = "-1 1 1 1 1\n";
  expect_refused(files, "three moments of inertia are wanted");
  files.min_data = "-1 1 1 1 1 inf\n";
  expect_refused(files, "column 6, moment of inertia");
  files.min_data = "-1 1 1\n\n-1 1 1\n";
  expect_refused(files, "db/min.data:2: an empty line");
  files.min_data = "";
  expect_refused(files, "db/min.data: holds no minimum");
  files = sample_files();
  files.ts_data = "1 1 1 1 4\n";
  expect_refused(files, "db/ts.data:1: the transition state joins minimum 4, which is not among the 3 minima");
  files.ts_data = "1 1 1 0 1\n";
  expect_refused(files, "db/ts.data:1: column 4, first minimum: \"0\"");
  files.ts_data = "1 1 1 99999999999999999999 1\n";
  expect_refused(files, "column 4");
  files.ts_data = "1 1 1 1\n";
  expect_refused(files, "db/ts.data:1: 4 columns");
}

TEST(Pathsample, EscapeSequencesDoNotReachTheTerminal) {
  PathsampleFiles files = sample_files();
  files.min_data = "\x1b[2J\x07 1 1\n";
  expect_refused(files, "column 1, energy: \"?[2J?\"");
}

TEST(Pathsample, PointsOfAnotherSizeAreRefused) {
  PathsampleFiles files = sample_files();
  files.points_min.pop_back();
  expect_refused(files, "db/points.min: has 215 bytes, which are not 3 records");
  files = sample_files();
  files.points_ts.resize(files.points_ts.size() / 3);
  expect_refused(files, "db/points.ts:");
  files = sample_files();
  files.points_min.clear();
  expect_refused(files, "db/points.min: is missing or empty");
  files = sample_files();
  files.points_ts.clear();
  expect_refused(files, "db/points.ts: has 0 bytes");
  files = sample_files();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  std::memcpy(files.points_min.data() + 80, &nan, sizeof nan);
  expect_refused(files, "db/points.min: record 2: a coordinate is not a finite number");
}

TEST(DisconnectionDps, WritesWhatItReads) {
  const std::string text = dinfo(sample_landscape(), 11);
  const DisconnectionInput input = parse_dinfo(text, "dinfo");
  EXPECT_EQ(input.minima, "min.data");
  EXPECT_EQ(input.transition_states, "ts.data");
  EXPECT_EQ(input.levels, 11);
  // Ten steps from half a level above the highest transition state reach half a level above the lowest minimum.
  EXPECT_NEAR(input.first - 10 * input.delta, -3.0 / 7.0 + 0.5 * input.delta, 1e-12);
  EXPECT_GT(input.first, 4.0);
  EXPECT_PRED_FORMAT2(IsSubstring, "CONNECTMIN 1\n", text);
}

TEST(DisconnectionDps, KeywordsComeInAnyCaseAndOrder) {
  const DisconnectionInput input = parse_dinfo(
      "comment delta 3\nts x.data\n\nminima, y.data\nLevels &\n 7\nidentify\ndelta 1.5d0\nfirst -490.0\n", "dinfo");
  EXPECT_EQ(input.minima, "y.data");
  EXPECT_EQ(input.transition_states, "x.data");
  EXPECT_EQ(input.levels, 7);
  EXPECT_EQ(input.delta, 1.5);
  EXPECT_EQ(input.first, -490);
}

TEST(DisconnectionDps, WhatIsMissingOrWrongIsNamed) {
  const std::string rest = "MINIMA a\nTS b\nFIRST 1\n";
  const auto expect = [&](const std::string& text, const std::string& part) {
    EXPECT_PRED_FORMAT2(IsSubstring, part, refusal([&] { parse_dinfo(text, "dinfo"); }));
  };
  expect(rest + "LEVELS 3\n", "dinfo: DELTA is missing");
  expect(rest + "DELTA -1\nLEVELS 3\n", "dinfo:4: DELTA: -1 is not allowed; a number > 0 is");
  expect(rest + "DELTA nan\nLEVELS 3\n", "dinfo:4: DELTA: \"nan\"");
  expect(rest + "DELTA 1\nLEVELS 3.5\n", "dinfo:5: LEVELS: \"3.5\" is not allowed");
  expect(rest + "DELTA 1\nLEVELS\n", "dinfo:5: LEVELS: a value is missing");
  expect(rest + "DELTA 1 &", "the file ends after '&'");
}

}  // namespace
}  // namespace baroscape
