#include "kinetics/temperature.hpp"

#include <cmath>
#include <cstdio>
#include <string>

#include "core/error.hpp"

namespace baroscape {
namespace {

constexpr double kLongest = 1e250;

[[noreturn]] void refuse(const char* name, double value, const char* allowed) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  throw InputError(std::string(name) + ": " + text + " is not allowed; " + allowed);
}

}  // namespace

void require_temperature(double temperature) {
  if (!(std::isfinite(temperature) && temperature > 0)) refuse("temperature", temperature, "a finite number > 0 is");
}

void require_temperature_or_zero(double temperature) {
  if (!(std::isfinite(temperature) && temperature >= 0)) refuse("temperature", temperature, "a finite number >= 0 is");
}

void require_duration(double duration) {
  if (!(duration >= 0 && duration <= kLongest)) {
    refuse("time", duration, "a number from 0 to 1e250 is; for longer there is \"equilibrium\"");
  }
}

}  // namespace baroscape
