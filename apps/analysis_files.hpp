// What an analysis of structure leaves in a folder.
#pragma once

#include <string>
#include <vector>

#include "analysed_samples.hpp"

namespace baroscape {

struct AnalysedSubject {
  System system;
  std::string title;
  AnalysedSamples all;
};

/// Pictures, their tables, and every structure that matters with the values of its atoms; returns the paths.
std::vector<std::string> write_analysis(const AnalysedSubject& subject, const std::string& folder);

}  // namespace baroscape
