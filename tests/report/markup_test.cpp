#include "report/markup.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "report/svg.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

TEST(Escaped, LeavesNothingThatOpensATagOrEndsAnAttribute) {
  EXPECT_EQ(escaped("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
  EXPECT_EQ(escaped("ε/σ³ – 10⁻⁵ 🙂"), "ε/σ³ – 10⁻⁵ 🙂");
}

TEST(Escaped, ReplacesWhatXmlForbids) {
  const std::string replacement = "\xEF\xBF\xBD";
  EXPECT_EQ(escaped(std::string("a\0b\x1B", 4)), "a" + replacement + "b" + replacement);
  EXPECT_EQ(escaped("\xC3("), replacement + "(");                // broken off
  EXPECT_EQ(escaped("\xFF"), replacement);                       // never a lead byte
  EXPECT_EQ(escaped("\xC0\xBC"), replacement + replacement);     // '<' written too long
  EXPECT_EQ(escaped("\xED\xA0\x80").substr(0, 3), replacement);  // a surrogate
  EXPECT_EQ(escaped("\xE2\x82"), replacement + replacement);     // ends too early
}

TEST(Number, HasATrueMinusAndReadableExponents) {
  EXPECT_EQ(number(-16.505384, 6), "−16.5054");
  EXPECT_EQ(number(1.25e-7, 3), "1.25·10⁻⁷");
  EXPECT_EQ(number(0.0), "0");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "–");
}

TEST(Fixed, ShowsNoMinusZero) {
  EXPECT_EQ(fixed(-0.0001, 2), "0.00");
  EXPECT_EQ(fixed(-1.005, 1), "−1.0");
  EXPECT_EQ(fixed(std::numeric_limits<double>::infinity(), 2), "–");
}

TEST(Wrapped, BreaksBetweenWordsAndCountsCharactersNotBytes) {
  EXPECT_EQ(wrapped("εεε εε ε", 6), (std::vector<std::string>{"εεε εε", "ε"}));
  EXPECT_EQ(wrapped("  a  longerword b ", 3), (std::vector<std::string>{"a", "longerword", "b"}));
  EXPECT_TRUE(wrapped("", 10).empty());
}

TEST(NiceTicks, StandAtRoundNumbersInsideTheRange) {
  const std::vector<Tick> ticks = nice_ticks(-0.31, 0.52, 4);
  std::vector<std::string> labels;
  for (const Tick& tick : ticks) labels.push_back(tick.label);
  EXPECT_EQ(labels, (std::vector<std::string>{"0.0", "0.5"}));
  EXPECT_EQ(nice_ticks(-24.1, -19.7, 9).front().label, "−24.0");
  EXPECT_EQ(nice_ticks(0, 1000, 5).back().label, "1000");
}

TEST(StateMarker, TellsTheStatesApartByShape) {
  EXPECT_TRUE(testing_report::contains(state_marker("1", 0, 0), "<circle"));
  EXPECT_TRUE(testing_report::contains(state_marker("2", 0, 0), "<rect"));
  EXPECT_TRUE(testing_report::contains(state_marker("3", 0, 0), "<polygon"));
  EXPECT_EQ(testing_report::markup_problem(state_marker("<", 0, 0), false), "");
}

}  // namespace
}  // namespace baroscape
