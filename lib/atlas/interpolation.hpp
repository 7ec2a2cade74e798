// H and V of a state between two pressures at which they are known.
#pragma once

namespace baroscape {

struct EnthalpyAndVolume {
  double enthalpy = 0, volume = 0;
};

struct EnthalpyAndVolumeAt {
  double pressure = 0, enthalpy = 0, volume = 0;
};

/// Hermite's cubic through both enthalpies with the volumes as slopes (dH/dP = V along a branch), and its derivative.
/// The pressures must differ.
inline EnthalpyAndVolume interpolated(const EnthalpyAndVolumeAt& a, const EnthalpyAndVolumeAt& b, double pressure) {
  const double width = b.pressure - a.pressure, t = (pressure - a.pressure) / width;
  const double rise = (b.enthalpy - a.enthalpy) / width;
  // H(t) = H_a + width·(V_a t + …).
  const double second = 3 * rise - 2 * a.volume - b.volume, third = a.volume + b.volume - 2 * rise;
  return {a.enthalpy + width * t * (a.volume + t * (second + t * third)), a.volume + t * (2 * second + 3 * t * third)};
}

}  // namespace baroscape
