// What cycles of loading and unloading do, as a function of their amplitude: it changes only where a branch ends, so it
// is a step function, known exactly.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "landscape/landscape.hpp"

namespace baroscape {

/// Amplitudes between which every cycle does the same.
struct AmplitudeRange {
  double from = 0, to = 0;  ///< pressures to which the cluster is loaded and back, ε/σ³; negative ones are tension
  double returning_share = 0;  ///< mean over all minima at P = 0 of the weight that is back after one turn
  double lost_share = 0;       ///< likewise of what falls apart, or could not be followed
  double energy_once = 0;      ///< ⟨E⟩ of the start after one turn, ε, over what is not lost
  double energy_settled = 0;   ///< and after AmplitudeCurve::turns
};

struct AmplitudeCurve {
  std::string start;                   ///< as in anneal outcomes
  double energy = 0;                   ///< ⟨E⟩ of the start, ε
  int turns = 0;                       ///< after which a cycle counts as settled
  std::vector<AmplitudeRange> ranges;  ///< ascending, from one end of the followed pressures to the other
};

/// `population` is one number for each minimum of the landscape at P = 0, sum 1. No ranges where the branches do not
/// pass P = 0.
AmplitudeCurve amplitude_curve(const AtlasRecord& atlas, const Landscape& ambient, const Eigen::VectorXd& population,
                               int turns);

}  // namespace baroscape
