// Densities and sound velocities as people read them.
#pragma once

#include <cmath>
#include <string>

#include "core/units.hpp"

namespace baroscape {

/// What one of density and of sound velocity inside is: g/cm³ and m/s of metals, m/σ³ and √(ε/m) of reduced units.
struct DensityScales {
  explicit DensityScales(const Units& units) {
    const bool metal = units.kind == Units::Kind::metal;
    constexpr double kUnitMass = 1.66053906660;  // u/Å³ in g/cm³ (CODATA 2018)
    density = (metal ? kUnitMass : 1) / units.volume();
    // √(GPa cm³/g) = 1000 m/s.
    velocity = metal ? 1000 * std::sqrt(units.pressure() / density) : std::sqrt(units.pressure() / density);
    density_word = metal ? "g/cm³" : "m/" + unit_words(units).volume;
    velocity_word = metal ? "m/s" : "√(" + unit_words(units).energy + "/m)";
  }
  double density, velocity;
  std::string density_word, velocity_word;
};

}  // namespace baroscape
