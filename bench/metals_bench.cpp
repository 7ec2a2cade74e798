// Energy and gradient of other potentials than Lennard-Jones without cutoff: through the engine, as censuses call it,
// and one configuration at a time.
#include <memory>
#include <sstream>
#include <fstream>

#include "potentials/eam_file.hpp"
#include "search/internal_space.hpp"
#include "search/make_engine.hpp"
#include "surface/make_surface.hpp"
#include "systems.hpp"

namespace baroscape::bench {
namespace {

enum Kind : int { lennard_jones, shifted_force, smooth, morse, sutton_chen, funcfl, setfl, finnis_sinclair };
constexpr const char* kNames[] = {"lennard-jones", "shifted-force", "smooth",         "morse", "sutton-chen 12-6",
                                  "Cu_u3.eam",     "CuNi.eam.alloy", "CuZr_mm.eam.fs"};

/// Half of each where there are two species.
void rename(System& system, const std::vector<std::string>& names) {
  const int kinds = static_cast<int>(names.size());
  system.species_names = names;
  system.masses.assign(names.size(), 1.0);
  for (int i = 0; i < system.atoms(); ++i) system.species[static_cast<std::size_t>(i)] = i * kinds / system.atoms();
}

void use_file(System& system, const char* name) {
  std::ostringstream text;
  text << std::ifstream(find_eam_file(name, "")).rdbuf();
  use_eam(system, text.str(), name);
}

System make_system(int kind, int atoms) {
  System system = lennard_jones_cluster(atoms);
  const Eigen::MatrixXd one = Eigen::MatrixXd::Ones(1, 1);
  switch (kind) {
    case shifted_force:
      system.lennard_jones.cutoff = {CutoffKind::shifted_force, 2.5};
      break;
    case smooth:
      system.lennard_jones.cutoff = {CutoffKind::smooth, 2.5};
      break;
    case morse:
      use_morse(system, {one, 6 * one, one});
      break;
    case sutton_chen:
      use_sutton_chen(system, {12, 6, 144.41, 1.0, 1.0}, Units::Kind::sutton_chen);
      break;
    case funcfl:
      rename(system, {"Cu"});
      use_file(system, kNames[kind]);
      break;
    case setfl:
      rename(system, {"Cu", "Ni"});
      use_file(system, kNames[kind]);
      break;
    case finnis_sinclair:
      rename(system, {"Cu", "Zr"});
      use_file(system, kNames[kind]);
      break;
    default:
      break;
  }
  return system;
}

bool is_there(benchmark::State& state, int kind) {
  if (kind < funcfl || !find_eam_file(kNames[kind], "").empty()) return true;
  state.SkipWithError("lammps-data is not installed");
  return false;
}

/// Sixteen copies of one structure; the transposition into lanes is part of it.
void engine_evaluation(benchmark::State& state) {
  const auto kind = static_cast<int>(state.range(0)), atoms = static_cast<int>(state.range(1));
  const LaneWidth width = lane_width(state.range(2));
  if (!is_there(state, kind)) return;
  if (!is_supported(width)) {
    state.SkipWithError("this processor lacks the instructions");
    return;
  }
  constexpr int kTogether = 16;
  const auto engine = make_engine(make_system(kind, atoms), width);
  const Eigen::VectorXd one = jittered_lattice(atoms);
  const Eigen::VectorXd x = one.replicate(kTogether, 1), pressures = Eigen::VectorXd::Constant(kTogether, 5.0);
  Eigen::VectorXd energies(kTogether), gradients(x.size());
  for (auto _ : state) {
    engine->evaluate(kTogether, x.data(), pressures.data(), energies.data(), gradients.data());
    benchmark::ClobberMemory();
  }
  state.SetLabel(kNames[kind]);
  state.counters["each"] = time_each(kTogether);
}
BENCHMARK(engine_evaluation)
    ->ArgNames({"potential", "atoms", "lanes"})
    ->ArgsProduct({{lennard_jones, shifted_force, smooth, morse, sutton_chen, funcfl, setfl, finnis_sinclair},
                   {13, 38},
                   {1, 4, 8}});

/// range(2): 0 energy and gradient, 1 Hessian.
void one_configuration(benchmark::State& state) {
  const auto kind = static_cast<int>(state.range(0)), atoms = static_cast<int>(state.range(1));
  if (!is_there(state, kind)) return;
  const auto surface = make_surface(make_system(kind, atoms));
  const Eigen::VectorXd x = jittered_lattice(atoms);
  Eigen::VectorXd gradient(x.size());
  Eigen::MatrixXd second(x.size(), x.size());
  for (auto _ : state) {
    if (state.range(2) == 0) {
      benchmark::DoNotOptimize(surface->evaluate(x.data(), 5.0, gradient.data()));
    } else {
      surface->hessian(x.data(), 5.0, second.data());
    }
    benchmark::ClobberMemory();
  }
  state.SetLabel(kNames[kind]);
  state.counters["each"] = time_each(1);
}
BENCHMARK(one_configuration)
    ->ArgNames({"potential", "atoms", "hessian"})
    ->ArgsProduct({{lennard_jones, shifted_force, morse, sutton_chen, funcfl, finnis_sinclair}, {13, 38, 108}, {0, 1}});

}  // namespace
}  // namespace baroscape::bench
