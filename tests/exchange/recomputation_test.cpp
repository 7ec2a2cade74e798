#include "exchange/recomputation.hpp"

#include <cmath>

#include "exchange/pathsample.hpp"
#include "landscape/characterise.hpp"
#include "sample_landscape.hpp"
#include "search/newton.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

/// A regular triangle of LJ3 and its linear transition state at distances that are nearly right, as a file with few
/// digits has them. E of the triangle is −3 at side 2^(1/6).
ForeignLandscape three_atoms() {
  ForeignLandscape landscape;
  const double a = 1.12246, b = 1.1206;
  ForeignState triangle;
  triangle.id = 4;
  triangle.place = "x:1";
  triangle.enthalpy = -3.0000000001;
  triangle.log_product_mass = 15.0;
  triangle.point_group_order = 12;
  triangle.positions.resize(9);
  triangle.positions << 0, 0, 0, a, 0, 0, a / 2, a * std::sqrt(0.75), 0;
  ForeignState line = triangle;
  line.id = 1;
  line.place = "x:2";
  line.enthalpy = -2.0311;
  line.log_product_mass.reset();
  line.point_group_order = 3;
  line.positions << -b, 0, 0, 0, 0, 0, b, 0, 0;
  line.minimum_a = line.minimum_b = 4;
  landscape.minima = {triangle};
  landscape.transition_states = {line};
  return landscape;
}

RecomputationOptions within(double tolerance) {
  RecomputationOptions options;
  options.tolerance = tolerance;
  return options;
}

std::string refused(const ForeignLandscape& foreign, const RecomputationOptions& options = {}) {
  return refusal([&] { recompute(lennard_jones_cluster(3), foreign, options); });
}

TEST(Recomputation, EverythingComesFromCoordinatesAndDifferencesAreSaid) {
  const Recomputation result = recompute(lennard_jones_cluster(3), three_atoms(), within(1e-3));
  const Minimum& triangle = result.landscape.minima().at(0);
  const TransitionState& line = result.landscape.transition_states().at(0);
  EXPECT_EQ(triangle.id, 4);
  EXPECT_NEAR(triangle.enthalpy, -3, 1e-14);
  EXPECT_EQ(triangle.point_group_order, 12);
  EXPECT_GT(triangle.bulk_modulus, 0);
  EXPECT_LT(line.omega2_negative, 0);
  EXPECT_EQ(line.minimum_a, 4);
  const RecomputationReport& report = result.report;
  EXPECT_TRUE(report.recomputed);
  EXPECT_EQ(report.enthalpy.compared, 2);
  EXPECT_EQ(report.enthalpy.place, "x:2");
  EXPECT_EQ(report.log_product.compared, 1);
  EXPECT_NEAR(report.log_product.value, std::abs(15.0 - triangle.log_product), 1e-12);
  EXPECT_EQ(report.volume.compared, 0);
  EXPECT_GT(report.displacement.value, 0);
  EXPECT_EQ(report.other_orders, 1);
  EXPECT_PRED_FORMAT2(IsSubstring, "x:2: 3, computed", report.first_other_order);
  std::string words;
  for (const std::string& line_of_text : in_words(report)) words += line_of_text + "\n";
  EXPECT_PRED_FORMAT2(IsSubstring, "1 minima and 1 transition states recomputed from their coordinates", words);
  EXPECT_PRED_FORMAT2(IsSubstring, "the log product differs by at most", words);
  EXPECT_PRED_FORMAT2(IsSubstring, "1 orders of point groups differ", words);
}

TEST(Recomputation, AnotherEnthalpyIsAnotherState) {
  EXPECT_PRED_FORMAT2(IsSubstring, "1 of 2 states are others on the surface of the configuration at pressure 0",
                      refused(three_atoms()));
  EXPECT_PRED_FORMAT2(IsSubstring, "x:2: enthalpy -2.0311 ε is computed as", refused(three_atoms()));
  RecomputationOptions pressed = within(1e-3);
  pressed.pressure = 5;
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: is not stationary on this surface: the RMS gradient is",
                      refused(three_atoms(), pressed));
}

