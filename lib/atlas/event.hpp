// What happens at a critical pressure: who meets whom, with what symmetry, and whether it behaves as its kind should
// (design: physics, section 7).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "search/branch.hpp"
#include "search/continuation.hpp"
#include "search/exponents.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct Event {
  CriticalPoint critical;
  /// Orders of the point group on the branch before and after, 0 where it ends here, and at the critical point itself,
  /// where a branch of lower symmetry has the symmetry of the one it meets.
  int order_before = 0, order_at = 0, order_after = 0;
  Exponents exponents;
  std::vector<Branch> side_branches;  ///< of lower symmetry, from the critical point to their ends; none at a fold
};

/// Looks closer at branch.events[number]: point groups, measured exponents, and the side branches followed in the range
/// of `options`.
Event examine(const System& system, const Surface<double>& surface, const Branch& branch, std::size_t number,
              const ContinuationOptions& options = {}, const Intact& intact = {});

/// For instance "fold at P = 1.049604942: a minimum meets a transition state; barrier exponent 1.5000 ± 0.0001, n = …".
std::string describe(const Event& event);

}  // namespace baroscape
