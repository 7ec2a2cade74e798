// All pictures of annealing with time and temperature.
#pragma once

#include <vector>

#include "report/named_picture.hpp"
#include "report/report.hpp"

namespace baroscape {

/// Of every start that was treated at more than one pressure or temperature, or scanned. The caption is drawn into the
/// picture when `with_captions`. Files are named after the quantity, those of a second start end in -2.
std::vector<NamedPicture> treatment_pictures(const ReportData& data, bool with_captions);

}  // namespace baroscape
