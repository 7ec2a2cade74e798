#include "lane_kernel.hpp"

namespace baroscape::bench {

LaneKernel::~LaneKernel() = default;

LaneKernel* new_portable_kernel(int atoms, const double* x) {
  return new LaneKernelOf<double>(atoms, x);
}

}  // namespace baroscape::bench
