// How long what was gained is kept, against temperature.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "landscape/landscape.hpp"
#include "protocol/outcome.hpp"

namespace baroscape {

/// Adds to every outcome of one start (state 1: `initial`, over the minima at P = 0) its half-life at every temperature
/// (> 0, InputError).
void add_half_lives(const Landscape& ambient, const Eigen::VectorXd& initial, const std::vector<double>& temperatures,
                    std::vector<AnnealOutcome>& outcomes);

}  // namespace baroscape
