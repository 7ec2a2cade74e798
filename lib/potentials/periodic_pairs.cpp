#include "potentials/periodic_pairs.hpp"

#include <algorithm>
#include <atomic>
#include <list>
#include <utility>

namespace baroscape {
namespace {

/// Potentials a thread works with by turns; of one more the list is made anew.
constexpr std::size_t kMostKept = 4;

}  // namespace

void PeriodicPairs::pick(const NeighbourList& list, const double* u, const Eigen::Matrix3d& f, double cutoff2) {
  const std::size_t count = list.size();
  if (i.size() < count) {
    for (std::vector<int>* one : {&i, &j}) one->resize(count);
    for (std::vector<double>* one : {&x, &y, &z, &w, &all_x_, &all_y_, &all_z_, &all_w_}) one->resize(count);
  }
  const double xx = f(0, 0), xy = f(0, 1), xz = f(0, 2), yx = f(1, 0), yy = f(1, 1), yz = f(1, 2), zx = f(2, 0),
               zy = f(2, 1), zz = f(2, 2);
  double *dx = all_x_.data(), *dy = all_y_.data(), *dz = all_z_.data(), *w2 = all_w_.data();
  const int *a = list.first.data(), *b = list.second.data();
  const double *sx = list.shift_x.data(), *sy = list.shift_y.data(), *sz = list.shift_z.data();
#pragma GCC ivdep
  for (std::size_t k = 0; k < count; ++k) {
    const double* const p = u + 3 * a[k];
    const double* const q = u + 3 * b[k];
    const double px = p[0] - q[0] + sx[k], py = p[1] - q[1] + sy[k], pz = p[2] - q[2] + sz[k];
    dx[k] = xx * px + xy * py + xz * pz;
    dy[k] = yx * px + yy * py + yz * pz;
    dz[k] = zx * px + zy * py + zz * pz;
    w2[k] = dx[k] * dx[k] + dy[k] * dy[k] + dz[k] * dz[k];
  }
  size = 0;
  for (std::size_t k = 0; k < count; ++k) {
    i[size] = a[k];
    j[size] = b[k];
    x[size] = dx[k];
    y[size] = dy[k];
    z[size] = dz[k];
    w[size] = w2[k];
    size += w2[k] < cutoff2 ? 1 : 0;
  }
}

unsigned long PeriodicWorkspace::new_owner() {
  static std::atomic<unsigned long> next = 1;
  return next++;
}

PeriodicWorkspace& PeriodicWorkspace::of(unsigned long owner) {
  thread_local std::list<std::pair<unsigned long, PeriodicWorkspace>> kept;
  auto found = std::find_if(kept.begin(), kept.end(), [&](const auto& one) { return one.first == owner; });
  if (found == kept.end()) {
    if (kept.size() < kMostKept) kept.emplace_back();
    found = std::prev(kept.end());
    found->first = owner;
    found->second = {};
  }
  kept.splice(kept.begin(), kept, found);
  return kept.front().second;
}

}  // namespace baroscape
