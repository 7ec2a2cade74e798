// [hop]: basin hopping.
#include "configuration/job_sections.hpp"

namespace baroscape {

HopSection read_hop_section(const Section& section) {
  section.allow({"pressures", "runs", "quenches", "temperature", "step", "surface_share", "target", "keep"});
  constexpr NumberRange kShare{0.0, 1.0, true, true, "a number from 0 to 1"};
  HopSection hop;
  hop.pressures = section.ascending_numbers("pressures", kNotNegative).value_or(hop.pressures);
  HopOptions& options = hop.options;
  options.runs = section.integer("runs", 1, 100000).value_or(options.runs);
  options.quenches = section.integer("quenches", 1, 1000000000).value_or(options.quenches);
  options.temperature = section.number("temperature", kPositive).value_or(options.temperature);
  options.step = section.number("step", kPositive).value_or(options.step);
  options.surface_share = section.number("surface_share", kShare).value_or(options.surface_share);
  options.target = section.number("target", NumberRange{});
  options.keep = section.integer("keep", 1, 1000).value_or(options.keep);
  return hop;
}

}  // namespace baroscape
