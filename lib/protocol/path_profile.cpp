#include "protocol/path_profile.hpp"

#include <algorithm>

#include "atoms/closest_alignment.hpp"
#include "explore/path_frames.hpp"
#include "landscape/lowest_path.hpp"
#include "search/band.hpp"
#include "search/continuation.hpp"

namespace baroscape {
namespace {

/// Of a band without a known path: enough that neighbours lie about as near as the frames of a film.
constexpr int kImages = 48;
constexpr int kIterations = 300;
/// Between the structures of a known path, σ: curves drawn through them look smooth.
constexpr double kSpacing = 0.02;

/// The index of a stationary point's branch at another pressure; −1 where the branch does not reach it.
int index_at(const Surface<double>& surface, const Eigen::VectorXd& x, double from, double to) {
  ContinuationOptions options;
  options.low = std::min(from, to);
  options.high = std::max(from, to);
  const Branch branch = follow_branch(surface, BranchStart::towards(x, from, to - from), options);
  if (branch.end != BranchEnd::range || branch.points.back().lambda != to) return -1;
  return branch.points.back().index;
}

class Profiling {
 public:
  Profiling(const Surface<double>& surface, double path_pressure, double other_pressure) : surface_(surface) {
    profile_.path_pressure = path_pressure;
    profile_.other_pressure = other_pressure;
  }

  void take(const Eigen::VectorXd& x) {
    Eigen::VectorXd gradient(x.size());
    lengths_.push_back(lengths_.empty() ? 0.0 : lengths_.back() + (x - last_).norm());
    energies_.push_back(surface_.evaluate(x.data(), 0.0, gradient.data()));
    volumes_.push_back(surface_.conjugate(x.data(), profile_.path_pressure, gradient.data()));
    last_ = x;
  }

  /// The point taken last is a state.
  void name(std::int64_t id, int index) {
    const int there = index_at(surface_, last_, profile_.path_pressure, profile_.other_pressure);
    profile_.states.push_back({static_cast<int>(lengths_.size()) - 1, id, index, there});
  }

  PathProfile finish(std::int64_t from, std::int64_t to, std::string method) {
    const auto vector = [](const std::vector<double>& numbers) {
      return Eigen::VectorXd(
          Eigen::Map<const Eigen::VectorXd>(numbers.data(), static_cast<Eigen::Index>(numbers.size())));
    };
    profile_.from = from;
    profile_.to = to;
    profile_.method = std::move(method);
    profile_.lengths = vector(lengths_);
    profile_.energies = vector(energies_);
    profile_.volumes = vector(volumes_);
    return std::move(profile_);
  }

 private:
  const Surface<double>& surface_;
  PathProfile profile_;
  std::vector<double> lengths_, energies_, volumes_;
  Eigen::VectorXd last_;
};

PathProfile by_band(const System& system, const Surface<double>& surface, const Landscape& landscape, std::int64_t from,
                    std::int64_t to, Profiling& profiling) {
  const Eigen::VectorXd& a = landscape.minimum(from).positions;
  const Eigen::VectorXd b = closest_alignment(system.identity(), a, landscape.minimum(to).positions).positions;
  const EvaluateMany evaluate = [&](int count, const double* x, double* enthalpies, double* gradients) {
    for (int k = 0; k < count; ++k) {
      const auto at = static_cast<std::ptrdiff_t>(k) * a.size();
      enthalpies[k] = surface.evaluate(x + at, landscape.pressure(), gradients + at);
    }
  };
  BandOptions options;
  options.images = kImages;
  options.iterations = kIterations;
  const Band band = relax_band(evaluate, a, b, options);
  for (Eigen::Index k = 0; k < band.images.cols(); ++k) {
    profiling.take(band.images.col(k));
    if (k == 0) profiling.name(from, 0);
  }
  profiling.name(to, 0);
  return profiling.finish(from, to, "doubly nudged elastic band between the aligned ends");
}

}  // namespace

std::optional<PathProfile> path_profile(const System& system, const Surface<double>& surface,
                                        const Landscape& landscape, std::int64_t from, std::int64_t to,
                                        double other_pressure) {
  if (from == to) return std::nullopt;
  Profiling profiling(surface, landscape.pressure(), other_pressure);
  const auto path = lowest_path(landscape, from, to);
  if (!path) return by_band(system, surface, landscape, from, to, profiling);
  for (const PathFrame& frame : path_frames(system, landscape, *path, kSpacing).frames) {
    profiling.take(frame.positions);
    if (frame.kind == PathFrame::Kind::minimum) profiling.name(frame.id, 0);
    if (frame.kind == PathFrame::Kind::transition_state) profiling.name(frame.id, 1);
  }
  return profiling.finish(from, to, "steepest descents from the transition states of the lowest path");
}

}  // namespace baroscape
