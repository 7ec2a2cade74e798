#include "report/treatment_figures.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"
#include "report/gain_map.hpp"
#include "report/made_up.hpp"
#include "report/svg_check.hpp"
#include "report/treatment_pictures.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;

HeatCurve heat(double rate, double storage_time, double dip) {
  HeatCurve curve;
  curve.rate = rate;
  curve.storage_time = storage_time;
  curve.from = 0;
  curve.to = 0.4;
  curve.heat_capacity.resize(4);
  curve.heat_capacity << 21, 21 - dip, 22, 24;
  curve.glass_transition = 0.25;
  return curve;
}

/// Ages up to P = 2, is rejuvenated at P = 5: by 0.1 at the lower temperature, by 0.5 at the higher one.
ReportData treated() {
  ReportData data = testing_report::report();
  data.anneals.clear();
  for (const double pressure : {0.0, 2.0, 5.0}) {
    for (const double temperature : {0.05, 0.1}) {
      AnnealOutcome one;
      one.start = "fictive temperature 0.15";
      one.pressure = pressure;
      one.temperature = temperature;
      one.time = 1e4;
      one.delta_energy = pressure < 5 ? -0.1 : temperature < 0.1 ? 0.1 : 0.5;
      one.delta_energy_error = 0.05;
      one.volume_ratio = pressure < 5 ? 0.99 : 0.95;
      one.drawn = {{1, 2, 0.5}, {1, 1, 0}};
      one.storage = {{0.02, 1e6, -0.02, -0.01}};
      for (const double rate : {1e-6, 1e-5, 1e-4}) {
        ScanOutcome fresh;
        fresh.curve = heat(rate, 0, 10 * one.delta_energy);
        fresh.delta_enthalpy = one.delta_energy;
        fresh.exotherm_peak = 0.1 + 0.01 * std::log10(rate * 1e6);
        fresh.drawn = Eigen::MatrixXd::Constant(4, 2, 21.0);
        ScanOutcome stored = fresh;
        stored.curve.storage_time = 1e6;
        stored.delta_enthalpy = -0.02;
        one.scans.push_back(fresh);
        one.scans.push_back(stored);
      }
      one.kissinger = {{0, 0.4, 0.01, 3}};
      one.half_lives = {{0.02, std::log(1e7)}, {0.05, std::nullopt}};
      data.anneals.push_back(one);
    }
  }
  for (const double rate : {1e-6, 1e-5, 1e-4}) {
    data.controls.push_back({"fictive temperature 0.15", heat(rate, 0, 0)});
    data.controls.push_back({"fictive temperature 0.15", heat(rate, 1e6, 0)});
  }
  ComparisonOutcome ageing;
  ageing.start = "fictive temperature 0.15";
  ageing.protocol = "ageing";
  ageing.delta_energy = -0.2;
  ageing.volume_ratio = 0.995;
  ComparisonOutcome cycling = ageing;
  cycling.protocol = "thermal cycling";
  cycling.delta_energy = 0.3;
  cycling.volume_ratio = 1.02;
  data.comparisons = {ageing, cycling};
  EnthalpyLines lines;
  lines.start = "fictive temperature 0.15";
  lines.pressure = 5;
  lines.time = 1e4;
  lines.temperatures = Eigen::VectorXd::LinSpaced(3, 0.05, 0.15);
  lines.liquid = lines.liquid_unloaded = lines.treated = Eigen::VectorXd::LinSpaced(3, -1, 1);
  lines.within_time = {0.1};
  data.lines = {lines};
  return data;
}

std::string caption_of(const std::vector<NamedPicture>& pictures, const std::string& name) {
  for (const NamedPicture& picture : pictures) {
    if (picture.name == name) return picture.caption;
  }
  return "no picture " + name;
}

TEST(TreatmentPictures, AreAllThoseOfThePaperWithTheirCaptionsInside) {
  const std::vector<NamedPicture> pictures = treatment_pictures(treated(), true);
  ASSERT_EQ(pictures.size(), 10u);
  for (const NamedPicture& picture : pictures) {
    EXPECT_EQ(testing_report::markup_problem(picture.svg, false), "") << picture.name;
    EXPECT_TRUE(contains(picture.svg, "<text class=\"bs-caption\"")) << picture.name;
    EXPECT_FALSE(contains(picture.svg, "nan")) << picture.name;
  }
}

TEST(TreatmentPictures, SayInTheirCaptionsWhatIsSeen) {
  const std::vector<NamedPicture> pictures = treatment_pictures(treated(), true);
  for (const auto& [name, words] : std::vector<std::pair<std::string, std::string>>{
           {"gain-pressure", "between P = 2 and 5 at T = 0.05, between P = 2 and 5 at T = 0.1"},
           {"gain-pressure", "standard error of the mean of 2 samples"},
           {"gain-temperature", "Ageing does not turn into rejuvenation in this range."},
           {"gain-map", "Of 6 treatments 2 rejuvenate and 4 age. The largest gain is 0.5 ε, at P = 5 and T = 0.1."},
           {"heat-temperature", "ΔH_rel = 0.5 ε, with its exotherm at T = 0.11."},
           {"heat-pressure", "samples annealed at T = 0.1 ε/k_B"},
           {"heat-repeats", "ΔE = 0.5 ± 0.05 ε for the mean of so many."},
           {"kissinger", "an activation energy of 0.4 ± 0.01 ε"},
           {"enthalpy", "at T_in = 0.1"},
           {"energy-density",
            "2 of 4 treatments under pressure end higher in energy and denser; none of those at P = 0"},
           {"half-life", "1·10⁷ at T = 0.02"}}) {
    EXPECT_TRUE(contains(caption_of(pictures, name), words)) << name << ": " << caption_of(pictures, name);
  }
}

TEST(TreatmentPictures, OfASecondStartHaveNamesOfTheirOwn) {
  ReportData data = treated();
  const std::vector<AnnealOutcome> first = data.anneals;
  for (AnnealOutcome other : first) {
    other.start = "fictive temperature 0.25";
    data.anneals.push_back(other);
  }
  const std::vector<NamedPicture> pictures = treatment_pictures(data, true);
  EXPECT_NE(caption_of(pictures, "gain-map-2"), "no picture gain-map-2");
  EXPECT_TRUE(contains(pictures.back().svg, "fictive temperature 0.25"));
}

TEST(TreatmentPictures, OfOneTreatmentAreNone) {
  ReportData data = treated();
  data.anneals.resize(1);
  EXPECT_TRUE(treatment_pictures(data, true).empty());
}

TEST(GainMap, HasAFieldForEveryTreatmentAndALineAtTheThreshold) {
  const ReportData data = treated();
  StartResults results{"glass", {}, {}, {}, {}, {}};
  for (const AnnealOutcome& outcome : data.anneals) results.outcomes.push_back(&outcome);
  const std::string svg = gain_map_svg(results);
  EXPECT_EQ(count(svg, "<rect x="), 6u + 2u) << "fields, and two in the legend";
  EXPECT_TRUE(contains(svg, ">−0.100<") && contains(svg, ">0.500<")) << svg;
  const auto path = svg.rfind(" d=\"M");
  EXPECT_EQ(count(svg.substr(path, svg.find('"', path + 4) - path), "v"), 2u) << "between P = 2 and 5, twice";
  EXPECT_THROW(gain_map_svg(StartResults{}), InputError);
}

TEST(Report, ShowsTreatmentsWhereThereAreSeveral) {
  EXPECT_TRUE(contains(report_html(treated()), "<h2 id=\"treatments\">Time, temperature and the calorimeter</h2>"));
}

}  // namespace
}  // namespace baroscape
