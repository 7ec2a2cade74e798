// baroscape relax CONFIG STRUCTURE.xyz [--pressure P] [-o OUT.xyz]
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "command.hpp"
#include "configuration/job.hpp"
#include "job_structures.hpp"
#include "exchange/extended_xyz.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "outward.hpp"
#include "search/single.hpp"

namespace baroscape {
namespace {

struct RelaxOptions {
  std::string configuration, structure, output;
  std::vector<std::string> overrides;
  double pressure = 0;
};

int relax_command(const RelaxOptions& options) {
  const Job job = read_whole_job(options.configuration, options.overrides);
  const Structure structure = read_extended_xyz(options.structure, job.system).structure;
  const Units& units = job.system.units;
  const Relaxation result =
      relax(job.system, structure, options.pressure / units.pressure());
  const Evaluation at_end = outward(result.at_end, units);
  std::cout << json_text(
      evaluation_json(at_end, result.structure, result.counts, result.converged, result.reason, units));
  if (!options.output.empty()) {
    write_file(options.output, extended_xyz(result.structure, job.system,
                                            {{"energy", fmt::format("{}", at_end.energy)},
                                             {"enthalpy", fmt::format("{}", at_end.enthalpy)},
                                             {pressure_key(units), fmt::format("{}", options.pressure)}}));
  }
  if (result.converged) return kDone;
  std::cerr << "baroscape: " << result.reason << "\n";
  return kNotReached;
}

}  // namespace

void add_relax_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("relax", "the same numbers at the minimum the structure relaxes to");
  const auto options = std::make_shared<RelaxOptions>();
  command->add_option("CONFIG", options->configuration, "the job, a TOML file")->required();
  command->add_option("STRUCTURE", options->structure, "extended XYZ")->required();
  add_pressure(*command, options->pressure)->capture_default_str();
  command->add_option("-o,--output", options->output, "write the minimum as extended XYZ")->type_name("OUT.xyz");
  add_overrides(*command, options->overrides);
  command->add_flag("--json")->description("it is JSON in any case");
  command->callback([&action, options] { action = [options] { return relax_command(*options); }; });
}

}  // namespace baroscape
