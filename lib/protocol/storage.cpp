#include "protocol/storage.hpp"

#include <algorithm>
#include <limits>

#include "protocol/treatment_ground.hpp"

namespace baroscape {

Eigen::MatrixXd samples_of(const Eigen::VectorXd& initial, const std::vector<AnnealOutcome>& outcomes) {
  Eigen::MatrixXd samples(initial.size(), index_of(outcomes.size()) + 1);
  for (std::size_t k = 0; k < outcomes.size(); ++k) {
    const Eigen::VectorXd& unloaded = outcomes[k].populations.unloaded;
    samples.col(index_of(k)) = unloaded / std::max(unloaded.sum(), std::numeric_limits<double>::min());
  }
  samples.rightCols<1>() = initial;
  return samples;
}

EvolutionResult kept(const MasterEquation& equation, const Eigen::MatrixXd& samples, double time,
                     const TreatmentOptions& options) {
  return equation.evolve(samples, hold(options.storage_temperature, time), options.evolution);
}

void store(const Landscape& ambient, const Eigen::VectorXd& initial, const TreatmentOptions& options,
           std::vector<AnnealOutcome>& outcomes) {
  if (options.storage_times.empty() || outcomes.empty()) return;
  const MasterEquation equation{HarmonicRates(ambient)};
  const Eigen::MatrixXd samples = samples_of(initial, outcomes);
  Eigen::RowVectorXd energies(samples.rows());
  for (Eigen::Index i = 0; i < energies.size(); ++i) {
    energies[i] = ambient.minima()[static_cast<std::size_t>(i)].energy;
  }
  const double fresh = energies.dot(initial);
  for (const double time : options.storage_times) {
    const EvolutionResult stored = kept(equation, samples, time, options);
    const Eigen::RowVectorXd means = energies * stored.populations;
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      const double mean = means[index_of(k)];
      outcomes[k].storage.push_back({options.storage_temperature, time, mean - fresh, mean - means[means.size() - 1]});
      if (!stored.finished && outcomes[k].finished) {
        outcomes[k].finished = false;
        outcomes[k].reason = stored.reason;
      }
    }
  }
}

}  // namespace baroscape
