// The page that teaches the way 1 → 2 → 3: first one atom before a gate, then a real cluster from a database.
#pragma once

#include <string>

#include "protocol/gate_model.hpp"
#include "report/report.hpp"

namespace baroscape {

/// A self-contained HTML page. Every number in it is computed: by the model here, or of the landscapes and anneals in
/// `data`, whose words follow what they show. InputError where nothing was annealed, or states have no coordinates.
std::string teaching_html(const ReportData& data, const GateModel& model = {});

}  // namespace baroscape
