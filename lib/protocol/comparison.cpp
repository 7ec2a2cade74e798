#include "protocol/comparison.hpp"

#include <cmath>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/temperature.hpp"
#include "protocol/treatment_ground.hpp"

namespace baroscape {
namespace {

class Comparison {
 public:
  Comparison(const Landscape& ambient, const std::string& start, const Eigen::VectorXd& initial,
             const ComparisonOptions& options)
      : ambient_(ambient),
        equation_(HarmonicRates(ambient)),
        ground_(ambient, {}, 0, 0, 1),
        start_(start),
        initial_(initial),
        options_(options) {}

  ComparisonOutcome run(const char* protocol, double temperature, int cycles) const {
    ComparisonOutcome outcome;
    outcome.start = start_;
    outcome.protocol = protocol;
    outcome.temperature = temperature;
    outcome.time = options_.time;
    outcome.cycles = cycles;
    Eigen::MatrixXd population = initial_;
    for (int k = 0; k < cycles; ++k) {
      if (options_.heating_rate > 0) {
        evolve(population, ramp(options_.room_temperature, temperature, options_.heating_rate), outcome);
      }
      if (std::isfinite(options_.time)) {
        evolve(population, hold(temperature, options_.time / cycles), outcome);
      } else {
        population = equilibrate(ambient_, population.col(0), temperature);
      }
      if (options_.cooling_rate > 0) {
        evolve(population, ramp(temperature, options_.room_temperature, options_.cooling_rate), outcome);
      }
    }
    outcome.delta_energy = ground_.energy.dot(population.col(0) - initial_);
    outcome.volume_ratio = ground_.volume.dot(population.col(0)) / ground_.volume.dot(initial_);
    outcome.bulk_modulus_ratio = ground_.modulus.dot(population.col(0)) / ground_.modulus.dot(initial_);
    return outcome;
  }

 private:
  void evolve(Eigen::MatrixXd& population, const TemperatureRamp& way, ComparisonOutcome& outcome) const {
    EvolutionResult result = equation_.evolve(population, way, options_.evolution);
    population = std::move(result.populations);
    if (result.finished || !outcome.finished) return;
    outcome.finished = false;
    outcome.reason = result.reason;
  }

  const Landscape& ambient_;
  MasterEquation equation_;
  AmbientGround ground_;
  const std::string& start_;
  const Eigen::VectorXd& initial_;
  const ComparisonOptions& options_;
};

}  // namespace

std::vector<ComparisonOutcome> compare(const Landscape& ambient, const std::string& start,
                                       const Eigen::VectorXd& initial, const ComparisonOptions& options) {
  for (const double temperature : options.temperatures) require_temperature(temperature);
  if (options.cycles < 1) {
    throw InputError("cycles: " + std::to_string(options.cycles) + " is not allowed; a whole number ≥ 1 is");
  }
  std::vector<ComparisonOutcome> outcomes;
  if (options.temperatures.empty()) return outcomes;
  const Comparison comparison(ambient, start, initial, options);
  for (const double temperature : options.temperatures) outcomes.push_back(comparison.run("ageing", temperature, 1));
  for (const double temperature : options.temperatures) {
    outcomes.push_back(comparison.run("thermal cycling", temperature, options.cycles));
  }
  return outcomes;
}

}  // namespace baroscape
