// Evaluations timed where they are compiled: on data that already lies in lanes, without the transposition of
// Engine::evaluate. Included by every instruction set: plain data only.
#pragma once

#include "surface/lennard_jones_cluster.hpp"

namespace baroscape::bench {

class LaneKernel {
 public:
  virtual ~LaneKernel();
  virtual int lanes() const = 0;
  /// E and ∂E/∂x of every lane's structure, once. Returns E of the first lane.
  virtual double potential() = 0;
  /// H and ∇H at P = 5 ε/σ³: what a search calls.
  virtual double surface() = 0;
};

/// A one-species cluster; every lane holds x[3N]. The caller owns the kernel.
LaneKernel* new_portable_kernel(int atoms, const double* x);
LaneKernel* new_avx2_kernel(int atoms, const double* x);
LaneKernel* new_avx512_kernel(int atoms, const double* x);

inline namespace BAROSCAPE_ARCHITECTURE {

template <class Real>
class LaneKernelOf final : public LaneKernel {
 public:
  LaneKernelOf(int atoms, const double* x)
      : potential_(atoms, LennardJonesPair{}), x_(3 * atoms), gradient_(3 * atoms) {
    PlainCluster cluster;
    const LennardJonesPair pair;
    cluster.pairs.atoms = atoms;
    cluster.pairs.pairs = &pair;
    surface_ = new_lennard_jones_cluster<Real>(cluster);
    for (int k = 0; k < 3 * atoms; ++k) x_[k] = Real(x[k]);
  }
  LaneKernelOf(const LaneKernelOf&) = delete;
  LaneKernelOf& operator=(const LaneKernelOf&) = delete;
  ~LaneKernelOf() override { delete surface_; }

  int lanes() const override { return LaneTraits<Real>::lanes; }
  double potential() override { return lane(potential_.energy_gradient(x_.data(), gradient_.data()), 0); }
  double surface() override { return lane(surface_->evaluate(x_.data(), Real(5.0), gradient_.data()), 0); }

 private:
  FreePairPotential<Real, UniformPairs<LennardJones<Real>>> potential_;
  Surface<Real>* surface_;
  LaneArray<Real> x_, gradient_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape::bench
