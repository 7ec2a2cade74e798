#include "deform_step.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "amplitude_step.hpp"
#include "atlas/atlas.hpp"
#include "atlas/tension.hpp"
#include "command.hpp"
#include "interruption.hpp"
#include "maps_step.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// So many critical pressures of one kind are named.
constexpr std::size_t kNamed = 12;

std::string line(const AtlasStatus& status, double seconds) {
  const double left = seconds * static_cast<double>(status.total - status.done) / static_cast<double>(status.done);
  return fmt::format("{} branches; {} of {} pieces of work known so far, about {:.0f} s left for them", status.branches,
                     status.done, status.total, left);
}

std::string named(const std::vector<double>& pressures) {
  std::vector<std::string> words;
  for (std::size_t k = 0; k < std::min(kNamed, pressures.size()); ++k) {
    words.push_back(fmt::format("{:.9g}", pressures[k]));
  }
  return fmt::format("{}{}", fmt::join(words, ", "), pressures.size() > kNamed ? ", …" : "");
}

std::string events_in_words(const AtlasRecord& atlas) {
  std::map<std::string, std::vector<double>> pressures;  // by kind
  for (const EventRecord& event : atlas.events) {
    const bool says_more = event.kind == "pitchfork";
    pressures[says_more ? event.kind + " (" + event.criticality + "critical)" : event.kind].push_back(event.pressure);
  }
  std::string text;
  for (const auto& [kind, at] : pressures) {
    text += fmt::format("  {}: {} at P = {}\n", kind, at.size(), named(at));
  }
  return text;
}

std::string consistency_in_words(const AtlasRecord& atlas) {
  std::map<double, std::map<Disagreement::Kind, int>> counts;
  for (const Disagreement& one : atlas.disagreements) ++counts[one.pressure][one.kind];
  if (counts.empty()) return "Every landscape agrees with every branch, both ways.\n";
  std::string text;
  for (auto& [pressure, at] : counts) {
    text += fmt::format("P = {}: {} states on no branch, {} that continuation found and no census did", pressure,
                        at[Disagreement::Kind::not_followed], at[Disagreement::Kind::not_in_census]);
    if (const int none = at[Disagreement::Kind::no_member]) text += fmt::format(", {} branches without a state", none);
    if (const int twice = at[Disagreement::Kind::on_two_branches])
      text += fmt::format(", {} states on two branches", twice);
    text += "\n";
  }
  return text + "The table disagreement gives a reason for each.\n";
}

}  // namespace

int deform_step(const Job& job, Archive& archive, int threads, ProgressLine& progress) {
  const auto surface = make_surface(job.system);
  std::vector<ExploredLandscape> landscapes;
  for (const double pressure : archive.pressures()) {
    if (pressure >= job.deform->from && pressure <= job.deform->to) landscapes.push_back(archive.explored(pressure));
  }
  AtlasOptions options;
  options.low = job.deform->from;
  options.high = job.deform->to;
  options.threads = threads;
  options.minima_only = job.deform->minima_only;
  const NewStates new_states = {
      [&](double pressure, const Minimum& state) { return archive.add_minimum(pressure, state); },
      [&](double pressure, const TransitionState& state) { return archive.add_transition_state(pressure, state); }};
  const auto begin = std::chrono::steady_clock::now();
  const Atlas atlas =
      build_atlas(job.system, *surface, std::move(landscapes), options, new_states, [&](const AtlasStatus& status) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
        progress.show(line(status, passed.count()));
        return !interrupted();
      });
  if (atlas.interrupted) return kInterrupted;
  progress.show("recording the branches");
  const AtlasRecord record = record_of(*surface, atlas);
  archive.store_atlas(record);
  const std::string pulled_apart = tension_in_words(record);
  if (!pulled_apart.empty()) progress.say("warning: " + pulled_apart.substr(0, pulled_apart.size() - 1));
  std::vector<double> loaded;
  for (const ExploredLandscape& explored : atlas.landscapes) {
    if (explored.landscape.pressure() > 0 && job.deform->from <= 0) loaded.push_back(explored.landscape.pressure());
  }
  const int code = maps_step(job, archive, loaded, threads, progress);
  if (code == kInterrupted) return code;
  progress.show("cycles by amplitude");
  amplitude_step(job, archive);
  int lost = 0;
  for (const Disagreement& one : atlas.disagreements) lost += one.kind == Disagreement::Kind::not_followed;
  if (lost == 0) return pulled_apart.empty() ? code : kNotReached;
  progress.say(fmt::format("warning: {} states could not be followed over pressure", lost));
  return kNotReached;
}

std::string deformation_in_words(const Archive& archive) {
  const auto atlas = archive.atlas();
  if (!atlas) return "";
  std::int64_t minima = 0, transition_states = 0, given_up = 0;
  double last = atlas->from;
  const std::string range_end = describe(BranchEnd::range), critical_end = describe(BranchEnd::index_changed),
                    symmetric_end = describe(BranchEnd::symmetric);
  for (const BranchRecord& branch : atlas->branches) {
    ++(branch.index == 0 ? minima : transition_states);
    for (const auto& [end, pressure] : {std::pair(branch.from_end, branch.from), std::pair(branch.to_end, branch.to)}) {
      if (end == range_end || end == critical_end || end == symmetric_end) continue;
      ++given_up;
      last = pressure;
    }
  }
  std::string text = fmt::format(
      "From P = {} to {} ε/σ³ there are {} branches of minima and {} of transition states, which meet in {} events.\n",
      atlas->from, atlas->to, minima, transition_states, atlas->events.size());
  text += events_in_words(*atlas);
  std::vector<double> crossings;
  for (const CrossingRecord& crossing : atlas->crossings) crossings.push_back(crossing.pressure);
  text += crossings.empty()
              ? "No two minima exchange their order.\n"
              : fmt::format("Minima exchange their order {} times, at P = {}.\n", crossings.size(), named(crossings));
  if (given_up > 0) {
    text +=
        fmt::format("{} ends of branches could not be followed further; the last is at P = {:.9g}.\n", given_up, last);
  }
  return text + amplitudes_in_words(archive) + tension_in_words(*atlas) + consistency_in_words(*atlas);
}

}  // namespace baroscape
