// What heating, annealing and cooling under pressure make of populations.
#pragma once

#include <Eigen/Core>
#include <string>

#include "kinetics/master_equation.hpp"
#include "landscape/landscape.hpp"
#include "protocol/treatment.hpp"

namespace baroscape {

/// Populations after each stage, one column for each column that was loaded.
struct PressedStages {
  Eigen::MatrixXd heated, annealed, cooled;
  std::string reason;  ///< of the first stage that did not come to its end; empty: all did
};

/// `loaded`: populations of the landscape's minima, in its order; `equation` is that of the landscape.
PressedStages pressed_stages(const Landscape& landscape, const MasterEquation& equation, const Eigen::MatrixXd& loaded,
                             double temperature, const TreatmentOptions& options);

}  // namespace baroscape
