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

/// LJ4's tetrahedron (−6 ε, side 2^(1/6)) and its planar transition state, a rhombus of about that side, as a file with
/// few digits has them.
ForeignLandscape four_atoms() {
  ForeignLandscape landscape;
  const double a = 1.12246, height = a * std::sqrt(0.75);
  ForeignState tetrahedron;
  tetrahedron.id = 4;
  tetrahedron.place = "x:1";
  tetrahedron.enthalpy = -6.0000000001;
  tetrahedron.log_product_mass = 15.0;
  tetrahedron.point_group_order = 24;
  tetrahedron.positions.resize(12);
  tetrahedron.positions << 0, 0, 0, a, 0, 0, a / 2, height, 0, a / 2, height / 3, a * std::sqrt(2.0 / 3.0);
  ForeignState rhombus = tetrahedron;
  rhombus.id = 1;
  rhombus.place = "x:2";
  rhombus.enthalpy = -5.0733;
  rhombus.log_product_mass.reset();
  rhombus.point_group_order = 3;
  rhombus.positions << 0, 0, 0, 1.1248, 0, 0, 0.5624, 0.9688, 0, 0.5624, -0.9688, 0;
  rhombus.minimum_a = rhombus.minimum_b = 4;
  landscape.minima = {tetrahedron};
  landscape.transition_states = {rhombus};
  return landscape;
}

RecomputationOptions within(double tolerance) {
  RecomputationOptions options;
  options.tolerance = tolerance;
  return options;
}

std::string refused(const ForeignLandscape& foreign, const RecomputationOptions& options = {}) {
  return refusal([&] { recompute(lennard_jones_cluster(4), foreign, options); });
}

TEST(Recomputation, EverythingComesFromCoordinatesAndDifferencesAreSaid) {
  const Recomputation result = recompute(lennard_jones_cluster(4), four_atoms(), within(1e-3));
  const Minimum& tetrahedron = result.landscape.minima().at(0);
  const TransitionState& rhombus = result.landscape.transition_states().at(0);
  EXPECT_EQ(tetrahedron.id, 4);
  EXPECT_NEAR(tetrahedron.enthalpy, -6, 1e-14);
  EXPECT_EQ(tetrahedron.point_group_order, 24);
  EXPECT_GT(tetrahedron.bulk_modulus, 0);
  EXPECT_LT(rhombus.omega2_negative, 0);
  EXPECT_EQ(rhombus.minimum_a, 4);
  const RecomputationReport& report = result.report;
  EXPECT_TRUE(report.recomputed);
  EXPECT_EQ(report.enthalpy.compared, 2);
  EXPECT_EQ(report.enthalpy.place, "x:2");
  EXPECT_EQ(report.log_product.compared, 1);
  EXPECT_NEAR(report.log_product.value, std::abs(15.0 - tetrahedron.log_product), 1e-12);
  EXPECT_EQ(report.volume.compared, 0);
  EXPECT_GT(report.displacement.value, 0);
  EXPECT_EQ(report.other_orders, 1);
  EXPECT_PRED_FORMAT2(IsSubstring, "x:2: 3, computed", report.first_other_order);
  std::string words;
  for (const std::string& line : in_words(report)) words += line + "\n";
  EXPECT_PRED_FORMAT2(IsSubstring, "1 minima and 1 transition states recomputed from their coordinates", words);
  EXPECT_PRED_FORMAT2(IsSubstring, "the log product differs by at most", words);
  EXPECT_PRED_FORMAT2(IsSubstring, "1 orders of point groups differ", words);
}

TEST(Recomputation, AnotherEnthalpyIsAnotherState) {
  EXPECT_PRED_FORMAT2(IsSubstring, "1 of 2 states are others on the surface of the configuration at pressure 0",
                      refused(four_atoms()));
  EXPECT_PRED_FORMAT2(IsSubstring, "x:2: enthalpy -5.0733 ε is computed as", refused(four_atoms()));
  RecomputationOptions pressed = within(1e-3);
  pressed.pressure = 5;
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: is not stationary on this surface: the RMS gradient is",
                      refused(four_atoms(), pressed));
}

