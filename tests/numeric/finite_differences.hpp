// Derivatives from values alone, for checking those the code computes.
#pragma once

#include <Eigen/Core>

namespace baroscape::numeric {

/// Sixth-order central differences along every coordinate: the error is h⁶f⁽⁷⁾/140 of truncation and about ε|f|/h of
/// rounding. With h = 2e-3 both stay below 1e-10 of the largest component for Lennard-Jones clusters whose atoms are at
/// least 0.7 apart (f⁽⁷⁾ ≈ 6e11 against a slope of 5e3 there).
template <class Function>
Eigen::MatrixXd differences(const Function& function, const Eigen::VectorXd& x, double h) {
  const auto at = [&](Eigen::Index k, double shift) -> Eigen::VectorXd {
    Eigen::VectorXd moved = x;
    moved(k) += shift;
    return function(moved);
  };
  Eigen::MatrixXd derivative(function(x).size(), x.size());
  for (Eigen::Index k = 0; k < x.size(); ++k) {
    derivative.col(k) =
        (45.0 * (at(k, h) - at(k, -h)) - 9.0 * (at(k, 2 * h) - at(k, -2 * h)) + (at(k, 3 * h) - at(k, -3 * h))) /
        (60.0 * h);
  }
  return derivative;
}

/// A number as a vector of length one, so that differences() of an energy gives its gradient as a row.
inline Eigen::VectorXd alone(double value) {
  return Eigen::VectorXd::Constant(1, value);
}

/// Largest difference of two arrays, as a share of the largest entry of the second.
template <class First, class Second>
double relative_difference(const First& first, const Second& second) {
  return (first - second).cwiseAbs().maxCoeff() / second.cwiseAbs().maxCoeff();
}

}  // namespace baroscape::numeric
