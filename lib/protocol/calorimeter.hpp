// What was treated, in the calorimeter: samples heated at P = 0 beside the initialised one.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "kinetics/calorimetry.hpp"
#include "landscape/landscape.hpp"
#include "protocol/outcome.hpp"
#include "protocol/treatment.hpp"

namespace baroscape {

struct CalorimeterOptions {
  std::vector<double> rates;    ///< of heating, ε/k_B per σ√(m/ε), > 0; empty: no scan
  double from = 0.0, to = 0.3;  ///< ε/k_B
  int intervals = 300;          ///< of a curve
  /// Tighter than for populations, since what is looked at are differences of curves.
  EvolutionOptions evolution{1e-8};
};

/// The initialised sample at one rate: fresh, and kept for as long as the treated ones.
struct ControlScan {
  std::string start;
  HeatCurve curve;
};

struct CalorimeterStatus {
  int done = 0, total = 0;  ///< scans, all samples of one rate together
};

/// Scans every outcome of one start, fresh and after each of its storage times, and adds the curves, ΔH_rel and
/// Kissinger's fits to it. Controls are of `initial`, rates outer, fresh first. Storage is that of the treatment.
/// InputError for options that are not allowed.
std::vector<ControlScan> scan_outcomes(const Landscape& ambient, const Eigen::VectorXd& initial,
                                       const TreatmentOptions& treatment, const CalorimeterOptions& options,
                                       int threads, std::vector<AnnealOutcome>& outcomes,
                                       const ProgressCallback<CalorimeterStatus>& progress = {});

/// Where the rise of a curve above `modes` is half done, from the left; nothing when it never rises.
std::optional<double> half_of_the_rise(const HeatCurve& curve, int modes);

}  // namespace baroscape
