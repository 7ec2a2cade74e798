#include "explore/single_search.hpp"

#include <cmath>

#include "atoms/alignment.hpp"
#include "atoms/connectivity.hpp"
#include "atoms/structure.hpp"
#include "core/random.hpp"
#include "explore/random_start.hpp"
#include "landscape/characterise.hpp"
#include "search/acceptance.hpp"
#include "search/eigenvector_following.hpp"
#include "search/make_engine.hpp"

namespace baroscape {
namespace {

/// How far a search is displaced along the mode it sets out on, σ.
constexpr double kDisplacement = 0.1;

Finding run_quench(const System& system, const Surface<double>& surface, const CensusKey& key,
                   const PlannedSearch& search) {
  Finding finding;
  const PolishResult end =
      relax_to_minimum(surface, search.positions, key.pressure, AcceptanceOptions{}, finding.counts);
  if (!end.converged || end.index() != 0) return finding;
  if (!is_connected(end.x, contact_distance(system))) {
    finding.outcome = Outcome::fragmented;
    return finding;
  }
  finding.side_a = characterise_minimum(system, surface, end, key.pressure);
  finding.outcome = Outcome::new_state;
  return finding;
}

/// A start for eigenvector following: a configuration, and the direction to follow (empty: the lowest mode).
struct SaddleStart {
  Eigen::VectorXd x, direction;
};

SaddleStart start_from_state(const Surface<double>& surface, const CensusKey& key, const PlannedSearch& search,
                             Counts& counts) {
  const Spectrum modes = spectrum(surface, search.positions, key.pressure);
  ++counts.hessians;
  if (search.mode >= 0) {
    const Eigen::VectorXd direction = search.sign * modes.modes.col(search.mode);
    return {search.positions + kDisplacement * direction, direction};
  }
  RandomStream random(key.seed, static_cast<std::uint64_t>(search.number));
  // A random direction among the internal modes, soft ones farther than stiff ones, as heat would move them.
  Eigen::VectorXd components(modes.values.size());
  for (Eigen::Index k = 0; k < components.size(); ++k) {
    components(k) = random.normal() / std::sqrt(std::abs(modes.values(k)) + 1.0);
  }
  const Eigen::VectorXd direction = modes.modes * components.normalized();
  return {search.positions + random.uniform(0.1, 0.8) * direction, direction};
}

Finding run_saddle_search(const System& system, const Surface<double>& surface, const CensusKey& key,
                          const PlannedSearch& search, const KnownTransitionState& known) {
  Finding finding;
  const SaddleStart start = search.kind == StartKind::random ? SaddleStart{search.positions, {}}
                                                             : start_from_state(surface, key, search, finding.counts);
  SaddleOptions options;
  // An atom this far out is on its way off the cluster; one of a random start may have come from there.
  const double farthest = (search.kind == StartKind::random ? 2.4 : 1.5) * contact_distance(system);
  options.abandon = [&](const Eigen::VectorXd& x) { return !is_connected(x, farthest); };
  const SaddleResult saddle = find_saddle(surface, start.x, key.pressure, start.direction, options);
  finding.counts += saddle.counts;
  if (saddle.reason != SaddleReason::converged) {
    finding.outcome = saddle.reason == SaddleReason::wrong_index ? Outcome::wrong_index
                      : saddle.reason == SaddleReason::abandoned ? Outcome::fragmented
                                                                 : Outcome::not_converged;
    return finding;
  }
  if (!is_connected(saddle.x, contact_distance(system))) {
    finding.outcome = Outcome::fragmented;
    return finding;
  }
  if (const auto label = known(saddle.enthalpy, saddle.x)) {
    const bool own = search.kind == StartKind::transition_state && *label == search.state;
    finding.outcome = own ? Outcome::returned : Outcome::known_state;
    finding.known_transition_state = label;
    return finding;
  }
  const Acceptance acceptance = accept_transition_state(surface, saddle.x, key.pressure);
  finding.counts += acceptance.counts;
  if (acceptance.reason != AcceptanceReason::accepted) {
    finding.outcome =
        acceptance.reason == AcceptanceReason::wrong_index ? Outcome::wrong_index : Outcome::not_connected;
    return finding;
  }
  if (!is_connected(acceptance.side_a.x, contact_distance(system)) ||
      !is_connected(acceptance.side_b.x, contact_distance(system))) {
    finding.outcome = Outcome::fragmented;
    return finding;
  }
  finding.outcome = Outcome::new_state;
  finding.transition_state = characterise_transition_state(system, surface, acceptance.saddle, key.pressure);
  finding.side_a = characterise_minimum(system, surface, acceptance.side_a, key.pressure);
  finding.side_b = characterise_minimum(system, surface, acceptance.side_b, key.pressure);
  return finding;
}

}  // namespace

double contact_distance(const System& system) {
  return kContactDistance * system.lennard_jones.sigma.maxCoeff();
}

Finding run_search(const System& system, const Surface<double>& surface, const CensusKey& key,
                   const PlannedSearch& planned, const KnownTransitionState& known) {
  PlannedSearch search = planned;
  if (search.state == 0 && search.positions.size() == 0) {
    relax_random_starts(*make_engine(system, LaneWidth::one), system, key, {&search, 1});
  }
  Finding finding = search.kind == StartKind::quench ? run_quench(system, surface, key, search)
                                                     : run_saddle_search(system, surface, key, search, known);
  finding.counts.gradients += search.gradients_spent;
  return finding;
}

}  // namespace baroscape
