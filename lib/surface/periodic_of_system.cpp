#include "surface/periodic_of_system.hpp"

#include <cmath>

#include "core/error.hpp"
#include "potentials/cut_lennard_jones.hpp"
#include "potentials/eam.hpp"
#include "potentials/eam_tables.hpp"
#include "potentials/pair_potential.hpp"
#include "potentials/periodic.hpp"

namespace baroscape {
namespace {

template <CutoffKind kind>
std::unique_ptr<PeriodicPotential> make_pairs(const System& system) {
  const LennardJonesParameters& parameters = system.lennard_jones;
  const auto species = static_cast<int>(system.species_names.size());
  std::vector<CutLennardJonesPair> pairs;
  for (int a = 0; a < species; ++a) {
    for (int b = 0; b < species; ++b) {
      const double sigma6 = std::pow(parameters.sigma(a, b), 6), strength = 4 * parameters.epsilon(a, b);
      pairs.push_back(cut({strength * sigma6 * sigma6, strength * sigma6}, parameters.sigma(a, b), parameters.cutoff));
    }
  }
  using Model = PairModel<SpeciesPairs<CutLennardJones<double, kind>>>;
  return std::make_unique<PeriodicOf<Model, false>>(system.atoms(), system.cell->lattice,
                                                    parameters.cutoff.radius * parameters.sigma.maxCoeff(), pairs.data(),
                                                    species, system.species.data(), system.atoms());
}

template <bool kAlike>
std::unique_ptr<PeriodicPotential> make_eam(const System& system) {
  const PlainEam plain = system.eam->tables->view();
  return std::make_unique<PeriodicOf<Eam<double, kAlike>, true>>(
      system.atoms(), system.cell->lattice, std::sqrt(plain.cutoff2), plain, system.species.data(), system.atoms());
}

}  // namespace

std::unique_ptr<PeriodicPotential> make_periodic_potential(const System& system) {
  if (system.eam) return system.species_names.size() == 1 ? make_eam<true>(system) : make_eam<false>(system);
  const char* const endless = "reaches to infinity; a periodic cell wants a potential with a cutoff";
  if (system.morse) throw InputError(std::string("the Morse potential ") + endless);
  if (system.sutton_chen) throw InputError(std::string("the Sutton-Chen potential ") + endless);
  switch (system.lennard_jones.cutoff.kind) {
    case CutoffKind::shifted_force:
      return make_pairs<CutoffKind::shifted_force>(system);
    case CutoffKind::smooth:
      return make_pairs<CutoffKind::smooth>(system);
    default:
      throw InputError(std::string("the Lennard-Jones potential without cutoff ") + endless +
                       ": cutoff = { kind = \"smooth\", radius = 2.5 }, or \"shifted-force\"");
  }
}

}  // namespace baroscape
