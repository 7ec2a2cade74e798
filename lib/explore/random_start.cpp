#include "explore/random_start.hpp"

#include <cmath>
#include <vector>

#include "explore/symmetric_start.hpp"
#include "search/acceptance.hpp"

namespace baroscape {
namespace {

/// Relaxes the given searches' positions in place.
void relax(Engine& engine, const CensusKey& key, const std::vector<PlannedSearch*>& searches,
           const std::vector<double>& tolerances, const MinimizeOptions& options) {
  std::vector<QuenchTask> tasks(searches.size());
  for (std::size_t i = 0; i < searches.size(); ++i) {
    tasks[i].start = tasks[i].result = searches[i]->positions.data();
    tasks[i].pressure = key.pressure;
    tasks[i].gradient_tolerance = tolerances[i];
  }
  engine.quench(tasks.data(), static_cast<int>(tasks.size()), options);
  for (std::size_t i = 0; i < searches.size(); ++i) {
    searches[i]->gradients_spent = tasks[i].evaluations;
    searches[i]->enthalpy = tasks[i].enthalpy;
  }
}

}  // namespace

Eigen::VectorXd random_configuration(const System& system, RandomStream& random) {
  if (system.cell) {
    Eigen::VectorXd x = Eigen::VectorXd::Zero(system.coordinates());
    for (Eigen::Index i = 0; i < system.atoms(); ++i) {
      const Eigen::RowVector3d s(random.uniform(), random.uniform(), random.uniform());
      x.segment<3>(3 * i) = (s * system.cell->lattice).transpose();
    }
    return x;
  }
  const double half = 0.7 * std::cbrt(system.atoms()) * system.size();
  Eigen::VectorXd x(3 * system.atoms());
  for (double& coordinate : x) coordinate = random.uniform(-half, half);
  return x;
}

void relax_random_starts(Engine& engine, const System& system, const CensusKey& key,
                         std::span<PlannedSearch> searches, const std::optional<LocalRegion>& region) {
  std::vector<PlannedSearch*> quenches, starts;
  std::vector<double> quench_tolerances, start_tolerances;
  for (PlannedSearch& search : searches) {
    RandomStream random(key.seed, static_cast<std::uint64_t>(search.number));
    if (search.kind == StartKind::quench) {
      quenches.push_back(&search);
      quench_tolerances.push_back(AcceptanceOptions{}.gradient_rms);
    } else if (search.kind == StartKind::random) {
      starts.push_back(&search);
      // Hardly relaxed at all is what reaches the highest saddles.
      start_tolerances.push_back(std::pow(10.0, random.uniform(1.0, 3.0)));
    } else {
      continue;
    }
    if (region) {
      search.positions = search.number == 0 ? region->centre : displaced_centre(*region, system, random);
      continue;
    }
    // A quarter without symmetry. A search from a symmetric start keeps the symmetry as long as the mode it follows
    // does; a quarter are given the means to leave it. LJ10's transition states at −24.1700 and −23.0095 ε were reached
    // from 12 and 2 of 100,000 exactly symmetric starts, 0 and 4 of those that may leave it, 0 and 2 without symmetry.
    const std::uint64_t how = search.kind == StartKind::random && !system.cell ? random.below(4) : 0;
    search.positions = how > 0 ? symmetric_configuration(system, random) : random_configuration(system, random);
    search.symmetric = how > 1;
    if (how == 1) {
      for (double& coordinate : search.positions) coordinate += 1e-3 * random.normal();
    }
  }
  MinimizeOptions to_a_minimum, to_no_overlap;
  to_a_minimum.largest_step = AcceptanceOptions{}.largest_step;
  to_no_overlap.max_evaluations = 500;
  relax(engine, key, quenches, quench_tolerances, to_a_minimum);
  relax(engine, key, starts, start_tolerances, to_no_overlap);
}

}  // namespace baroscape
