// All pictures of how pressure deforms a landscape.
#pragma once

#include <vector>

#include "report/named_picture.hpp"
#include "report/report.hpp"

namespace baroscape {

/// "branches", "counts", "trees", "amplitudes", "cycle", "paths" of a report that has an atlas; otherwise nothing. The
/// caption is drawn into the picture when `with_captions`, so that it explains itself wherever it goes.
std::vector<NamedPicture> deformation_pictures(const ReportData& data, bool with_captions);

}  // namespace baroscape
