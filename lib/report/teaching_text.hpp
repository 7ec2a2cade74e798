// The words of the teaching page. Every number in them is one of the facts.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"
#include "report/teaching_facts.hpp"

namespace baroscape {

/// An answer that may be chosen, and what is said to it.
struct TeachingAnswer {
  std::string text;
  bool right = false;
  std::string reply;
};

/// A question, as HTML.
std::string question(const std::string& asked, const std::vector<TeachingAnswer>& answers);

// Each as HTML.
std::string beginning(const ReportData& data, const TeachingFacts& facts);
std::string pair_text(const TeachingFacts& facts);
std::string land_text(const TeachingFacts& facts);
std::string tilt_text();
std::string cycle_text(const TeachingFacts& facts);
std::string balance_text();
std::string warm_text(const TeachingFacts& facts);
std::string storage_text();
std::string cluster_text(const ReportData& data, const TeachingFacts& facts);
std::string trees_text(const TeachingFacts& facts);
std::string own_text(const ReportData& data, const TeachingFacts& facts);
std::string low_and_cold_text(const ReportData& data, const TeachingFacts& facts);
std::string ending(const ReportData& data, const TeachingFacts& facts);
std::string teachers_sheet(const ReportData& data, const TeachingFacts& facts);

}  // namespace baroscape