TEST(Recomputation, AnotherIndexAndOtherAtomsAreRefused) {
  ForeignLandscape foreign = three_atoms();
  std::swap(foreign.minima[0].positions, foreign.transition_states[0].positions);
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: 1 negative eigenvalues; a minimum has 0", refused(foreign, within(10)));
  EXPECT_PRED_FORMAT2(IsSubstring, "x:2: 0 negative eigenvalues; a transition state has 1",
                      refused(foreign, within(10)));
  foreign = three_atoms();
  foreign.minima[0].positions *= 3;
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: the cluster is in pieces", refused(foreign));
  foreign.minima[0].positions.setZero();
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: is not stationary", refused(foreign));
  foreign.minima[0].positions.resize(12);
  foreign.minima[0].positions.setZero();
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: 4 atoms; the configuration has 3", refused(foreign));
  foreign.minima[0].positions.resize(0);
  EXPECT_PRED_FORMAT2(IsSubstring, "1 of 2 states have coordinates; all or none is wanted", refused(foreign));
  foreign = three_atoms();
  foreign.species = {"A", "A", "B"};
  EXPECT_PRED_FORMAT2(IsSubstring, "of other species", refused(foreign));
}

TEST(Recomputation, WithoutCoordinatesTheNumbersOfTheFileAreKept) {
  RecomputationOptions options;
  options.as_given = true;
  ForeignLandscape foreign = three_atoms();
  EXPECT_PRED_FORMAT2(IsSubstring, "x:2: the log product is not known", refused(foreign, options));
  foreign.transition_states[0].log_product = 12.0;
  const Recomputation result = recompute(lennard_jones_cluster(3), foreign, options);
  EXPECT_FALSE(result.report.recomputed);
  const TransitionState& line = result.landscape.transition_states().at(0);
  EXPECT_EQ(line.positions.size(), 0);
  EXPECT_EQ(line.enthalpy, -2.0311);
  EXPECT_EQ(line.energy, -2.0311);
  EXPECT_EQ(line.log_product_mass, 12.0);
  EXPECT_EQ(line.point_group_order, 3);
  options.pressure = 1;
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: the energy apart from PV is not known", refused(foreign, options));
  for (ForeignState* state : {&foreign.minima[0], &foreign.transition_states[0]}) state->volume = 0.5;
  EXPECT_NEAR(recompute(lennard_jones_cluster(3), foreign, options).landscape.minima()[0].energy, -3.5, 1e-9);
}

TEST(Recomputation, EqualFrequenciesAreAWordAndNotASilence) {
  RecomputationOptions options;
  options.equal_frequencies = true;
  const ForeignLandscape foreign = parse_stationary_points("-3\n-2.9\n", "-2 0 1 1 2\n", "min.data", "ts.data");
  const Recomputation result = recompute(lennard_jones_cluster(3), foreign, options);
  EXPECT_EQ(result.landscape.minima()[0].log_product_mass, 0);
  ASSERT_EQ(result.report.notes.size(), 1u);
  EXPECT_PRED_FORMAT2(IsSubstring, "populations and rates do", result.report.notes[0]);
}

TEST(Recomputation, ALandscapeGoesOutAndComesBackTheSame) {
  const System system = lennard_jones_cluster(3);
  const Landscape first = recompute(system, three_atoms(), within(1e-3)).landscape;
  const PathsampleFiles files = pathsample_files(foreign_landscape(first), system);
  const Recomputation again = recompute(system, parse_pathsample(files, "db"), {});
  EXPECT_LT(again.report.enthalpy.value, 1e-13);
  EXPECT_LT(again.report.log_product.value, 1e-10);
  EXPECT_EQ(again.report.other_orders, 0);
}

}  // namespace
}  // namespace baroscape
