// L-BFGS whose initial Hessian is a network of springs between neighbours, for when a gradient costs more than solving
// 3N linear equations: half the gradients of plain L-BFGS on LJ38.
#pragma once

#include "search/minimize.hpp"

namespace baroscape {

/// As minimize(), for surfaces of at least two atoms, x[3i + c].
MinimizeResult minimize_preconditioned(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                                       const MinimizeOptions& options = {});

}  // namespace baroscape
