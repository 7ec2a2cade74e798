// Energy and gradient of one free Lennard-Jones cluster by the widest registers the processor has, pairs side by side:
// what searches follow that run one at a time. Included by every instruction set: plain data only.
#pragma once

#include "core/instruction_set.hpp"
#include "potentials/lennard_jones.hpp"

namespace baroscape {

class SingleKernel {
 public:
  /// More atoms would not fit the memory a call takes on the stack.
  static constexpr int kMostAtoms = 512;

  virtual ~SingleKernel();
  /// As Potential<double>::energy_gradient; any number of threads at once.
  virtual double energy_gradient(const double* x, double* gradient) const = 0;
};

/// At most kMostAtoms; the caller owns the kernel, which keeps no reference to `pairs`. The bits are the same from all
/// instruction sets, though not those of FreePairPotential, which sums in another order. The portable one is AVX2's:
/// the program needs it anyway.
SingleKernel* new_single_kernel(const PlainPairs& pairs, InstructionSet set);
/// The widest that is supported.
SingleKernel* new_single_kernel(const PlainPairs& pairs);

// One function per instruction set, each defined in its own translation unit.
SingleKernel* new_avx2_single_kernel(const PlainPairs& pairs);
SingleKernel* new_avx512_single_kernel(const PlainPairs& pairs);

}  // namespace baroscape
