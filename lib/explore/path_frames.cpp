#include "explore/path_frames.hpp"

#include <algorithm>
#include <cmath>

#include "atoms/alignment.hpp"
#include "atoms/closest_alignment.hpp"
#include "atoms/structure.hpp"
#include "search/acceptance.hpp"
#include "search/descent_path.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using Kind = PathFrame::Kind;

/// Two steepest descents end within this of the minimum they lead to; relaxed from there both are the same to 1e-7.
constexpr double kPush = 0.02;

class Filming {
 public:
  Filming(const System& system, const Landscape& landscape, double step)
      : system_(system), landscape_(landscape), step_(step), surface_(make_surface(system)) {}

  PathFrames film(const LandscapePath& path) {
    const Minimum& first = landscape_.minimum(path.minima.front());
    append({system_.identity().standard(first.positions), first.enthalpy, 0, Kind::minimum, first.id});
    for (std::size_t k = 0; k < path.transition_states.size(); ++k) {
      const auto index = *landscape_.index_of_transition_state(path.transition_states[k]);
      append_step(landscape_.transition_states()[index], path.minima[k], path.minima[k + 1]);
    }
    return std::move(film_);
  }

 private:
  void append(PathFrame frame) {
    if (!film_.frames.empty()) {
      frame.length = film_.frames.back().length + (frame.positions - film_.frames.back().positions).norm();
    }
    film_.frames.push_back(std::move(frame));
  }

  /// From the saddle down one side, the minimum last.
  std::vector<PathFrame> descend(const Eigen::VectorXd& saddle, const Eigen::VectorXd& push) {
    DescentOptions options;
    options.step = step_;
    const DescentPath path = descent_path(*surface_, saddle + push, landscape_.pressure(), options);
    film_.counts += path.counts;
    std::vector<PathFrame> frames;
    for (std::size_t k = 0; k < path.x.size(); ++k) frames.push_back({path.x[k], path.enthalpies[k], 0, {}, 0});
    const PolishResult end =
        relax_to_minimum(*surface_, path.x.back(), landscape_.pressure(), AcceptanceOptions{}, film_.counts);
    frames.push_back({end.x, end.enthalpy, 0, Kind::minimum, 0});
    return frames;
  }

  bool ends_in(const std::vector<PathFrame>& side, std::int64_t minimum) const {
    return system_.identity().same(landscape_.minimum(minimum).positions, side.back().positions);
  }

  /// The two sides of a saddle, the one that leads to `from` first; without steepest descents where these end
  /// elsewhere.
  std::pair<std::vector<PathFrame>, std::vector<PathFrame>> sides(const TransitionState& state, std::int64_t from,
                                                                  std::int64_t to) {
    const Spectrum modes = spectrum(*surface_, state.positions, landscape_.pressure());
    ++film_.counts.hessians;
    const Eigen::VectorXd push = kPush * modes.modes.col(0);
    auto one = descend(state.positions, push), other = descend(state.positions, -push);
    if (ends_in(one, from) && ends_in(other, to)) return {one, other};
    if (ends_in(other, from) && ends_in(one, to)) return {other, one};
    ++film_.without_descent;
    const Acceptance accepted = accept_transition_state(*surface_, state.positions, landscape_.pressure());
    film_.counts += accepted.counts;
    one = {{accepted.side_a.x, accepted.side_a.enthalpy, 0, Kind::minimum, 0}};
    other = {{accepted.side_b.x, accepted.side_b.enthalpy, 0, Kind::minimum, 0}};
    if (ends_in(one, from) && ends_in(other, to)) return {one, other};
    return {other, one};
  }

  void append_step(const TransitionState& state, std::int64_t from, std::int64_t to) {
    auto [up, down] = sides(state, from, to);
    std::reverse(up.begin(), up.end());
    std::vector<PathFrame> frames(std::move(up));
    frames.push_back({state.positions, state.enthalpy, 0, Kind::transition_state, state.id});
    down.back().id = to;
    frames.insert(frames.end(), down.begin(), down.end());
    // The first frame is where the film stands now, in another orientation and with other labels.
    const Eigen::VectorXd here = film_.frames.back().positions, start = frames.front().positions;
    if (system_.cell) {
      // Translated, turned and relabelled like the first one.
      const ClosestAlignment closest = closest_alignment(system_.identity(), here, start);
      for (std::size_t k = 1; k < frames.size(); ++k) {
        frames[k].positions = carried_along(*system_.cell, closest, start, frames[k].positions);
        append(std::move(frames[k]));
      }
      return;
    }
    const auto alignment = align(system_.species, here, start, 1e-3);
    const Eigen::Vector3d centre = centroid(start);
    for (std::size_t k = 1; k < frames.size(); ++k) {
      if (alignment) frames[k].positions = carried(frames[k].positions, centre, centroid(here), *alignment);
      append(std::move(frames[k]));
    }
  }

  static Eigen::VectorXd carried(const Eigen::VectorXd& x, const Eigen::Vector3d& centre, const Eigen::Vector3d& to,
                                 const Alignment& alignment) {
    Eigen::VectorXd moved(x.size());
    for (std::size_t i = 0; i < alignment.permutation.size(); ++i) {
      const Eigen::Index partner = alignment.permutation[i];
      moved.segment<3>(3 * static_cast<Eigen::Index>(i)) =
          to + alignment.rotation * (x.segment<3>(3 * partner) - centre);
    }
    return moved;
  }

  const System& system_;
  const Landscape& landscape_;
  double step_;
  std::unique_ptr<Surface<double>> surface_;
  PathFrames film_;
};

}  // namespace

PathFrames path_frames(const System& system, const Landscape& landscape, const LandscapePath& path, double step) {
  return Filming(system, landscape, step).film(path);
}

}  // namespace baroscape
