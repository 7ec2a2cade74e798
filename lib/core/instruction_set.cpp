#include "core/instruction_set.hpp"

namespace baroscape {

bool is_supported(InstructionSet set) {
  switch (set) {
    case InstructionSet::avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case InstructionSet::avx512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512vl");
    default:
      return true;
  }
}

}  // namespace baroscape
