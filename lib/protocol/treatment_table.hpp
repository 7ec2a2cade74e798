// The account of one treatment: who went where, what was gained, and who is most populated.
#pragma once

#include <Eigen/Core>

#include "landscape/landscape.hpp"
#include "protocol/outcome.hpp"
#include "protocol/treatment.hpp"
#include "protocol/treatment_ground.hpp"

namespace baroscape {

/// Fills in everything that follows from where each column ended (`unloaded`: ambient minima × columns) and from the
/// populations of the stages: energies, the table, averages, states 1 to 3, and the clusters that are drawn.
void tabulate(const AmbientGround& ambient, const Landscape& pressed, const InitialSamples& columns,
              const Eigen::MatrixXd& unloaded, const TreatmentOptions& options, AnnealOutcome& outcome);

}  // namespace baroscape
