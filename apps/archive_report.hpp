// From an archive to what the report draws and says.
#pragma once

#include "archive/archive.hpp"
#include "report/report.hpp"

namespace baroscape {

ReportData report_data(const Archive& archive);

}  // namespace baroscape
