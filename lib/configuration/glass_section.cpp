// [glass]: melt and quench.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "configuration/job_sections.hpp"

namespace baroscape {
namespace {

/// With step 0.004 energy of a Lennard-Jones liquid is conserved to 1e-4 of it.
constexpr double kStep = 0.004;

LiquidSection read_liquid(const Section& section, const Units& units) {
  section.allow({"temperatures", "pressures", "equilibration", "production"});
  LiquidSection liquid;
  const auto temperatures = section.ascending_numbers("temperatures", kPositive);
  const auto pressures = section.ascending_numbers("pressures", NumberRange{});
  if (!temperatures || !pressures) throw section.error("", "needs temperatures and pressures");
  liquid.temperatures = inside(*temperatures, units.temperature());
  liquid.pressures = inside(*pressures, units.pressure());
  const auto equilibration = section.number("equilibration", kPositive), production = section.number("production", kPositive);
  if (equilibration) liquid.equilibration = *equilibration / units.time();
  if (production) liquid.production = *production / units.time();
  return liquid;
}

}  // namespace

GlassSection read_glass_section(const Section& section, const System& system, std::uint64_t seed) {
  section.allow({"melt_temperature", "melt_time", "low_temperature", "cooling_rate", "pressure", "timestep", "friction",
                 "relaxation_time", "samples", "liquid"});
  if (!system.cell) throw section.error("", "melts a periodic cell; [system] kind = \"cell\" is wanted");
  const Units& units = system.units;
  GlassSection glass;
  GlassOptions& options = glass.options;
  options.dynamics.seed = seed;
  options.dynamics.step = kStep;
  const auto melt = section.number("melt_temperature", kPositive);
  if (!melt) throw section.error("", fmt::format("needs melt_temperature, {}", unit_words(units).temperature));
  options.melt_temperature = *melt / units.temperature();
  options.low_temperature = options.melt_temperature / 20;
  if (const auto low = section.number("low_temperature", kPositive)) options.low_temperature = *low / units.temperature();
  if (options.low_temperature >= options.melt_temperature) {
    throw section.error("low_temperature", fmt::format("{} is not below melt_temperature, {}",
                                                       units.given_temperature(options.low_temperature), *melt));
  }
  if (const auto time = section.number("melt_time", kPositive)) options.melt_time = *time / units.time();
  options.cooling_rate = (options.melt_temperature - options.low_temperature) / 100;
  if (const auto rate = section.number("cooling_rate", kPositive)) {
    options.cooling_rate = *rate / units.temperature() * units.time();
  }
  if (const auto pressure = section.number("pressure", NumberRange{})) options.dynamics.pressure = *pressure / units.pressure();
  // The step inside is for atoms of mass 1; Dynamics stretches it by √m of the lightest.
  double lightest = system.masses.front();
  for (const double mass : system.masses) lightest = std::min(lightest, mass);
  if (const auto step = section.number("timestep", kPositive)) {
    options.dynamics.step = *step / units.time() / std::sqrt(lightest);
  }
  const double slow = std::sqrt(lightest);
  options.dynamics.friction = section.has("friction") ? *section.number("friction", kPositive) * units.time() : 0.5 / slow;
  options.dynamics.relaxation_time = section.has("relaxation_time") ? *section.number("relaxation_time", kPositive) / units.time() : slow;
  if (!section.has("melt_time")) options.melt_time = 20 * slow;
  if (!section.has("cooling_rate")) options.cooling_rate /= slow;
  options.samples = static_cast<int>(section.integer("samples", 1, 1000).value_or(1));
  if (const auto liquid = section.section("liquid")) {
    glass.liquid = LiquidSection{};
    glass.liquid->equilibration = 10 * slow;
    glass.liquid->production = 20 * slow;
    const LiquidSection given = read_liquid(*liquid, units);
    glass.liquid->temperatures = given.temperatures;
    glass.liquid->pressures = given.pressures;
    if (given.equilibration > 0) glass.liquid->equilibration = given.equilibration;
    if (given.production > 0) glass.liquid->production = given.production;
  }
  return glass;
}

}  // namespace baroscape
