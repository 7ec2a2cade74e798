// Recomputes every state of a landscape from its coordinates alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "landscape/landscape.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct VerifyStatus {
  std::int64_t done = 0, total = 0;  ///< states
};

struct VerifyReport {
  std::int64_t minima = 0, transition_states = 0;  ///< states looked at
  std::vector<std::string> problems;  ///< a sentence each, in the order of the states; empty when all is well
  bool interrupted = false;
};

/// Gradient, index, H, E, V, bulk modulus, point-group order, log product, connections by push-off and relaxation, and
/// that no two states are the same. Numbers must agree to 1e-8 (enthalpy, energy, volume: relative to 1 + |value|),
/// 1e-5 (log product, eigenvalues and bulk modulus, relative likewise: they carry the curvature of a point known to
/// 1e-9).
VerifyReport verify(const System& system, const Landscape& landscape, int threads,
                    const ProgressCallback<VerifyStatus>& progress = {});

}  // namespace baroscape
