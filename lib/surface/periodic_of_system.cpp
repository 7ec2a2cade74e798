#include "surface/periodic_of_system.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/error.hpp"
#include "potentials/cut_lennard_jones.hpp"
#include "potentials/eam.hpp"
#include "potentials/eam_tables.hpp"
#include "potentials/lennard_jones.hpp"
#include "potentials/morse.hpp"
#include "potentials/pair_potential.hpp"
#include "potentials/periodic.hpp"
#include "potentials/sutton_chen.hpp"

namespace baroscape {
namespace {

/// Numbers of every pair of species, row after row.
template <class Make>
auto of_pairs(const System& system, const Make& make) {
  const auto species = static_cast<int>(system.species_names.size());
  std::vector<decltype(make(0, 0))> pairs;
  for (int a = 0; a < species; ++a) {
    for (int b = 0; b < species; ++b) pairs.push_back(make(a, b));
  }
  return pairs;
}

template <class Interaction, class Numbers>
std::unique_ptr<PeriodicPotential> from_pairs(const System& system, const Eigen::Matrix3d& lattice, double reach,
                                              const std::vector<Numbers>& pairs) {
  using Model = PairModel<SpeciesPairs<Interaction>>;
  return std::make_unique<PeriodicOf<Model, false>>(system.atoms(), lattice, reach, pairs.data(),
                                                    static_cast<int>(system.species_names.size()),
                                                    system.species.data(), system.atoms());
}

LennardJonesPair lennard_jones_pair(const LennardJonesParameters& parameters, int a, int b) {
  const double sigma6 = std::pow(parameters.sigma(a, b), 6), strength = 4 * parameters.epsilon(a, b);
  return {strength * sigma6 * sigma6, strength * sigma6};
}

template <CutoffKind kind>
std::unique_ptr<PeriodicPotential> make_cut(const System& system, const Eigen::Matrix3d& lattice) {
  const LennardJonesParameters& parameters = system.lennard_jones;
  const auto pairs = of_pairs(system, [&](int a, int b) {
    return cut(lennard_jones_pair(parameters, a, b), parameters.sigma(a, b), parameters.cutoff);
  });
  return from_pairs<CutLennardJones<double, kind>>(system, lattice,
                                                   parameters.cutoff.radius * parameters.sigma.maxCoeff(), pairs);
}

template <bool kAlike>
std::unique_ptr<PeriodicPotential> make_eam(const System& system, const Eigen::Matrix3d& lattice) {
  const PlainEam plain = system.eam->tables->view();
  return std::make_unique<PeriodicOf<Eam<double, kAlike>, true>>(system.atoms(), lattice, std::sqrt(plain.cutoff2),
                                                                 plain, system.species.data(), system.atoms());
}

/// Nothing where the potential has no cutoff.
std::unique_ptr<PeriodicPotential> with_cutoff(const System& system, const Eigen::Matrix3d& lattice) {
  if (system.eam) {
    return system.species_names.size() == 1 ? make_eam<true>(system, lattice) : make_eam<false>(system, lattice);
  }
  if (system.morse || system.sutton_chen) return nullptr;
  switch (system.lennard_jones.cutoff.kind) {
    case CutoffKind::shifted_force:
      return make_cut<CutoffKind::shifted_force>(system, lattice);
    case CutoffKind::smooth:
      return make_cut<CutoffKind::smooth>(system, lattice);
    default:
      return nullptr;
  }
}

}  // namespace

std::unique_ptr<PeriodicPotential> make_periodic_potential(const System& system) {
  if (auto potential = with_cutoff(system, system.cell->lattice)) return potential;
  const char* const endless = "reaches to infinity; a periodic cell wants a potential with a cutoff";
  if (system.morse) throw InputError(std::string("the Morse potential ") + endless);
  if (system.sutton_chen) throw InputError(std::string("the Sutton-Chen potential ") + endless);
  throw InputError(std::string("the Lennard-Jones potential without cutoff ") + endless +
                   ": cutoff = { kind = \"smooth\", radius = 2.5 }, or \"shifted-force\"");
}

std::unique_ptr<PeriodicPotential> make_lone_potential(const System& system, double reach) {
  // Twice the reach keeps images out of a potential that ends there; one with a longer cutoff wants that much.
  const auto lattice_for = [&](double cutoff) -> Eigen::Matrix3d {
    return (reach + std::max(reach, cutoff)) * Eigen::Matrix3d::Identity();
  };
  if (auto potential = with_cutoff(system, lattice_for(0)))
    return with_cutoff(system, lattice_for(potential->cutoff()));
  const Eigen::Matrix3d lattice = lattice_for(reach);
  if (system.morse) {
    const MorseParameters& parameters = *system.morse;
    return from_pairs<Morse<double>>(
        system, lattice, reach, of_pairs(system, [&](int a, int b) {
          return MorsePair{parameters.epsilon(a, b), parameters.rho0(a, b), parameters.r_e(a, b)};
        }));
  }
  if (system.sutton_chen) {
    return std::make_unique<PeriodicOf<SuttonChen<double>, true>>(system.atoms(), lattice, reach, *system.sutton_chen);
  }
  return from_pairs<LennardJones<double>>(system, lattice, reach, of_pairs(system, [&](int a, int b) {
                                            return lennard_jones_pair(system.lennard_jones, a, b);
                                          }));
}

}  // namespace baroscape
