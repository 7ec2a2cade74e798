// [deform]: which states are followed, over which pressures.
#include "configuration/job_sections.hpp"

namespace baroscape {

DeformSection read_deform_section(const Section& section) {
  section.allow({"pressures", "states"});
  const auto pressures = section.ascending_numbers("pressures", NumberRange{});
  if (!pressures) throw section.error("", "needs \"pressures\" = [from, to], for example pressures = [0, 10]");
  if (pressures->size() != 2) {
    throw section.error("pressures",
                        "has " + std::to_string(pressures->size()) +
                            " values; two are wanted, [from, to] with from < to; negative ones are allowed");
  }
  DeformSection deform{pressures->front(), pressures->back()};
  if (section.has("states")) {
    deform.minima_only = section.is_word("states", "minima");
    if (!deform.minima_only && !section.is_word("states", "all")) {
      throw section.error("states", section.given("states") + " is not allowed; \"all\" or \"minima\" is");
    }
  }
  return deform;
}

}  // namespace baroscape
