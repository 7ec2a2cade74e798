// exp(K t) of a small network at one temperature, by uniformisation and repeated squaring.
#pragma once

#include <Eigen/Core>

#include "kinetics/rates.hpp"

namespace baroscape {

/// Probability of being in state j after `duration` (σ√(m/ε)) when it began in i: column i, row j, states × states. No
/// entry is negative and every column sums to 1 to rounding; entries far below 1 are right to a relative error of some
/// 1e-14, because nothing is ever subtracted. Some states³ × log₂(fastest rate × duration) multiplications. InputError
/// for a temperature that is not finite and ≥ 0 or a duration outside [0, 1e250]; at T = 0 nothing moves.
Eigen::MatrixXd transition_probabilities(const HarmonicRates& rates, double temperature, double duration);

}  // namespace baroscape
