// [hop]: basin hopping.
#include "configuration/job_sections.hpp"

namespace baroscape {

HopSection read_hop_section(const Section& section, const Units& units) {
  section.allow({"pressures", "runs", "quenches", "temperature", "step", "surface_share", "target", "keep"});
  constexpr NumberRange kShare{0.0, 1.0, true, true, "a number from 0 to 1"};
  HopSection hop;
  const auto pressures = section.ascending_numbers("pressures", kNotNegative);
  if (pressures) hop.pressures = inside(*pressures, units.pressure());
  HopOptions& options = hop.options;
  options.runs = section.integer("runs", 1, 100000).value_or(options.runs);
  options.quenches = section.integer("quenches", 1, 1000000000).value_or(options.quenches);
  const auto temperature = section.number("temperature", kPositive), step = section.number("step", kPositive);
  if (temperature) options.temperature = *temperature / units.temperature();
  if (step) options.step = *step / units.length;
  options.surface_share = section.number("surface_share", kShare).value_or(options.surface_share);
  options.target = section.number("target", NumberRange{});
  if (options.target) *options.target /= units.energy;
  options.keep = section.integer("keep", 1, 1000).value_or(options.keep);
  return hop;
}

}  // namespace baroscape
