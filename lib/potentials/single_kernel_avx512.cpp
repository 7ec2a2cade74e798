// Compiled for AVX-512, in a namespace of its own.
#include "potentials/pairs_side_by_side.hpp"

namespace baroscape {

SingleKernel* new_avx512_single_kernel(const PlainPairs& pairs) {
  return new_pairs_side_by_side(pairs);
}

}  // namespace baroscape
