#include "analysis/bond_order.hpp"

#include <cmath>

namespace baroscape {
namespace {

// Legendre's polynomials, of x².
double p4(double w) {
  return ((35 * w - 30) * w + 3) / 8;
}
double p6(double w) {
  return (((231 * w - 315) * w + 105) * w - 5) / 16;
}

struct Orders {
  double q4 = 0, q6 = 0;
};

/// By the addition theorem 4π/(2l+1) Σ_m Y_lm(n) Y*_lm(n′) = P_l(n·n′).
Orders orders(const std::vector<VoronoiFace>& faces) {
  double sum4 = 0, sum6 = 0, area = 0;
  for (std::size_t f = 0; f < faces.size(); ++f) {
    area += faces[f].area;
    for (std::size_t g = 0; g <= f; ++g) {
      const double x = faces[f].normal.dot(faces[g].normal), weight = (g == f ? 1 : 2) * faces[f].area * faces[g].area;
      sum4 += weight * p4(x * x);
      sum6 += weight * p6(x * x);
    }
  }
  if (!(area > 0)) return {};
  return {std::sqrt(std::max(0.0, sum4)) / area, std::sqrt(std::max(0.0, sum6)) / area};
}

}  // namespace

BondOrder bond_order(const std::vector<VoronoiCell>& cells) {
  const auto n = static_cast<Eigen::Index>(cells.size());
  BondOrder result{Eigen::VectorXd(n), Eigen::VectorXd(n)};
  std::vector<VoronoiFace> all;
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::vector<VoronoiFace>& faces = cells[static_cast<std::size_t>(i)].faces;
    const Orders one = orders(faces);
    result.q4(i) = one.q4;
    result.q6(i) = one.q6;
    all.insert(all.end(), faces.begin(), faces.end());
  }
  const Orders together = orders(all);
  result.global_q4 = together.q4;
  result.global_q6 = together.q6;
  return result;
}

}  // namespace baroscape
