#include "core/units.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace baroscape {
namespace {

constexpr double kGigapascal = 160.2176634;          // eV/Å³
constexpr double kBoltzmann = 8.617333262145179e-5;  // eV/K
constexpr double kTime = 1.0180505710759414e-14;     // Å√(u/eV), s

double fifteen_digits(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.15g", value);
  return std::strtod(text.data(), nullptr);
}

double given(double inside, double factor) {
  return factor == 1.0 ? inside : fifteen_digits(inside * factor);
}

UnitWords reduced(const std::string& energy, const std::string& length, const std::string& cube,
                  const std::string& root, const std::string& mass) {
  return {energy,           length, length + cube, energy + "/" + length + cube, energy + "/k_B",
          length + root + "(" + mass + "/" + energy + ")"};
}

}  // namespace

double Units::pressure() const {
  return energy / volume() * (kind == Kind::metal ? kGigapascal : 1.0);
}

double Units::temperature() const {
  return kind == Kind::metal ? energy / kBoltzmann : energy;
}

double Units::time() const {
  return length / std::sqrt(energy) * (kind == Kind::metal ? kTime : 1.0);
}

double Units::given_pressure(double inside) const {
  return given(inside, pressure());
}

double Units::given_temperature(double inside) const {
  return given(inside, temperature());
}

double Units::given_time(double inside) const {
  return given(inside, time());
}

double Units::given_rate(double inside) const {
  return given(inside, temperature() / time());
}

UnitWords unit_words(const Units& units) {
  switch (units.kind) {
    case Units::Kind::metal:
      return {"eV", "Å", "Å³", "GPa", "K", "s"};
    case Units::Kind::morse:
      return reduced("ε", "r_e", "³", "√", "m");
    case Units::Kind::sutton_chen:
      return reduced("ε", "a", "³", "√", "m");
    default:
      return reduced("ε", "σ", "³", "√", "m");
  }
}

UnitWords plain_unit_words(const Units& units) {
  switch (units.kind) {
    case Units::Kind::metal:
      return {"eV", "angstrom", "angstrom^3", "GPa", "K", "s"};
    case Units::Kind::morse:
      return reduced("epsilon", "r_e", "^3", "*sqrt", "m");
    case Units::Kind::sutton_chen:
      return reduced("epsilon", "a", "^3", "*sqrt", "m");
    default:
      return reduced("epsilon", "sigma", "^3", "*sqrt", "m");
  }
}

}  // namespace baroscape
