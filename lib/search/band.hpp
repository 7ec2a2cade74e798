// The doubly nudged elastic band between two structures: a chain of images that settles near a path, whose maxima are
// starts for saddle searches (Trygubenko & Wales, JCP 120, 2082 (2004); tangents of Henkelman & Jónsson, JCP 113, 9978
// (2000)).
#pragma once

#include <Eigen/Core>
#include <functional>
#include <vector>

#include "core/counts.hpp"

namespace baroscape {

/// H and ∇H of `count` structures x[count][n]: enthalpies[count], gradients[count][n]. Engine::evaluate() at one
/// pressure, for instance.
using EvaluateMany = std::function<void(int count, const double* x, double* enthalpies, double* gradients)>;

struct BandOptions {
  int images = 16;            ///< between the two ends, at least 1; a multiple of the lanes costs least
  double spring = 5.0;        ///< between neighbouring images, ε/σ²
  int iterations = 60;        ///< each evaluates every image; a band is never needed converged
  double gradient_rms = 0.1;  ///< it ends earlier when the nudged gradient of all images is this small, ε/σ
  double largest_step = 0.1;  ///< of one image in one iteration, σ
};

struct Band {
  Eigen::MatrixXd images;      ///< n × (images + 2), the ends included
  Eigen::VectorXd enthalpies;  ///< [images + 2]
  Eigen::MatrixXd tangents;    ///< n × (images + 2), unit vectors towards the next image; those of the ends are zero
  double gradient_rms = 0;     ///< of the nudged gradient, at the end
  int iterations = 0;
  Counts counts;

  /// Images higher than both neighbours, highest first; the highest image between the ends when there is none.
  std::vector<int> maxima() const;
};

/// A band from `a` to `b` (both [n], already aligned), started on the straight line between them.
Band relax_band(const EvaluateMany& evaluate, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
                const BandOptions& options = {});

}  // namespace baroscape
