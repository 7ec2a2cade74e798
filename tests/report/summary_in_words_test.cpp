#include <gtest/gtest.h>

#include "report/made_up.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;
using testing_report::report;

TEST(SummaryInWords, TellsTheMechanismInNumbers) {
  const std::string text = summary_in_words(report());
  EXPECT_TRUE(contains(
      text, "At T = 0.05 ε/k_B and P = 2 ε/σ³ the sample moves from minimum 1 (state 1) to minimum 22 (state 2)"))
      << text;
  EXPECT_TRUE(contains(text, "trapped in minimum 2 (state 3), 1 ε higher in energy than state 1")) << text;
  EXPECT_TRUE(contains(text, "4.2 % denser and 5 % stiffer")) << text;  // 10/9.6 and 42/40
  EXPECT_TRUE(contains(text, "barrier of 0.8 ε back")) << text;
  EXPECT_TRUE(contains(text, "ΔE = 0.9 ε, with a fraction 0.9 trapped")) << text;
}

TEST(SummaryInWords, NamesTheCrossingAndTheControl) {
  const std::string text = summary_in_words(report());
  EXPECT_TRUE(contains(text, "Below a pressure between 1 and 2 ε/σ³ unloading returns to state 1")) << text;
  EXPECT_TRUE(contains(text, "denser and stiffer than state 1 at every pressure")) << text;
  EXPECT_TRUE(contains(text, "A control annealed at P = 0 and T = 0.05 ε/k_B does none of this")) << text;
}

TEST(SummaryInWords, TakesWhatIsBelowAMillionthForNothing) {
  ReportData data = report();
  data.anneals[0].delta_energy = -5.3e-19;
  data.anneals[0].trapped_fraction = 6e-19;
  EXPECT_TRUE(contains(summary_in_words(data), "it ends in state 1 (ΔE = 0 ε, trapped fraction 0)"));
}

TEST(SummaryInWords, HasALineForEachTemperatureWhenThereAreSeveral) {
  EXPECT_EQ(count(summary_in_words(report()), "\nT = "), 0u);
  const std::string text = summary_in_words(report({0.1, 0.02, 0.05}));
  EXPECT_EQ(count(text, "\nT = "), 3u) << text;
  EXPECT_TRUE(contains(text, "At T = 0.02 ε/k_B and P = 2")) << text;  // the lowest tells the mechanism
  EXPECT_LE(count(text, "\n"), 12u) << text;
}

TEST(SummaryInWords, SaysWhenNothingIsTrapped) {
  ReportData data = report();
  data.anneals[2] = testing_report::returning(2, 0.05, 21);
  data.anneals[3] = testing_report::returning(5, 0.05, 31);
  const std::string text = summary_in_words(data);
  EXPECT_TRUE(contains(text, "keeps to its minimum 1 (state 1)")) << text;
  EXPECT_TRUE(contains(text,
                       "Up to P = 5 ε/σ³ no state 3 lies higher than state 1: unloading returns to state 1 from every "
                       "pressure"))
      << text;
  EXPECT_FALSE(contains(text, "stays trapped")) << text;
}

TEST(SummaryInWords, SaysSofterAndLessDenseWhenItIsSo) {
  ReportData data = report();
  for (AnnealOutcome& row : data.anneals) {
    if (row.pressure >= 2) row.state3.volume = 10.5;
    if (row.pressure >= 2) row.state3.bulk_modulus = 38;
    row.state3.barrier_back.reset();
  }
  const std::string text = summary_in_words(data);
  EXPECT_TRUE(contains(text, "4.8 % less dense and 5 % softer")) << text;
  EXPECT_TRUE(contains(text, "no known path back")) << text;
  EXPECT_FALSE(contains(text, "denser")) << text;
}

TEST(SummaryInWords, CallsALowerStateThreeRelaxed) {
  ReportData data = report();
  for (AnnealOutcome& row : data.anneals) {
    if (row.pressure >= 2) row.state3.energy = -24.5;
  }
  const std::string text = summary_in_words(data);
  EXPECT_TRUE(contains(text, "0.5 ε lower in energy than state 1")) << text;
  EXPECT_TRUE(contains(text, "relaxed, not rejuvenated")) << text;
  EXPECT_TRUE(contains(text, "no state 3 lies higher than state 1.")) << text;
}

TEST(SummaryInWords, DoesNotInventACrossing) {
  ReportData data = report();
  std::swap(data.anneals[1], data.anneals[2]);
  data.anneals[1].pressure = 1;
  data.anneals[2].pressure = 2;
  const std::string text = summary_in_words(data);
  EXPECT_TRUE(contains(text, "There is no single crossing pressure")) << text;
  EXPECT_TRUE(contains(text, "P = 0 and 2 ε/σ³, while state 3 lies higher in energy after P = 1 and 5 ε/σ³")) << text;
}

TEST(SummaryInWords, SaysWhenTheControlMovesTooOrIsMissing) {
  ReportData data = report();
  data.anneals[0] = testing_report::trapping(0, 0.05, 1);
  EXPECT_TRUE(contains(summary_in_words(data), "leaves state 1 too, for minimum 2, 1 ε higher in energy"));
  data.anneals.erase(data.anneals.begin());
  EXPECT_TRUE(contains(summary_in_words(data), "There is no control"));
}

TEST(SummaryInWords, SaysWhenEntropyDecidesOrPiecesAreNotJoined) {
  ReportData data = report();  // at P = 2 the first minimum is still the lowest, the second is populated
  EXPECT_TRUE(contains(summary_in_words(data), "State 2 is not the lowest minimum at that pressure (minimum 21 is)"));
  data.landscapes[1].landscape.add(testing_report::minimum(99, 1, -20, 10));
  EXPECT_TRUE(contains(summary_in_words(data), "2 pieces at P = 1 ε/σ³"));
}

TEST(SummaryInWords, WorksWithoutAnnealsAndWithoutAnything) {
  ReportData data = report();
  data.anneals.clear();
  EXPECT_TRUE(contains(summary_in_words(data), "No anneal was asked for"));
  EXPECT_TRUE(contains(summary_in_words(ReportData{}), "No landscape was explored."));
}

}  // namespace
}  // namespace baroscape
