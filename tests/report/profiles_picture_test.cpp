#include "report/profiles_picture.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;

/// A basin between 1 and 2 at P = 0, which is gone under pressure.
std::vector<PressureProfile> profiles() {
  return {{0, {{0, -4, 7, 0}, {1, -3, 0, 11}, {2, -3.5, 8, 0}}},
          {5, {{0, 16, 57, 0}, {2, 16.5, 0, 61}, {3, 16.2, 0, 0}, {4, 15.5, 58, 0}}}};
}

TEST(ProfilesPicture, ComparesPathsFromOneStart) {
  const std::string svg = profiles_svg(profiles());
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  EXPECT_EQ(count(svg, "<circle class=\"bs-halo\" cx"), 6u + 2u + 1u) << "states, legend, and the marker of state 1";
  EXPECT_EQ(count(svg, ">1</text></g>"), 1u) << "all begin in one place";
  EXPECT_EQ(count(svg, ">2</text></g>"), 2u);
  for (const char* text :
       {"P = 0 ε/σ³: up by 1 ε, to an end at 0.5 ε.", "P = 5 ε/σ³: up by 0.5 ε, to an end at −0.5 ε.",
        "enthalpy above state 1 (ε)", "path", "transition state 61, P = 5 ε/σ³: H = 16.5 ε"}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
}

TEST(ProfilesPicture, TellsPressuresApartWithoutColour) {
  const std::string svg = profiles_svg(profiles());
  EXPECT_EQ(count(svg, "stroke-dasharray=\"8 3\""), 2u) << "the curve and its line in the legend";
}

TEST(ProfilesPicture, OfNothingIsAPlainRefusal) {
  EXPECT_THROW(profiles_svg({}), InputError);
  EXPECT_THROW(profiles_svg({{0, {{0, -4, 7, 0}}}}), InputError);
}

}  // namespace
}  // namespace baroscape
