// The pair potential of one cluster at a time: energy and gradient by the kernel of the processor's instruction set,
// the Hessian pair after pair.
#pragma once

#include <memory>

#include "potentials/pair_potential.hpp"
#include "potentials/single_kernel.hpp"

namespace baroscape {

template <class Pairs>
class SinglePotential final : public Potential<double> {
 public:
  /// `pairs` are the arguments of FreePairPotential after the number of atoms.
  template <class... Arguments>
  explicit SinglePotential(const PlainPairs& plain, const Arguments&... pairs)
      : kernel_(new_single_kernel(plain)), reference_(plain.atoms, pairs...) {}

  int atoms() const override { return reference_.atoms(); }
  double energy_gradient(const double* x, double* gradient) const override {
    return kernel_->energy_gradient(x, gradient);
  }
  void hessian(const double* x, double* hessian) const override { reference_.hessian(x, hessian); }

 private:
  std::unique_ptr<SingleKernel> kernel_;
  FreePairPotential<double, Pairs> reference_;
};

}  // namespace baroscape
