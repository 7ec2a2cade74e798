// A landscape as JSON: what `baroscape show --json --pressure P` prints, and the coordinates.
#pragma once

#include <string>

#include "exchange/foreign_landscape.hpp"

namespace baroscape {

/// {"format": 1, "units", "title", "pressure", "volume_definition", "species", "minima": […], "transition_states":
/// […]}; states have the fields of exchange/state_fields.hpp, positions as [[x, y, z], …]; what is unknown is null.
/// "</" is written as "<\/", so that the text stays inert inside a script element.
std::string landscape_json_text(const ForeignLandscape& landscape, bool positions = true, const Units& units = {});

/// Other keys are passed over, so that what `show --json --pressure P` printed is read too. InputError with file and
/// line where it is no JSON, and with the path of the value ("minima[3].enthalpy") where one is wrong.
ForeignLandscape parse_landscape_json(const std::string& text, const std::string& name);

}  // namespace baroscape
