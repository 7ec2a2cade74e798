// [deform]: over which pressures states are followed.
#include "configuration/job_sections.hpp"

namespace baroscape {

DeformSection read_deform_section(const Section& section) {
  section.allow({"pressures"});
  const auto pressures = section.ascending_numbers("pressures", NumberRange{});
  if (!pressures) throw section.error("", "needs \"pressures\" = [from, to], for example pressures = [0, 10]");
  if (pressures->size() != 2) {
    throw section.error("pressures",
                        "has " + std::to_string(pressures->size()) +
                            " values; two are wanted, [from, to] with from < to; negative ones are allowed");
  }
  return {pressures->front(), pressures->back()};
}

}  // namespace baroscape
