#include "explore/local_region.hpp"

#include <Eigen/LU>
#include <cmath>

#include "core/error.hpp"
#include "search/acceptance.hpp"

namespace baroscape {
namespace {

/// Root mean square of a displaced atom's move in a direction, σ; drawn between these.
constexpr double kNearest = 0.05, kFarthest = 0.4;
/// Of the atoms around the one a displacement is about, those within this many σ move by its share.
constexpr double kRadius = 1.5;

}  // namespace

LocalRegion region_around(const Surface<double>& surface, const LocalStart& start, double pressure) {
  Counts counts;
  const PolishResult end = relax_to_minimum(surface, start.x, pressure, {}, counts);
  if (!end.converged || end.index() != 0) {
    throw InputError("explore.start: the structure does not relax to a minimum");
  }
  return {end.x, end.enthalpy + start.within};
}

Eigen::VectorXd displaced_centre(const LocalRegion& region, const System& system, RandomStream& random) {
  const double step = random.uniform(kNearest, kFarthest) * system.size();
  const bool everywhere = random.below(3) == 0;
  const Eigen::Index about = static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(system.atoms())));
  Eigen::VectorXd x = region.centre;
  const Eigen::Vector3d middle = region.centre.segment<3>(3 * about);
  for (Eigen::Index i = 0; i < system.atoms(); ++i) {
    Eigen::Vector3d apart = region.centre.segment<3>(3 * i) - middle;
    if (system.cell) {
      Eigen::RowVector3d s = apart.transpose() * system.cell->lattice.inverse();
      s -= s.array().round().matrix();
      apart = (s * system.cell->lattice).transpose();
    }
    const double share = everywhere ? 0.5 : std::exp(-apart.squaredNorm() / std::pow(kRadius * system.size(), 2));
    for (int c = 0; c < 3; ++c) x(3 * i + c) += share * step * random.normal();
  }
  for (Eigen::Index k = 3 * system.atoms(); k < x.size(); ++k) x(k) += 0.3 * step * random.normal();
  return x;
}

}  // namespace baroscape
