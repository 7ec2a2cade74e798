#include "report/report.hpp"

#include <gtest/gtest.h>

#include "report/energy_volume_picture.hpp"
#include "report/made_up.hpp"
#include "report/markup.hpp"
#include "report/svg_check.hpp"
#include "report/tables.hpp"

namespace baroscape {
namespace {

using testing_report::contains;
using testing_report::count;
using testing_report::markup_problem;
using testing_report::report;
using testing_report::without_scripts;

TEST(Report, IsWellFormedAndSaysWhatItIs) {
  const std::string page = report_html(report({0.05, 0.1}));
  EXPECT_EQ(markup_problem(without_scripts(page), true), "");
  EXPECT_TRUE(contains(page, "<!DOCTYPE html>\n<html lang=\"en\">"));
  EXPECT_TRUE(contains(page, "<meta charset=\"utf-8\">"));
  EXPECT_TRUE(contains(page, "<meta name=\"viewport\""));
  EXPECT_TRUE(contains(page, "prefers-color-scheme"));
  EXPECT_TRUE(contains(page, "@media print"));
}

TEST(Report, LoadsNothingFromOutside) {
  const std::string page = without_scripts(report_html(report()));
  for (const char* loader : {"<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "https:"}) {
    EXPECT_FALSE(contains(page, loader)) << loader;
  }
  // The name of the SVG name space is the only address, and nobody fetches it.
  EXPECT_EQ(count(page, "http:"), count(page, "xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_EQ(count(page, "href=\""), count(page, "href=\"#"));
}

TEST(Report, ShowsTheSummaryTheNumbersAndWhereTheyCameFrom) {
  const std::string page = report_html(report());
  EXPECT_LT(page.find("class=\"summary\""), page.find("<svg"));  // words first
  for (const char* text : {"Below a pressure between 1 and 2 ε/σ³", ">0.900000<", ">0.99912<", ">coverage<", ">1234<",
                           "0123456789abcdef", "baroscape 0.1.0", "gyration-sphere, atom_radius 0.5", "1, 2</dd>",
                           "seed = 1", "the largest ΔE"}) {
    EXPECT_TRUE(contains(page, text)) << text;
  }
}

TEST(Report, HasATreeForEveryPressureWithATextAlternativeForEveryPicture) {
  const std::string page = report_html(report());
  EXPECT_EQ(count(page, "<desc>Disconnectivity tree"), 4u);
  EXPECT_EQ(count(page, "<svg"), count(page, "role=\"img\""));
  EXPECT_EQ(count(page, "<svg"), count(page, "</title>\n<desc>"));
  EXPECT_TRUE(contains(page, "Minimum 2 is marked 3."));
  EXPECT_TRUE(contains(page, "Minimum 32 is marked 2."));
}

TEST(Report, WhatTheUserWroteStaysInert) {
  ReportData data = report();
  data.title = "</title><script>alert(1)</script>";
  data.configuration = "title = \"<img src=x onerror=alert(1)>\" # </code></pre></script>";
  data.anneals[0].start = "<b onload='x'>";
  data.landscapes[0].stopped_by = "\"><svg onload=alert(1)>";
  data.volume_definition = "a & b";
  const std::string page = without_scripts(report_html(data));
  EXPECT_EQ(markup_problem(page, true), "");
  for (const char* tag : {"<script", "<img", "<b ", "<svg onload"}) EXPECT_FALSE(contains(page, tag)) << tag;
  EXPECT_TRUE(contains(page, "&lt;img src=x onerror=alert(1)&gt;"));
}

TEST(Report, OfEmptyDataIsStillAPage) {
  EXPECT_EQ(markup_problem(without_scripts(report_html(ReportData{})), true), "");
  ReportData data;
  data.landscapes.emplace_back();
  const std::string page = report_html(data);
  EXPECT_EQ(markup_problem(without_scripts(page), true), "");
  EXPECT_TRUE(contains(page, "No minimum was found"));
}

TEST(TrappedTable, AddsUpToTheEnergyGained) {
  const AnnealOutcome outcome = testing_report::trapping(5, 0.05, 31);
  const std::string table = trapped_table(outcome, {});
  const std::string foot = table.substr(table.find("<tfoot>"));
  EXPECT_TRUE(contains(foot, "<td>" + number(outcome.delta_energy) + "</td>")) << foot;
  EXPECT_TRUE(contains(foot, "<td>1</td>")) << foot;  // the weights
}

TEST(TrappedTable, AddsUpEvenWhatItDoesNotList) {
  AnnealOutcome outcome = testing_report::trapping(5, 0.05, 31);
  outcome.table.assign(150, {2, 1, 0.01, 2, 0.02, true, std::nullopt, 1, 1});
  const std::string table = trapped_table(outcome, {});
  EXPECT_TRUE(contains(table, "50 more"));
  EXPECT_EQ(count(table, "<tr>"), 1u + 101u + 1u);
  EXPECT_TRUE(contains(table.substr(table.find("<tfoot>")), "<td>3</td>"));
}

TEST(MinimaTable, SaysWhenItIsNotAll) {
  Landscape many(0);
  for (int id = 1; id <= 500; ++id) many.add(testing_report::minimum(id, 0, -1.0 * id, 1));
  const std::string table = minima_table(many, {});
  EXPECT_TRUE(contains(table, "The lowest 400 of 500"));
  EXPECT_TRUE(contains(table, "<td>1</td><td data-minimum=\"500\">500</td>"));
  EXPECT_FALSE(contains(table, ">100</td></tr>"));
}

TEST(EnergyVolumePicture, NamesTheStatesAndDrawsTheWay) {
  const AnnealOutcome outcome = testing_report::trapping(5, 0.05, 31);
  const std::string svg = energy_volume_svg(outcome, {}, {});
  EXPECT_EQ(markup_problem(svg, false), "");
  EXPECT_EQ(count(svg, "bs-arrow\""), 2u);
  for (const char* name : {">minimum 1<", ">minimum 32<", ">minimum 2<", "energy E (ε)", "volume V (σ³)"}) {
    EXPECT_TRUE(contains(svg, name)) << name;
  }
}

TEST(EnergyVolumePicture, PutsStatesThatCoincideSideBySide) {
  AnnealOutcome control = testing_report::returning(0, 0.05, 1);
  const std::string svg = energy_volume_svg(control, {}, {});
  EXPECT_EQ(count(svg, "bs-arrow\""), 0u);
  EXPECT_EQ(count(svg, ">minimum 1<"), 1u);
  EXPECT_FALSE(contains(svg, "nan"));
  for (const char* mark : {">1</text>", ">2</text>", ">3</text>"}) EXPECT_EQ(count(svg, mark), 1u);
}

}  // namespace
}  // namespace baroscape
