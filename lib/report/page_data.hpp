// What the scripts of the page work with: landscapes, branches, events and anneals as one block of JSON.
#pragma once

#include <string>

#include "report/report.hpp"

namespace baroscape {

/// One line of JSON that stays inert inside <script type="application/json">: <, > and & are written \u003c and so on,
/// so that neither an end tag nor a comment can begin in what the user wrote. Energies, volumes and pressures are
/// rounded to 1e-9 of their unit. States are columns of numbers, one for each landscape; a state names its branch by
/// position, -1 for none; a transition state its minima by position. Coordinates are base64 float32, centred: the
/// minima, then the transition states; NaN where a state has none, absent where no state has any.
std::string page_data_json(const ReportData& data);

}  // namespace baroscape
