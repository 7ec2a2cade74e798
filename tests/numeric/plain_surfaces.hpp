// Small surfaces with known stationary points, and one that counts what is asked of another.
#pragma once

#include <functional>

#include "surface/surface.hpp"

namespace baroscape::numeric {

/// A function of two variables without symmetry, so without zero modes. λ is not used.
class PlaneSurface final : public Surface<double> {
 public:
  struct Value {
    double f, fx, fy, fxx, fxy, fyy;
  };
  using Function = std::function<Value(double x, double y)>;

  explicit PlaneSurface(Function function) : function_(std::move(function)) {}

  int dimension() const override { return 2; }
  double evaluate(const double* x, double, double* gradient) const override {
    const Value value = function_(x[0], x[1]);
    gradient[0] = value.fx;
    gradient[1] = value.fy;
    return value.f;
  }
  double conjugate(const double*, double, double* gradient) const override {
    gradient[0] = gradient[1] = 0;
    return 0;
  }
  void hessian(const double* x, double, double* hessian) const override {
    const Value value = function_(x[0], x[1]);
    hessian[0] = value.fxx;
    hessian[2] = value.fxy;
    hessian[3] = value.fyy;
  }
  int zero_mode_count() const override { return 0; }
  void zero_modes(const double*, double*) const override {}

 private:
  Function function_;
};

/// Passes everything on and counts it.
class CountingSurface final : public Surface<double> {
 public:
  explicit CountingSurface(const Surface<double>& surface) : surface_(surface) {}

  int dimension() const override { return surface_.dimension(); }
  double evaluate(const double* x, double lambda, double* gradient) const override {
    ++gradients;
    return surface_.evaluate(x, lambda, gradient);
  }
  double conjugate(const double* x, double lambda, double* gradient) const override {
    return surface_.conjugate(x, lambda, gradient);
  }
  void hessian(const double* x, double lambda, double* hessian) const override {
    ++hessians;
    surface_.hessian(x, lambda, hessian);
  }
  int zero_mode_count() const override { return surface_.zero_mode_count(); }
  void zero_modes(const double* x, double* modes) const override { surface_.zero_modes(x, modes); }

  mutable int gradients = 0, hessians = 0;

 private:
  const Surface<double>& surface_;
};

}  // namespace baroscape::numeric
