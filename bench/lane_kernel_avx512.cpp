// Compiled for its own instruction set, in a namespace of its own.
#include "lane_kernel.hpp"

namespace baroscape::bench {

LaneKernel* new_avx512_kernel(int atoms, const double* x) {
  return new LaneKernelOf<Pack8>(atoms, x);
}

}  // namespace baroscape::bench
