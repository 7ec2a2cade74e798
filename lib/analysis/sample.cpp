#include "analysis/sample.hpp"

#include <algorithm>
#include <cmath>

namespace baroscape {
namespace {

double mass_of(const System& system) {
  double mass = 0;
  for (const int species : system.species) mass += system.masses[static_cast<std::size_t>(species)];
  return mass;
}

}  // namespace

AnalysisGrid analysis_grid(const System& system, double reach) {
  AnalysisGrid grid;
  const double size = system.size();
  grid.distances.reach = reach > 0 ? reach : (system.cell ? 5 : 6) * size;
  grid.distances.smooth *= size;
  grid.q = Eigen::VectorXd::LinSpaced(461, 2 / size, 25 / size);
  return grid;
}

StructureAnalysis analyse_structure(const System& system, const Structure& structure, double volume, double pressure,
                                    const AnalysisGrid& grid) {
  StructureAnalysis analysis{structure, volume, atom_shares(system, structure), {}, {}, {}};
  analysis.g = pair_distribution(structure, volume, grid.distances);
  analysis.s = structure_factor(structure, grid.q, grid.distances.reach);
  if (system.cell) analysis.elasticity = elasticity(system, structure, pressure);
  return analysis;
}

FlowUnitReference flow_unit_reference(const System& system, const std::vector<WeightedStructure>& sample,
                                      double deviations) {
  FlowUnitStatistics statistics(system.species_names.size());
  for (const WeightedStructure& one : sample) {
    statistics.add(one.analysis->structure.species, one.analysis->shares.volume, one.analysis->shares.energy,
                   one.weight);
  }
  return statistics.reference(deviations);
}

SampleAnalysis analyse_sample(const System& system, const std::vector<WeightedStructure>& sample,
                              const AnalysisGrid& grid, const FlowUnitReference& reference) {
  SampleAnalysis mean;
  mean.g = Eigen::VectorXd::Zero(grid.distances.points);
  mean.s = Eigen::VectorXd::Zero(grid.q.size());
  double all = 0;
  for (const WeightedStructure& one : sample) all += one.weight;
  const bool elastic = !sample.empty() && std::ranges::all_of(sample, [](const WeightedStructure& one) {
    return one.analysis->elasticity.has_value();
  });
  if (elastic) mean.bulk = mean.shear = mean.young = 0.0;
  for (const WeightedStructure& one : sample) {
    const StructureAnalysis& analysis = *one.analysis;
    const double weight = one.weight / all;
    mean.energy += weight * analysis.shares.energy.sum();
    mean.volume += weight * analysis.volume;
    mean.g += weight * analysis.g;
    mean.s += weight * analysis.s;
    mean.local_q6 += weight * analysis.shares.order.q6.mean();
    mean.global_q6 += weight * analysis.shares.order.global_q6;
    const double atom = weight / analysis.structure.atoms();
    for (const FlowUnit unit :
         flow_units(reference, analysis.structure.species, analysis.shares.volume, analysis.shares.energy)) {
      mean.flow_units += unit == FlowUnit::positive ? atom : 0;
      mean.negative_flow_units += unit == FlowUnit::negative ? atom : 0;
    }
    if (!elastic) continue;
    *mean.bulk += weight * analysis.elasticity->bulk;
    *mean.shear += weight * analysis.elasticity->shear;
    *mean.young += weight * analysis.elasticity->young;
  }
  mean.density = mass_of(system) / mean.volume;
  mean.peak = peak_a(grid.q, mean.s);
  return mean;
}

}  // namespace baroscape
