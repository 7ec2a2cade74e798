#include "potentials/cubic_spline.hpp"

#include <algorithm>
#include <cassert>

namespace baroscape {

std::vector<double> cubic_spline(const std::vector<double>& y) {
  const std::size_t last = y.size() - 1;
  assert(y.size() >= 5);
  // Second derivatives M by t: M_{k−1} + 4M_k + M_{k+1} = 6(y_{k−1} − 2y_k + y_{k+1}), M_last = 0 and, without a knot
  // at 1, M_0 = 2M_1 − M_2: the first row becomes 6M_1 = 6(…). Elimination from the front.
  std::vector<double> m(y.size(), 0.0), above(y.size(), 0.0);
  for (std::size_t k = 1; k < last; ++k) {
    const double right = 6 * (y[k - 1] - 2 * y[k] + y[k + 1]);
    if (k == 1) {
      m[1] = right / 6;
    } else {
      const double pivot = 4 - above[k - 1];
      above[k] = 1 / pivot;
      m[k] = (right - m[k - 1]) / pivot;
    }
  }
  for (std::size_t k = last - 1; k > 1; --k) m[k - 1] -= above[k - 1] * m[k];
  m[0] = 2 * m[1] - m[2];
  std::vector<double> c(4 * last);
  for (std::size_t k = 0; k < last; ++k) {
    c[4 * k] = y[k];
    c[4 * k + 1] = y[k + 1] - y[k] - (2 * m[k] + m[k + 1]) / 6;
    c[4 * k + 2] = m[k] / 2;
    c[4 * k + 3] = (m[k + 1] - m[k]) / 6;
  }
  return c;
}

std::vector<double> hermite_cubics(const std::vector<double>& y) {
  const std::size_t last = y.size() - 1;
  assert(y.size() >= 5);
  std::vector<double> slope(y.size());
  slope[0] = y[1] - y[0];
  slope[1] = (y[2] - y[0]) / 2;
  for (std::size_t k = 2; k + 2 <= last; ++k) slope[k] = ((y[k - 2] - y[k + 2]) + 8 * (y[k + 1] - y[k - 1])) / 12;
  slope[last - 1] = (y[last] - y[last - 2]) / 2;
  slope[last] = y[last] - y[last - 1];
  std::vector<double> c(4 * last);
  for (std::size_t k = 0; k < last; ++k) {
    const double rise = y[k + 1] - y[k];
    c[4 * k] = y[k];
    c[4 * k + 1] = slope[k];
    c[4 * k + 2] = 3 * rise - 2 * slope[k] - slope[k + 1];
    c[4 * k + 3] = slope[k] + slope[k + 1] - 2 * rise;
  }
  return c;
}

double spline_value(const std::vector<double>& coefficients, double steps) {
  const double last = static_cast<double>(coefficients.size() / 4) - 1;
  const auto interval = static_cast<std::size_t>(std::clamp(steps, 0.0, last));
  const double t = steps - static_cast<double>(interval);
  const double* c = &coefficients[4 * interval];
  return ((c[3] * t + c[2]) * t + c[1]) * t + c[0];
}

}  // namespace baroscape
