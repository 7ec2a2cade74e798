// What a sample is like: averages over the structures that it is made of.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "analysis/atom_shares.hpp"
#include "analysis/elastic.hpp"
#include "analysis/flow_units.hpp"
#include "analysis/pair_distribution.hpp"
#include "analysis/structure_factor.hpp"

namespace baroscape {

/// At which distances and wave numbers samples are looked at; the same for all that are compared.
struct AnalysisGrid {
  DistanceGrid distances;
  Eigen::VectorXd q;  ///< 1/σ, evenly spaced
};

/// Distances up to `reach` (σ; 0: 5 times the size of the largest atom, for clusters 6), q from 2 to 25 over that size.
AnalysisGrid analysis_grid(const System& system, double reach = 0);

/// One structure, with all that samples average.
struct StructureAnalysis {
  Structure structure;
  double volume = 0;  ///< of a cell its own, of a cluster as the system defines it, σ³
  AtomShares shares;
  Eigen::VectorXd g, s;                  ///< on the grid
  std::optional<Elasticity> elasticity;  ///< of cells
};

/// `structure` is relaxed at `pressure` (ε/σ³) where its elastic constants are to mean something.
StructureAnalysis analyse_structure(const System& system, const Structure& structure, double volume, double pressure,
                                    const AnalysisGrid& grid);

struct WeightedStructure {
  const StructureAnalysis* analysis = nullptr;
  double weight = 0;
};

/// Means over the structures by their weights, which need not add up to 1.
struct SampleAnalysis {
  double energy = 0, volume = 0;  ///< of the system, ε and σ³
  double density = 0;             ///< mass over mean volume, m/σ³
  Eigen::VectorXd g, s;           ///< on the grid
  std::optional<PeakA> peak;      ///< of the mean s
  double local_q6 = 0, global_q6 = 0;
  double flow_units = 0, negative_flow_units = 0;  ///< shares of the atoms
  std::optional<double> bulk, shear, young;  ///< ε/σ³, of cells: Voigt–Reuss–Hill of each structure, averaged
};

/// Of the sample that others are compared with.
FlowUnitReference flow_unit_reference(const System& system, const std::vector<WeightedStructure>& sample,
                                      double deviations);

SampleAnalysis analyse_sample(const System& system, const std::vector<WeightedStructure>& sample,
                              const AnalysisGrid& grid, const FlowUnitReference& reference);

}  // namespace baroscape
