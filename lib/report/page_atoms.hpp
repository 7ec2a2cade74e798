// The numbers the page draws a state's atoms from.
#pragma once

#include <Eigen/Core>

#include "surface/system.hpp"

namespace baroscape {

/// How many numbers a state of the system is drawn from: 3N, and of a cell nine more.
Eigen::Index drawn_numbers(const System& system);

/// From coordinates in outward units, length [drawn_numbers()]: the atoms of a cluster about their mean; the atoms of a
/// cell within it, about its centre, followed by the three vectors that repeat it. `before`, of the same length, is
/// the picture this one follows in a film: atoms of a cell then stay near where they were instead of jumping across it.
/// NaN where the coordinates have another length.
Eigen::VectorXd drawn_atoms(const System& system, const Eigen::VectorXd& coordinates,
                            const Eigen::VectorXd* before = nullptr);

}  // namespace baroscape
