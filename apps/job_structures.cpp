#include "job_structures.hpp"

#include "core/error.hpp"
#include "exchange/extended_xyz.hpp"
#include "surface/contact_distance.hpp"

namespace baroscape {
namespace {

/// The structure as a point of the system's landscape, its atoms in the system's order.
Eigen::VectorXd point_of(const System& system, const Structure& structure, const std::string& path) {
  Eigen::VectorXd positions(structure.positions.size());
  Eigen::Index to = 0;
  for (std::size_t species = 0; species < system.species_names.size(); ++species) {
    for (Eigen::Index i = 0; i < structure.atoms(); ++i) {
      if (structure.species[static_cast<std::size_t>(i)] != static_cast<int>(species)) continue;
      positions.segment<3>(3 * to++) = structure.positions.segment<3>(3 * i);
    }
  }
  if (!system.cell) return positions;
  try {
    return coordinates_of(*system.cell,
                          {*structure.lattice, Eigen::Map<const Eigen::Matrix3Xd>(positions.data(), 3, to)});
  } catch (const InputError& error) {
    throw InputError(path + ": " + error.what());
  }
}

}  // namespace

Job read_whole_job(const std::string& path, const std::vector<std::string>& overrides) {
  Job job = read_job(path, overrides);
  System& system = job.system;
  if (job.cell_start) {
    const Structure structure = read_extended_xyz(*job.cell_start, system).structure;
    system.cell = Cell::make(*structure.lattice, system.cell->shape, system.atoms());
  }
  if (job.local_start) {
    const Structure structure = read_extended_xyz(*job.local_start, system).structure;
    LocalStart local{point_of(system, structure, *job.local_start)};
    if (job.within) local.within = *job.within;
    if (!is_intact(system, local.x)) {
      throw InputError(*job.local_start + (system.cell ? ": atoms overlap" : ": atoms overlap, or are in pieces"));
    }
    job.local = std::make_shared<const LocalStart>(std::move(local));
    // What surrounds a start is endless: only what is ever populated is worth following.
    if (job.anneal) job.anneal->share_left_out = 1e-4;
  }
  return job;
}

}  // namespace baroscape