TEST(Recomputation, AnotherIndexAndOtherAtomsAreRefused) {
  ForeignLandscape foreign = four_atoms();
  std::swap(foreign.minima[0].positions, foreign.transition_states[0].positions);
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: 1 negative eigenvalues; a minimum has 0", refused(foreign, within(10)));
  EXPECT_PRED_FORMAT2(IsSubstring, "x:2: 0 negative eigenvalues; a transition state has 1",
                      refused(foreign, within(10)));
  foreign = four_atoms();
  foreign.minima[0].positions *= 3;
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: the cluster is in pieces", refused(foreign));
  foreign.minima[0].positions.setZero();
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: is not stationary", refused(foreign));
  foreign.minima[0].positions.resize(15);
  foreign.minima[0].positions.setZero();
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: 5 atoms; the configuration has 4", refused(foreign));
  foreign.minima[0].positions.resize(0);
  EXPECT_PRED_FORMAT2(IsSubstring, "1 of 2 states have coordinates; all or none is wanted", refused(foreign));
  foreign = four_atoms();
  foreign.species = {"A", "A", "A", "B"};
  EXPECT_PRED_FORMAT2(IsSubstring, "of other species", refused(foreign));
}

TEST(Recomputation, WithoutCoordinatesTheNumbersOfTheFileAreKept) {
  RecomputationOptions options;
  options.as_given = true;
  ForeignLandscape foreign = four_atoms();
  EXPECT_PRED_FORMAT2(IsSubstring, "x:2: the log product is not known", refused(foreign, options));
  foreign.transition_states[0].log_product = 12.0;
  const Recomputation result = recompute(lennard_jones_cluster(4), foreign, options);
  EXPECT_FALSE(result.report.recomputed);
  const TransitionState& rhombus = result.landscape.transition_states().at(0);
  EXPECT_EQ(rhombus.positions.size(), 0);
  EXPECT_EQ(rhombus.enthalpy, -5.0733);
  EXPECT_EQ(rhombus.energy, -5.0733);
  EXPECT_EQ(rhombus.log_product_mass, 12.0);
  EXPECT_EQ(rhombus.point_group_order, 3);
  options.pressure = 1;
  EXPECT_PRED_FORMAT2(IsSubstring, "x:1: the energy apart from PV is not known", refused(foreign, options));
  for (ForeignState* state : {&foreign.minima[0], &foreign.transition_states[0]}) state->volume = 0.5;
  EXPECT_NEAR(recompute(lennard_jones_cluster(4), foreign, options).landscape.minima()[0].energy, -6.5, 1e-9);
}

TEST(Recomputation, EqualFrequenciesAreAWordAndNotASilence) {
  RecomputationOptions options;
  options.equal_frequencies = true;
  const ForeignLandscape foreign = parse_stationary_points("-3\n-2.9\n", "-2 0 1 1 2\n", "min.data", "ts.data");
  const Recomputation result = recompute(lennard_jones_cluster(4), foreign, options);
  EXPECT_EQ(result.landscape.minima()[0].log_product_mass, 0);
  ASSERT_EQ(result.report.notes.size(), 1u);
  EXPECT_PRED_FORMAT2(IsSubstring, "populations and rates do", result.report.notes[0]);
}

TEST(Recomputation, ALandscapeGoesOutAndComesBackTheSame) {
  const System system = lennard_jones_cluster(4);
  const Landscape first = recompute(system, four_atoms(), within(1e-3)).landscape;
  const PathsampleFiles files = pathsample_files(foreign_landscape(first), system);
  const Recomputation again = recompute(system, parse_pathsample(files, "db"), {});
  EXPECT_LT(again.report.enthalpy.value, 1e-13);
  EXPECT_LT(again.report.log_product.value, 1e-10);
  EXPECT_EQ(again.report.other_orders, 0);
}

}  // namespace
}  // namespace baroscape
