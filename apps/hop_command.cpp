// baroscape hop CONFIG --out DIR
#include <iostream>
#include <memory>

#include "job_structures.hpp"
#include "command.hpp"
#include "job_steps.hpp"
#include "json_text.hpp"
#include "output_file.hpp"

namespace baroscape {
namespace {

Json run_json(const HopRun& run, const Units& units) {
  Json kept = Json::array();
  for (const auto& [enthalpy, id] : run.kept) kept.push_back({{"minimum", id}, {"enthalpy", enthalpy * units.energy}});
  return {{"run", run.run},
          {"quenches", run.quenches},
          {"gradients", run.gradients},
          {"accepted", run.accepted},
          {"lowest", run.quenches > 0 ? Json(run.lowest * units.energy) : Json(nullptr)},
          {"lowest_quench", run.lowest_quench},
          {"reached_target", run.reached_target},
          {"kept", std::move(kept)}};
}

Json hopped_json(const std::vector<Hopped>& hopped, const Units& units, const std::string& database) {
  Json json = {{"format", 1}, {"units", units_json(units)}, {"database", database}, {"hops", Json::array()}};
  for (const Hopped& one : hopped) {
    const auto& target = one.options.target;
    Json runs = Json::array();
    for (const HopRun& run : one.result.runs) runs.push_back(run_json(run, units));
    json["hops"].push_back({{"pressure", units.given_pressure(one.options.key.pressure)},
                            {"seed", one.options.key.seed},
                            {"target", target ? Json(*target * units.energy) : Json(nullptr)},
                            {"stopped_by", one.result.stopped_by},
                            {"runs", std::move(runs)}});
  }
  return json;
}

int hop(const JobCommandOptions& options) {
  Job job = read_whole_job(options.configuration, options.overrides);
  if (!job.hop) job.hop.emplace();  // every key has a default
  Archive archive = open_archive(job, options.folder);
  ProgressLine progress(options.quiet);
  std::vector<Hopped> hopped;
  const int code = hop_step(job, archive, options.threads, progress, hopped);
  if (code == kInterrupted) return code;
  const Units& units = job.system.units;
  std::cout << (options.json ? json_text(hopped_json(hopped, units, database_path(options.folder)))
                             : hop_in_words(hopped, units));
  return code;
}

}  // namespace

void add_hop_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("hop", "low minima by basin hopping at each pressure of [hop]; adds to DIR/landscape.db");
  const auto options = std::make_shared<JobCommandOptions>();
  add_job_options(*command, *options);
  command->callback([&action, options] { action = [options] { return hop(*options); }; });
}

}  // namespace baroscape
