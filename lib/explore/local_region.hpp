// What a local census looks at: one minimum, and how high the states around it may lie.
#pragma once

#include "core/random.hpp"
#include "explore/census.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct LocalRegion {
  Eigen::VectorXd centre;  ///< the minimum
  double highest = 0;      ///< enthalpy, ε
};

/// The minimum that the start relaxes to at this pressure. InputError when it does not reach one.
LocalRegion region_around(const Surface<double>& surface, const LocalStart& start, double pressure);

/// The centre with the atoms around one of them displaced, or all; the strains of a cell as well.
Eigen::VectorXd displaced_centre(const LocalRegion& region, const System& system, RandomStream& random);

}  // namespace baroscape
