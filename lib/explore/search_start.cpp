#include "explore/search_start.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "core/random.hpp"
#include "explore/symmetric_start.hpp"
#include "search/internal_space.hpp"

namespace baroscape {
namespace {

/// How far a search is displaced along the mode it sets out on, σ.
constexpr double kDisplacement = 0.1;
/// Added to the eigenvalues before they damp a random displacement, ε/σ²; drawn between these. Modes softer than it go
/// about equally far, stiffer ones hardly move. Of starts from the newest of LJ13's transition states, 23,591 being
/// known, 2.0 % lead to a new one at 30 and at 200, 1.2 % at 5.
constexpr double kSoftest = 20.0, kStiffest = 500.0;

/// Of the searches displaced at random all but one in so many follow the lowest mode from there; the others the
/// direction of their displacement, which leads to saddles the lowest mode avoids. Of 3517 transition states of LJ13
/// that 5 million searches had met ten times or less, 1000 searches meet 11 along the lowest mode, displaced by 0.3 to
/// 0.8 σ (0.2 to 0.6: 10; 0.8 to 1.6: 9), and 5 along the displacement, from transition states and from minima alike.
constexpr std::uint64_t kLowestOf = 4;

/// How far a search is displaced at most within a symmetry, σ. Of 140 transition states of LJ13 with a symmetry that 5
/// million searches had met five times or less, a second of searches from the known symmetric transition states brings
/// 5.3 when displaced by 0.3 to 1 σ, 7.3 by 0.5 to 2 σ; one of searches from any transition state in any direction 0.6,
/// of random starts 0.6.
constexpr double kFarthestSymmetric = 1.5;

/// Random numbers smoothed by (A + stiffness)⁻¹, without translations and rotations, of length 1: soft modes go farther
/// than stiff ones, as heat would move them.
Eigen::VectorXd random_direction(const Surface<double>& surface, const PlannedSearch& search, double pressure,
                                 RandomStream& random) {
  Eigen::VectorXd direction(search.positions.size());
  for (double& component : direction) component = random.normal();
  Eigen::MatrixXd matrix = hessian(surface, search.positions, pressure);
  const double stiffness = kSoftest * std::pow(kStiffest / kSoftest, random.uniform());
  matrix.diagonal().array() += stiffness + std::max(0.0, -search.lowest_omega2);
  direction = matrix.llt().solve(direction).eval();
  return InternalSpace(surface, search.positions).remove_zero_modes(direction).normalized();
}

}  // namespace

std::vector<SaddleStart> saddle_starts(const System& system, const Surface<double>& surface, const CensusKey& key,
                                       std::span<const PlannedSearch* const> searches) {
  std::vector<SaddleStart> starts(searches.size());
  Spectrum modes;
  const PlannedSearch* modes_of = nullptr;
  for (std::size_t i = 0; i < searches.size(); ++i) {
    const PlannedSearch& search = *searches[i];
    SaddleStart& start = starts[i];
    if (search.kind == StartKind::random) {
      start.x = search.positions;
      start.counts.gradients = search.gradients_spent;
    } else if (search.mode >= 0) {
      if (!modes_of || modes_of->kind != search.kind || modes_of->state != search.state) {
        modes = spectrum(surface, search.positions, key.pressure);
        modes_of = &search;
        start.counts.hessians = 1;
      }
      start.direction = search.sign * modes.modes.col(search.mode);
      start.x = search.positions + kDisplacement * start.direction;
    } else {
      RandomStream random(key.seed, static_cast<std::uint64_t>(search.number));
      const bool lowest = random.below(kLowestOf) > 0;
      const Eigen::VectorXd direction = random_direction(surface, search, key.pressure, random);
      if (search.symmetric) {
        start.x = search.positions + random.uniform(0.3, kFarthestSymmetric) *
                                         symmetric_direction(system.species, search.positions, direction, random);
      } else if (lowest) {
        start.x = search.positions + random.uniform(0.3, 1.0) * direction;
      } else {
        start.x = search.positions + random.uniform(0.05, 0.8) * direction;
        start.direction = direction;
      }
      start.counts.hessians = 1;
    }
  }
  return starts;
}

}  // namespace baroscape
