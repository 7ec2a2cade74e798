// The surface along a few modes with all others relaxed (Lyapunov–Schmidt reduction).
#pragma once

#include <Eigen/Core>
#include <optional>

#include "search/bordered_newton.hpp"
#include "surface/surface.hpp"

namespace baroscape {

/// The gradient [m] of the reduced surface at the amplitudes a [m] along `modes` [n × m] from `origin`, at fixed λ:
/// every other direction is stationary. Nothing where the relaxation does not converge.

std::optional<Eigen::VectorXd> reduced_gradient(const Surface<double>& surface, const Eigen::VectorXd& origin,
                                                double lambda, const Eigen::MatrixXd& modes,
                                                const Eigen::VectorXd& amplitudes, Counts& counts);

}  // namespace baroscape
