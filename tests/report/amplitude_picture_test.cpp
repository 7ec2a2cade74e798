#include "report/amplitude_picture.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;

/// Ages by small cycles, is rejuvenated by large ones.
std::vector<AmplitudeCurve> curves() {
  return {{"fictive temperature 0.15",
           -24,
           10,
           {{0, 1, 1, 0, -24, -24}, {1, 4, 0.75, 0, -24.1, -24.25}, {4, 10, 0.5, 0, -23.8, -23.5}}}};
}

TEST(AmplitudePicture, ShowsTheShareThatReturnsAndTheEnergy) {
  const std::string svg = amplitude_svg(curves());
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  // Three steps each: M, then H and V by turns.
  EXPECT_EQ(count(svg, "fill=\"none\" stroke-width"), 3u);
  for (const char* text : {"share that returns", "largest pressure of the cycle (ε/σ³)", "change of ⟨E⟩ (ε)",
                           "fictive temperature 0.15, 10 turns", "fictive temperature 0.15, one turn"}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
}

TEST(AmplitudePicture, SaysWhichCyclesAgeAndWhichRejuvenate) {
  const std::string caption = amplitude_caption(curves(), {});
  EXPECT_TRUE(contains(caption,
                       "From fictive temperature 0.15, 10 turns lower ⟨E⟩ by up to 0.25 ε (P between 1 and 4) "
                       "and raise it by up to 0.5 ε (P between 4 and 10)."))
      << caption;
  std::vector<AmplitudeCurve> still = curves();
  still[0].ranges.resize(1);
  EXPECT_TRUE(contains(amplitude_caption(still, {}), "10 turns of no amplitude change ⟨E⟩."));
}

TEST(AmplitudePicture, OfNothingIsAPlainRefusal) {
  EXPECT_THROW(amplitude_svg({}), InputError);
  EXPECT_THROW(amplitude_svg({{"global-minimum", -24, 10, {}}}), InputError);
}

}  // namespace
}  // namespace baroscape
