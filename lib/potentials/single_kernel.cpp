#include "potentials/single_kernel.hpp"

namespace baroscape {

SingleKernel::~SingleKernel() = default;

SingleKernel* new_single_kernel(const PlainPairs& pairs, InstructionSet set) {
  return set == InstructionSet::avx512 ? new_avx512_single_kernel(pairs) : new_avx2_single_kernel(pairs);
}

SingleKernel* new_single_kernel(const PlainPairs& pairs) {
  return new_single_kernel(pairs, is_supported(InstructionSet::avx512) ? InstructionSet::avx512 : InstructionSet::avx2);
}

}  // namespace baroscape
