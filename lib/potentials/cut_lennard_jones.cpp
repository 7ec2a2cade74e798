#include "potentials/cut_lennard_jones.hpp"

#include <cmath>

namespace baroscape {

CutLennardJonesPair cut(const LennardJonesPair& pair, double sigma, const Cutoff& cutoff) {
  CutLennardJonesPair result{pair};
  const double radius = cutoff.radius * sigma, w = radius * radius;
  result.cutoff2 = w;
  // At the cutoff: V, dV/dw and d²V/dw².
  const double s3 = 1 / (w * w * w);
  const double value = (pair.repulsion * s3 - pair.attraction) * s3;
  const double first = (-6 * pair.repulsion * s3 + 3 * pair.attraction) * s3 / w;
  const double second = (42 * pair.repulsion * s3 - 12 * pair.attraction) * s3 / (w * w);
  if (cutoff.kind == CutoffKind::shifted_force) {
    const double slope = 2 * radius * first;  // dV/dr
    result.c1 = -slope;
    result.c0 = radius * slope - value;
  } else {
    result.c4 = -second / 2;
    result.c2 = -first - 2 * result.c4 * w;
    result.c0 = -value - (result.c2 + result.c4 * w) * w;
  }
  return result;
}

}  // namespace baroscape
