#include "protocol/start.hpp"

#include <cstdio>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"

namespace baroscape {
namespace {

std::string shortest(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

Eigen::VectorXd cooled(const Landscape& ambient, const CooledStart& start, double room_temperature,
                       const EvolutionOptions& evolution) {
  if (!(start.from > room_temperature)) {
    throw InputError("anneal.start: from " + shortest(start.from) +
                     " is not allowed; a temperature above the room's, " + shortest(room_temperature) + ", is");
  }
  const MasterEquation equation{HarmonicRates(ambient)};
  const EvolutionResult result =
      equation.evolve(equilibrium(ambient, start.from), ramp(start.from, room_temperature, start.rate), evolution);
  if (!result.finished) throw InputError("anneal.start: cooling did not come to its end: " + result.reason);
  return result.populations.col(0);
}

}  // namespace

std::string describe(const AnnealStart& start) {
  if (const auto* single = std::get_if<MinimumStart>(&start)) return "minimum " + std::to_string(single->id);
  if (const auto* glass = std::get_if<FictiveTemperatureStart>(&start)) {
    return "fictive temperature " + shortest(glass->temperature);
  }
  if (const auto* glass = std::get_if<CooledStart>(&start)) {
    return "cooling rate " + shortest(glass->rate) + " from " + shortest(glass->from);
  }
  return "global-minimum";
}

Eigen::VectorXd initial_population(const Landscape& ambient, const AnnealStart& start, double room_temperature,
                                   const EvolutionOptions& evolution) {
  if (const auto* glass = std::get_if<FictiveTemperatureStart>(&start)) return equilibrium(ambient, glass->temperature);
  if (const auto* glass = std::get_if<CooledStart>(&start)) {
    return cooled(ambient, *glass, room_temperature, evolution);
  }
  Eigen::VectorXd population = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(ambient.minima().size()));
  if (const auto* single = std::get_if<MinimumStart>(&start)) {
    const auto index = ambient.index_of_minimum(single->id);
    if (!index) {
      throw InputError("anneal.start: there is no minimum " + std::to_string(single->id) +
                       " at pressure 0; `baroscape show` lists their ids");
    }
    population(static_cast<Eigen::Index>(*index)) = 1.0;
  } else {
    population(static_cast<Eigen::Index>(*ambient.global_minimum())) = 1.0;
  }
  return population;
}

}  // namespace baroscape
