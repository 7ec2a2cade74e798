// LJ9 with atom_radius 0.5, the cluster that shows the mechanism by itself (design: physics, section 8): explored and
// followed once for all tests.
#pragma once

#include <vector>

#include "explore/census.hpp"
#include "protocol/maps.hpp"
#include "protocol/treatment.hpp"
#include "surface/make_surface.hpp"

namespace baroscape::testing_protocol {

struct Lj9 {
  System system = lennard_jones_cluster(9, 0.5);
  Landscape ambient;
  std::vector<Landscape> landscapes;  ///< ascending pressures, P = 0 again among them
  LoadAndUnload maps;
  StepMaps steps;
  std::vector<PressurePath> paths;

  Lj9() {
    for (const double pressure : {0.0, 1.5, 2.0, 3.0, 5.0, 10.0}) {
      CensusOptions options;
      options.key = {pressure, 1};
      options.until.searches = 6000;
      options.threads = 2;
      MemoryJournal journal;
      landscapes.push_back(census(system, options, journal).landscape);
    }
    ambient = landscapes.front();
    const auto surface = make_surface(system);
    std::int64_t next = 1'000'000;
    const AddMinimum add = [&](double, const Minimum&) { return next++; };
    maps = load_and_unload_maps(system, *surface, ambient, landscapes, 2, add, {});
    std::vector<Landscape*> ladder;
    for (std::size_t p = landscapes.size() - 1; p > 0; --p) ladder.push_back(&landscapes[p]);
    ladder.push_back(&ambient);
    steps = step_maps(system, *surface, ladder, 2, add, {});
    for (std::size_t p = 0; p < landscapes.size(); ++p) {
      paths.push_back({&landscapes[p], &maps.load[p], &maps.unload[p], {}});
      for (std::size_t k = 0; k < ladder.size(); ++k) {
        if (ladder[k]->pressure() > landscapes[p].pressure()) continue;
        paths.back().rungs.push_back({ladder[k], k < steps.maps.size() ? &steps.maps[k] : nullptr});
      }
    }
  }
};

inline const Lj9& lj9() {
  static const Lj9 once;
  return once;
}

}  // namespace baroscape::testing_protocol
