#include "kinetics/trajectory.hpp"

#include <cassert>
#include <cmath>

#include "kinetics/temperature.hpp"

namespace baroscape {
namespace {

struct Exit {
  double rate_up_to = 0;  ///< of this and the exits before it in the list
  std::size_t transition_state = 0, to = 0;
};

}  // namespace

Trajectory trajectory(const HarmonicRates& rates, std::size_t start, double temperature, double duration,
                      std::size_t most_jumps, RandomStream& random) {
  require_temperature_or_zero(temperature);
  require_duration(duration);
  assert(start < static_cast<std::size_t>(rates.states()));
  std::vector<std::vector<Exit>> exits(static_cast<std::size_t>(rates.states()));
  const auto add = [&](std::size_t from, std::size_t to, std::size_t over, double log_rate) {
    const double before = exits[from].empty() ? 0.0 : exits[from].back().rate_up_to;
    exits[from].push_back({before + std::exp(log_rate), over, to});
  };
  if (temperature > 0) {
    for (const Passage& passage : rates.passages()) {
      add(passage.a, passage.b, passage.transition_state, HarmonicRates::log_rate_from_a(passage, temperature));
      add(passage.b, passage.a, passage.transition_state, HarmonicRates::log_rate_from_b(passage, temperature));
    }
  }

  Trajectory result;
  result.start = start;
  result.complete = true;
  result.duration = duration;
  result.reason = "the time was over";
  double time = 0;
  for (std::size_t here = start;;) {
    const std::vector<Exit>& ways = exits[here];
    const double outflow = ways.empty() ? 0.0 : ways.back().rate_up_to;
    if (outflow == 0) {
      result.reason = "there is no way out of the last minimum that is ever taken at this temperature";
      return result;
    }
    time += -std::log1p(-random.uniform()) / outflow;
    if (!(time < duration)) return result;
    if (result.jumps.size() == most_jumps) {
      result.complete = false;
      result.duration = result.jumps.empty() ? 0.0 : result.jumps.back().time;
      result.reason = "there were as many jumps as were asked for";
      return result;
    }
    const double choice = random.uniform() * outflow;
    std::size_t k = 0;
    while (k + 1 < ways.size() && ways[k].rate_up_to <= choice) ++k;
    here = ways[k].to;
    result.jumps.push_back({time, ways[k].transition_state, here});
  }
}

}  // namespace baroscape
