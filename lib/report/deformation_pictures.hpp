// All pictures of how pressure deforms a landscape.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace baroscape {

struct NamedPicture {
  std::string name;  ///< for a file, without extension: "branches", "counts", "trees", "cycle", "paths"
  std::string svg;
  std::string caption;
};

/// Of a report that has an atlas; otherwise nothing. The caption is drawn into the picture when `with_captions`, so
/// that it explains itself wherever it goes.
std::vector<NamedPicture> deformation_pictures(const ReportData& data, bool with_captions);

}  // namespace baroscape
