// How much work was done, in units that do not depend on the machine.
#pragma once

#include <cstdint>

namespace baroscape {

struct Counts {
  std::int64_t gradients = 0;  ///< evaluations of H together with its gradient
  std::int64_t hessians = 0;   ///< evaluations of the Hessian

  Counts& operator+=(const Counts& other) {
    gradients += other.gradients;
    hessians += other.hessians;
    return *this;
  }
};

}  // namespace baroscape
