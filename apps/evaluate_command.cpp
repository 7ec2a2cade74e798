// baroscape evaluate CONFIG STRUCTURE.xyz [--pressure P] [--hessian]
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "command.hpp"
#include "configuration/job.hpp"
#include "job_structures.hpp"
#include "exchange/extended_xyz.hpp"
#include "json_text.hpp"
#include "outward.hpp"
#include "search/single.hpp"

namespace baroscape {
namespace {

/// What every stationary point in a database satisfies, ε/σ.
constexpr double kConvergedGradient = 1e-9;

struct EvaluateOptions {
  std::string configuration, structure;
  std::vector<std::string> overrides;
  double pressure = 0;
  bool hessian = false;
};

int evaluate_command(const EvaluateOptions& options) {
  const Job job = read_whole_job(options.configuration, options.overrides);
  const Structure structure = read_extended_xyz(options.structure, job.system).structure;
  const Units& units = job.system.units;
  const Evaluation result = evaluate(job.system, structure, options.pressure / units.pressure(), options.hessian);
  const bool converged = result.gradient_rms <= kConvergedGradient;
  const std::string reason = fmt::format("the RMS gradient is {} {:g}", converged ? "at most" : "above",
                                         kConvergedGradient * units.energy / units.length);
  std::cout << json_text(evaluation_json(outward(result, units), structure, result.counts, converged, reason, units));
  return kDone;
}

}  // namespace

void add_evaluate_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("evaluate", "one structure's numbers as JSON");
  const auto options = std::make_shared<EvaluateOptions>();
  command->add_option("CONFIG", options->configuration, "the job, a TOML file")->required();
  command->add_option("STRUCTURE", options->structure, "extended XYZ")->required();
  add_pressure(*command, options->pressure)->capture_default_str();
  command->add_flag("--hessian", options->hessian, "the matrix of second derivatives as well");
  add_overrides(*command, options->overrides);
  command->add_flag("--json")->description("it is JSON in any case");
  command->callback([&action, options] { action = [options] { return evaluate_command(*options); }; });
}

}  // namespace baroscape
