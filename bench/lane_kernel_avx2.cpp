// Compiled for its own instruction set, in a namespace of its own.
#include "lane_kernel.hpp"

namespace baroscape::bench {

LaneKernel* new_avx2_kernel(int atoms, const double* x) {
  return new LaneKernelOf<Pack4>(atoms, x);
}

}  // namespace baroscape::bench
