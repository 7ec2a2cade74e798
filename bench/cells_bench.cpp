// Periodic cells of Cu–Zr: energy, gradient and virial of one structure, beside LAMMPS's `run N` of the same, where it is
// installed; and Hessians.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "core/random.hpp"
#include "potentials/eam_file.hpp"
#include "surface/make_surface.hpp"
#include "systems.hpp"

namespace baroscape::bench {
namespace {

constexpr const char* kPotential = "CuZr_mm.eam.fs";
constexpr int kLammpsSteps = 2000;

/// Atoms of a jittered simple lattice at the glass's density, species at random.
struct Sample {
  System system;
  Eigen::VectorXd x;
};

Sample sample(int atoms) {
  Sample one;
  one.system = lennard_jones_cluster(atoms);
  one.system.species_names = {"Cu", "Zr"};
  one.system.masses = {1, 1};
  for (int i = 0; i < atoms; ++i) one.system.species[static_cast<std::size_t>(i)] = i < atoms / 2 ? 0 : 1;
  std::ostringstream text;
  text << std::ifstream(find_eam_file(kPotential, "")).rdbuf();
  use_eam(one.system, text.str(), kPotential);
  const double edge = std::cbrt(17.9 * atoms) / one.system.units.length;
  one.system.cell = Cell::make(edge * Eigen::Matrix3d::Identity(), CellShape::full, atoms);
  one.x = Eigen::VectorXd::Zero(one.system.coordinates());
  // Face-centred cubic sites, as many as are wanted, in an order that mixes the species.
  const int cells = static_cast<int>(std::ceil(std::cbrt(atoms / 4.0)));
  RandomStream random(1, 1);
  std::vector<Eigen::Vector3d> sites;
  for (int c = 0; c < cells * cells * cells; ++c) {
    const Eigen::Vector3d corner(c % cells, c / cells % cells, c / cells / cells);
    for (const auto& b : {Eigen::Vector3d(0, 0, 0), Eigen::Vector3d(0, .5, .5), Eigen::Vector3d(.5, 0, .5), Eigen::Vector3d(.5, .5, 0)})
      sites.push_back((corner + b) * edge / cells);
  }
  for (std::size_t k = sites.size(); k > 1; --k) std::swap(sites[k - 1], sites[random.below(k)]);
  for (int i = 0; i < atoms; ++i) {
    for (int c = 0; c < 3; ++c) one.x(3 * i + c) = sites[static_cast<std::size_t>(i)](c) + 0.04 * random.normal();
  }
  return one;
}

bool is_there(benchmark::State& state) {
  if (!find_eam_file(kPotential, "").empty()) return true;
  state.SkipWithError("lammps-data is not installed");
  return false;
}

/// Every call moves the atoms a little, as a search does.
void cell_evaluation(benchmark::State& state) {
  if (!is_there(state)) return;
  Sample one = sample(static_cast<int>(state.range(0)));
  const auto surface = make_surface(one.system);
  Eigen::VectorXd gradient(one.x.size());
  double sign = 1e-4;
  for (auto _ : state) {
    one.x(0) += sign = -sign;
    benchmark::DoNotOptimize(surface->evaluate(one.x.data(), 1.0, gradient.data()));
  }
  state.counters["each"] = time_each(1);
}
BENCHMARK(cell_evaluation)->ArgName("atoms")->Arg(32)->Arg(108)->Arg(256);

void cell_hessian(benchmark::State& state) {
  if (!is_there(state)) return;
  const Sample one = sample(static_cast<int>(state.range(0)));
  const auto surface = make_surface(one.system);
  Eigen::VectorXd hessian(one.x.size() * one.x.size());
  for (auto _ : state) {
    surface->hessian(one.x.data(), 1.0, hessian.data());
    benchmark::ClobberMemory();
  }
  state.counters["each"] = time_each(1);
}
BENCHMARK(cell_hessian)->ArgName("atoms")->Arg(32)->Arg(108);

/// Time of a step of `run N` with a time step of 0, energy and virial asked for at every one: nothing else is done.
double lammps_step(const Sample& one) {
  const auto folder = std::filesystem::temp_directory_path() / "baroscape_cells_bench";
  std::filesystem::create_directories(folder);
  const double length = one.system.units.length;
  std::ofstream data(folder / "data");
  data.precision(17);
  const double edge = one.system.cell->lattice(0, 0) * length;
  data << "\n\n" << one.system.atoms() << " atoms\n2 atom types\n0 " << edge << " xlo xhi\n0 " << edge << " ylo yhi\n0 "
       << edge << " zlo zhi\n\nAtoms # atomic\n\n";
  for (int i = 0; i < one.system.atoms(); ++i) {
    data << i + 1 << ' ' << one.system.species[static_cast<std::size_t>(i)] + 1;
    for (int c = 0; c < 3; ++c) data << ' ' << one.x(3 * i + c) * length;
    data << '\n';
  }
  data.close();
  std::ofstream(folder / "in") << "units metal\natom_style atomic\nboundary p p p\nread_data " << (folder / "data").string()
                               << "\nmass * 60\npair_style eam/fs\npair_coeff * * " << find_eam_file(kPotential, "")
                               << " Cu Zr\ntimestep 0\nfix 1 all nve\ncompute e all pe\ncompute p all pressure NULL virial\n"
                                  "fix 2 all ave/time 1 1 1 c_e c_p\nthermo 1000000\nrun 100\nrun "
                               << kLammpsSteps << "\n";
  const std::string command = "OMP_NUM_THREADS=1 lmp -log none -in " + (folder / "in").string() + " 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  double seconds = 0;
  char line[512];
  while (pipe != nullptr && std::fgets(line, sizeof line, pipe) != nullptr) std::sscanf(line, "Loop time of %lf", &seconds);
  if (pipe != nullptr) pclose(pipe);
  std::filesystem::remove_all(folder);
  return seconds / kLammpsSteps;
}

void lammps_evaluation(benchmark::State& state) {
  if (!is_there(state)) return;
  if (std::system("command -v lmp >/dev/null") != 0) {
    state.SkipWithError("lammps is not installed");
    return;
  }
  const Sample one = sample(static_cast<int>(state.range(0)));
  for (auto _ : state) state.SetIterationTime(lammps_step(one));
}
BENCHMARK(lammps_evaluation)->ArgName("atoms")->Arg(108)->Arg(256)->UseManualTime()->Iterations(3)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace baroscape::bench
