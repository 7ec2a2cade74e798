// Samples kept at P = 0 for a time.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "landscape/landscape.hpp"
#include "protocol/outcome.hpp"
#include "protocol/treatment.hpp"

namespace baroscape {

/// State 3 of every outcome, and state 1 in the last column, by minima at P = 0; columns sum to 1.
Eigen::MatrixXd samples_of(const Eigen::VectorXd& initial, const std::vector<AnnealOutcome>& outcomes);

/// Samples kept at the storage temperature for a time.
EvolutionResult kept(const MasterEquation& equation, const Eigen::MatrixXd& samples, double time,
                     const TreatmentOptions& options);

/// Adds to every outcome of one start what is left of ΔE after each storage time. All samples side by side, since what
/// happens at P = 0 does not depend on what was done to them.
void store(const Landscape& ambient, const Eigen::VectorXd& initial, const TreatmentOptions& options,
           std::vector<AnnealOutcome>& outcomes);

}  // namespace baroscape
