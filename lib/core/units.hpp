// Searches are tuned for atoms of about the size and the binding of Lennard-Jones ones (step lengths, tolerances,
// thresholds). Inside, every system is therefore measured in an ε and a σ of its own; for a metal these are so many eV
// and Å, and this says how many. The boundary to files and screen converts, nothing else does.
#pragma once

#include <string>

namespace baroscape {

struct Units {
  enum class Kind : int {
    lennard_jones,  ///< ε, σ, m; k_B = 1
    morse,          ///< ε, r_e, m; k_B = 1
    sutton_chen,    ///< ε and the lattice constant a, m; k_B = 1
    metal,          ///< eV, Å, u, GPa, K, s
  };
  Kind kind = Kind::lennard_jones;
  double energy = 1;  ///< what 1 inside is, in the kind's unit of energy
  double length = 1;  ///< and of length

  // What 1 inside is of other quantities, in the kind's units. (CODATA 2018.)
  double volume() const { return length * length * length; }
  double pressure() const;     ///< and of moduli
  double temperature() const;  ///< k_B T = 1
  double time() const;         ///< σ√(m/ε)
  double force_constant() const { return energy / (length * length); }  ///< ω² with m = 1

  /// A pressure as it was given before it was divided by pressure(): fifteen digits, 5 and not 4.999999999999999.
  double given_pressure(double inside) const;
  double given_temperature(double inside) const;
  double given_time(double inside) const;
  double given_rate(double inside) const;  ///< of temperature in time

  bool operator==(const Units&) const = default;
};

/// How units are written: "ε/σ³" for people, "epsilon/sigma^3" in files.
struct UnitWords {
  std::string energy, length, volume, pressure, temperature, time;
};
UnitWords unit_words(const Units& units);        ///< ε, σ, …, or eV, Å, Å³, GPa, K, s
UnitWords plain_unit_words(const Units& units);  ///< epsilon, sigma, …, or eV, angstrom, …

}  // namespace baroscape
