#include "report/state_marks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "report/made_up.hpp"

namespace baroscape {
namespace {

using Marks = std::map<std::int64_t, std::string>;

TEST(RepresentativeAnneal, IsTheOneWithTheLargestGainElseTheFirst) {
  ReportData data = testing_report::report();
  data.anneals[2].delta_energy = 1.2;
  EXPECT_EQ(representative_anneal(data.anneals), &data.anneals[2]);
  ASSERT_EQ(data.anneals[0].pressure, 0);
  data.anneals[0].delta_energy = 2;
  EXPECT_EQ(representative_anneal(data.anneals), &data.anneals[2]) << "what heat alone did is not shown";
  for (AnnealOutcome& row : data.anneals) row.delta_energy = -0.1;
  data.anneals[3].delta_energy = 0;
  const auto under_pressure = [](const AnnealOutcome& row) { return row.pressure > 0; };
  EXPECT_EQ(representative_anneal(data.anneals), &*std::ranges::find_if(data.anneals, under_pressure));
  std::erase_if(data.anneals, under_pressure);
  EXPECT_EQ(representative_anneal(data.anneals), &data.anneals[0]);
  EXPECT_EQ(representative_anneal({}), nullptr);
}

TEST(StateMarks, AreThoseOfTheRepresentativeAnneal) {
  const ReportData data = testing_report::report();  // states 1 and 3 are minima 1 and 2
  EXPECT_EQ(state_marks(data.anneals, data.maps, 0), (Marks{{1, "1"}, {2, "3"}}));
  EXPECT_EQ(state_marks(data.anneals, data.maps, 5), (Marks{{31, "1"}, {32, "2"}}));
  EXPECT_EQ(state_marks(data.anneals, data.maps, 1), (Marks{{11, "1 2"}}));  // nothing has moved there
  EXPECT_EQ(state_marks(data.anneals, {}, 1), (Marks{{11, "2"}}));           // without a load map nobody knows
  EXPECT_EQ(state_marks(data.anneals, data.maps, 3), Marks{});
  EXPECT_EQ(state_marks({}, {}, 0), Marks{});
}

TEST(StateMarks, OfAControlAloneAreAllAtAmbientPressure) {
  const std::vector<AnnealOutcome> control = {testing_report::returning(0, 0.05, 1)};
  EXPECT_EQ(state_marks(control, {}, 0), (Marks{{1, "1 2 3"}}));
}

}  // namespace
}  // namespace baroscape
