#include "search/branch_point.hpp"

#include <algorithm>

namespace baroscape {

BranchPoint branch_point(const BorderedNewton& newton, const AugmentedPoint& point, int eigenvalues) {
  const Eigen::Index n = point.u.size() - 1;
  BranchPoint result;
  result.lambda = newton.lambda_of(point.u);
  result.enthalpy = point.enthalpy;
  result.volume = point.volume;
  result.index = point.spectrum.index();
  const Eigen::Index kept =
      std::min<Eigen::Index>(point.spectrum.values.size(), std::max(eigenvalues, result.index + 2));
  result.lowest = point.spectrum.values.head(kept);
  result.x = point.u.head(n);
  result.x_rate = point.tangent.head(n);
  result.lambda_rate = point.tangent(n) / newton.lambda_scale();
  result.volume_rate = point.volume_rate(result.lambda_rate);
  return result;
}

}  // namespace baroscape
