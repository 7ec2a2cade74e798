// Names of units as they are printed.
#pragma once

#include <string>

namespace baroscape {

struct UnitNames {
  std::string energy = "ε", length = "σ", pressure = "ε/σ³", volume = "σ³", temperature = "ε/k_B", time = "σ√(m/ε)";
};

}  // namespace baroscape
