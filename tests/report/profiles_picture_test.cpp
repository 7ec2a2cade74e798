#include "report/profiles_picture.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "report/svg_check.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;

/// Of P = 5, with a basin between its ends that is a saddle at P = 0, and a transition state that is gone there.
PathProfile profile() {
  PathProfile profile;
  profile.path_pressure = 5;
  profile.from = 57;
  profile.to = 58;
  profile.method = "made up";
  profile.lengths = Eigen::VectorXd::LinSpaced(5, 0, 2);
  profile.energies.resize(5);
  profile.energies << -4, -3, -2.5, -3, -3.5;
  profile.volumes.resize(5);
  profile.volumes << 4, 3.9, 3.7, 3.8, 3.8;
  profile.states = {{0, 57, 0, 0}, {1, 61, 1, -1}, {2, 0, 0, 1}, {3, 62, 1, 2}, {4, 58, 0, 0}};
  return profile;
}

TEST(ProfilesPicture, ShowsOnePathAtBothPressures) {
  const std::string svg = profiles_svg(profile());
  EXPECT_EQ(testing_report::markup_problem(svg, false), "");
  EXPECT_EQ(count(svg, "<circle class=\"bs-halo\" cx"), 10u + 4u + 1u) << "states, legend, and the marker of state 1";
  EXPECT_EQ(count(svg, ">1</text></g>"), 1u) << "both begin in one place";
  EXPECT_EQ(count(svg, ">2</text></g>"), 2u);
  // At P = 5: 16, 16.5, 16, 16, 15.5.
  for (const char* text :
       {"P = 5 ε/σ³: up by 0.5 ε, to an end at −0.5 ε.", "P = 0 ε/σ³: up by 1.5 ε, to an end at 0.5 ε.",
        "enthalpy above state 1 (ε)", "distance along the path (σ)",
        "transition state 61 of P = 5; at P = 0: no longer there", "minimum of P = 5; at P = 0: transition state",
        "transition state 62 of P = 5; at P = 0: saddle of higher index"}) {
    EXPECT_TRUE(contains(svg, text)) << text;
  }
}

TEST(ProfilesPicture, TellsPressuresApartWithoutColour) {
  EXPECT_EQ(count(profiles_svg(profile()), "stroke-dasharray=\"8 3\""), 2u) << "the curve and its line in the legend";
}

TEST(ProfilesPicture, OfNothingIsAPlainRefusal) {
  EXPECT_THROW(profiles_svg({}), InputError);
}

}  // namespace
}  // namespace baroscape
