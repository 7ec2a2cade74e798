#include "protocol/pressed_stages.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "kinetics/equilibrium.hpp"

namespace baroscape {
namespace {

/// Equilibrium in each connected piece; it forgets which minimum of a piece a population came from.
Eigen::MatrixXd equilibrium(const Landscape& landscape, const std::vector<std::size_t>& pieces,
                            const Eigen::MatrixXd& populations, double temperature) {
  Eigen::MatrixXd relaxed = Eigen::MatrixXd::Zero(populations.rows(), populations.cols());
  for (std::size_t piece = 0;; ++piece) {
    const auto first = std::find(pieces.begin(), pieces.end(), piece);
    if (first == pieces.end()) return relaxed;
    Eigen::RowVectorXd held = Eigen::RowVectorXd::Zero(populations.cols());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i] == piece) held += populations.row(static_cast<Eigen::Index>(i));
    }
    if (held.maxCoeff() <= 0) continue;
    const Eigen::VectorXd one = Eigen::VectorXd::Unit(populations.rows(), first - pieces.begin());
    relaxed += equilibrate(landscape, one, temperature) * held;
  }
}

}  // namespace

PressedStages pressed_stages(const Landscape& landscape, const MasterEquation& equation, const Eigen::MatrixXd& loaded,
                             double temperature, const TreatmentOptions& options) {
  PressedStages stages;
  const auto evolve = [&](const Eigen::MatrixXd& populations, const TemperatureRamp& way) {
    EvolutionResult result = equation.evolve(populations, way, options.evolution);
    if (!result.finished && stages.reason.empty()) stages.reason = result.reason;
    return std::move(result.populations);
  };
  const auto change = [&](const Eigen::MatrixXd& populations, double from, double to, double rate) {
    return rate > 0 ? evolve(populations, ramp(from, to, rate)) : populations;
  };
  stages.heated = change(loaded, options.room_temperature, temperature, options.heating_rate);
  stages.annealed = std::isfinite(options.time) ? evolve(stages.heated, hold(temperature, options.time))
                                                : equilibrium(landscape, equation.pieces(), stages.heated, temperature);
  stages.cooled = change(stages.annealed, temperature, options.room_temperature, options.cooling_rate);
  return stages;
}

}  // namespace baroscape
