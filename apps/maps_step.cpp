#include "maps_step.hpp"

#include <fmt/format.h>

#include "command.hpp"
#include "interruption.hpp"
#include "protocol/maps.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {

int maps_step(const Job& job, Archive& archive, const std::vector<double>& pressures, int threads,
              ProgressLine& progress) {
  if (pressures.empty()) return kDone;
  Landscape ambient = archive.known(0.0);
  std::vector<Landscape> under_pressure;
  for (const double pressure : pressures) under_pressure.push_back(archive.known(pressure));
  const AddMinimum add_minimum = [&](double pressure, const Minimum& minimum) {
    return archive.add_minimum(pressure, minimum);
  };
  LoadAndUnload maps = load_and_unload_maps(job.system, *make_surface(job.system), ambient, under_pressure, threads,
                                            add_minimum, [&](const AnnealStatus& status) {
                                              progress.show(fmt::format("P = {}: {} of {} minima loaded or unloaded",
                                                                        job.system.units.given_pressure(status.pressure), status.done, status.total));
                                              return !interrupted();
                                            });
  if (maps.interrupted) return kInterrupted;
  AnnealResult result;
  result.load = std::move(maps.load);
  result.unload = std::move(maps.unload);
  archive.store_anneal(result);
  if (maps.lost == 0) return kDone;
  progress.say(fmt::format("warning: {} ways of minima could not be followed to their end", maps.lost));
  return kNotReached;
}

}  // namespace baroscape
