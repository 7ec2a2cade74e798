#include "search/find_saddle.hpp"

#include "search/eigenvector_following.hpp"

namespace baroscape {

const char* describe(SaddleReason reason) {
  switch (reason) {
    case SaddleReason::not_called:
      return "was not called";
    case SaddleReason::converged:
      return "a stationary point with one negative eigenvalue";
    case SaddleReason::wrong_index:
      return "a stationary point, but not with one negative eigenvalue";
    case SaddleReason::iterations:
      return "ran out of iterations";
    case SaddleReason::abandoned:
      return "was abandoned on the way";
    case SaddleReason::not_finite:
      return "the enthalpy is not a finite number";
  }
  return "unknown reason";
}

namespace {

template <class Element>
SaddleResult find_saddle_in(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                            const Eigen::VectorXd& direction, const SaddleOptions& options) {
  EigenvectorFollowing<double, Element> search(surface, options);
  search.load(0, x.data(), lambda, direction.size() > 0 ? direction.data() : nullptr);
  while (!search.finished(0)) search.step();
  SaddleResult result;
  result.x.resize(x.size());
  int hessians = 0;
  search.take(0, result.x.data(), result.enthalpy, result.gradient_rms, hessians, result.reason);
  result.counts.gradients = result.counts.hessians = hessians;
  return result;
}

}  // namespace

SaddleResult find_saddle(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                         const Eigen::VectorXd& direction, const SaddleOptions& options) {
  return options.keep_symmetry ? find_saddle_in<double>(surface, x, lambda, direction, options)
                               : find_saddle_in<float>(surface, x, lambda, direction, options);
}

}  // namespace baroscape
