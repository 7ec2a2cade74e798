#include "search/contact_springs.hpp"

#include <algorithm>
#include <cmath>

namespace baroscape {
namespace {

constexpr double kStiffness = 120, kDecay = 7, kStiffest = 600;
/// Springs to atoms farther than this many nearest-neighbour distances are left out, k < 0.2.
constexpr double kReach = 1.9;

double mean_nearest_distance(const Eigen::Ref<const Eigen::Matrix3Xd>& atoms) {
  double sum = 0;
  for (Eigen::Index i = 0; i < atoms.cols(); ++i) {
    double nearest = HUGE_VAL;
    for (Eigen::Index j = 0; j < atoms.cols(); ++j) {
      if (j != i) nearest = std::min(nearest, (atoms.col(i) - atoms.col(j)).squaredNorm());
    }
    sum += std::sqrt(nearest);
  }
  return sum / static_cast<double>(atoms.cols());
}

}  // namespace

ContactSprings::ContactSprings(const Eigen::VectorXd& x) {
  const Eigen::Map<const Eigen::Matrix3Xd> atoms(x.data(), 3, x.size() / 3);
  const double length = mean_nearest_distance(atoms);
  Eigen::MatrixXd network = Eigen::MatrixXd::Identity(x.size(), x.size());
  for (Eigen::Index i = 0; i < atoms.cols(); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) {
      const Eigen::Vector3d d = atoms.col(i) - atoms.col(j);
      const double r = d.norm();
      if (r > kReach * length) continue;
      const double stiffness = std::min(kStiffness * std::exp(-kDecay * (r / length - 1)), kStiffest);
      const Eigen::Matrix3d spring = stiffness / std::max(r * r, 1e-300) * d * d.transpose();
      network.block<3, 3>(3 * i, 3 * i) += spring;
      network.block<3, 3>(3 * j, 3 * j) += spring;
      network.block<3, 3>(3 * i, 3 * j) -= spring;  // the lower triangle is all that is looked at
    }
  }
  factors_.compute(network);
}

}  // namespace baroscape
