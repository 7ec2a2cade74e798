// Which of the instruction sets that parts of the program are compiled for this processor has.
#pragma once

namespace baroscape {

enum class InstructionSet {
  portable,  ///< what the whole program is compiled for
  avx2,      ///< x86-64-v3
  avx512,    ///< x86-64-v4
};

/// True when this processor has it.
bool is_supported(InstructionSet set);

}  // namespace baroscape
