// What a Sutton–Chen metal is given by.
#pragma once

namespace baroscape {

/// One species. a is the lattice constant of the crystal.
struct SuttonChenParameters {
  int n = 12, m = 6;
  double c = 144.41, epsilon = 1.0, a = 1.0;
};

}  // namespace baroscape
