#include "explore/sides.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "atoms/connectivity.hpp"
#include "landscape/characterise.hpp"
#include "search/internal_space.hpp"
#include "surface/contact_distance.hpp"

namespace baroscape {
namespace {

/// A side on its way down.
struct Descent {
  std::size_t side = 0;
  double push = 0, tolerance = 0;
  int pushes = 0;  ///< from the saddle
  int stops = 0;   ///< at other saddles on the way: a path that keeps a symmetry may end on one (design: lanes)
  Eigen::VectorXd x;
};

constexpr int kMostStops = 10;

class SideFinder {
 public:
  SideFinder(Engine& engine, const System& system, const Surface<double>& surface, double pressure,
             const std::vector<SaddlePoint>& saddles, const KnownState& known_minimum, const AcceptanceOptions& options)
      : engine_(engine),
        system_(system),
        surface_(surface),
        pressure_(pressure),
        saddles_(saddles),
        known_minimum_(known_minimum),
        options_(options),
        sides_(2 * saddles.size()) {}

  std::vector<Side> run() {
    std::vector<Descent> descents(sides_.size());
    for (std::size_t i = 0; i < descents.size(); ++i) {
      descents[i].side = i;
      descents[i].push = options_.push;
      push_off(descents[i]);
    }
    while (!descents.empty()) {
      descend(descents);
      std::erase_if(descents, [&](const Descent& descent) { return recognise(descent); });
      std::vector<PolishTask> tasks = polish(descents);
      std::vector<Descent> again;
      for (std::size_t i = 0; i < descents.size(); ++i) {
        if (go_on(descents[i], tasks[i])) again.push_back(std::move(descents[i]));
      }
      descents = std::move(again);
    }
    return std::move(sides_);
  }

 private:
  const SaddlePoint& saddle(const Descent& descent) const { return saddles_[descent.side / 2]; }

  /// To the start of a descent, at its present push.
  void push_off(Descent& descent) const {
    const double sign = descent.side % 2 == 0 ? 1.0 : -1.0;
    descent.x = saddle(descent).x + sign * descent.push * saddle(descent).mode;
    // The descent must not stop where the push itself leaves a gradient below its tolerance.
    const double slope =
        std::abs(saddle(descent).curvature) * descent.push / std::sqrt(static_cast<double>(descent.x.size()));
    descent.tolerance = std::min(options_.gradient_rms, 0.01 * slope);
    descent.stops = 0;
    ++descent.pushes;
  }

  void descend(std::vector<Descent>& descents) {
    std::vector<DescentTask> tasks(descents.size());
    for (std::size_t i = 0; i < descents.size(); ++i) {
      tasks[i].start = tasks[i].result = descents[i].x.data();
      tasks[i].pressure = pressure_;
      tasks[i].gradient_tolerance = descents[i].tolerance;
    }
    engine_.descend(tasks.data(), static_cast<int>(tasks.size()), options_.descent);
    enthalpies_.clear();
    for (std::size_t i = 0; i < descents.size(); ++i) {
      Counts& counts = sides_[descents[i].side].counts;
      counts.gradients += tasks[i].gradients;
      counts.hessians += tasks[i].hessians;
      enthalpies_[descents[i].side] = tasks[i].enthalpy;
    }
  }

  /// True when the descent has ended in a minimum known before, below its saddle.
  bool recognise(const Descent& descent) {
    const double enthalpy = enthalpies_[descent.side];
    if (!(enthalpy < saddle(descent).enthalpy)) return false;
    const auto label = known_minimum_(enthalpy, descent.x);
    if (label) sides_[descent.side].found.known = label;
    return label.has_value();
  }

  std::vector<PolishTask> polish(std::vector<Descent>& descents) {
    std::vector<PolishTask> tasks(descents.size());
    const auto count = static_cast<Eigen::Index>(descents.size());
    const Eigen::Index n = system_.coordinates();
    modes_.resize(n, count);
    pivots_.resize(n, count);
    for (std::size_t i = 0; i < descents.size(); ++i) {
      const auto column = static_cast<Eigen::Index>(i);
      tasks[i].start = tasks[i].result = descents[i].x.data();
      tasks[i].mode = modes_.col(column).data();
      tasks[i].pivots = pivots_.col(column).data();
      tasks[i].pressure = pressure_;
    }
    engine_.polish(tasks.data(), static_cast<int>(tasks.size()), {});
    return tasks;
  }

  /// What a polished end of a descent means; true when there is more to do.
  bool go_on(Descent& descent, const PolishTask& task) {
    Side& side = sides_[descent.side];
    side.counts.gradients += task.point.hessians;
    side.counts.hessians += task.point.hessians;
    if (task.point.converged && task.point.index > 0 && descent.stops < kMostStops) {
      const Eigen::Map<const Eigen::VectorXd> mode(task.mode, descent.x.size());
      descent.x += options_.push * oriented(mode);
      ++descent.stops;
      return true;
    }
    if (task.point.converged && task.point.index == 0 && task.point.enthalpy < saddle(descent).enthalpy) {
      side.fragmented = !is_intact(system_, descent.x);
      if (side.fragmented) return false;
      const Eigen::Map<const Eigen::VectorXd> pivots(task.pivots, descent.x.size());
      const Curvature curvature{task.point.lowest, log_product(surface_, descent.x, pivots, task.point)};
      side.found.minimum =
          characterise_minimum(system_, surface_, descent.x, task.point.enthalpy, curvature, pressure_);
      return false;
    }
    // A soft saddle may need a larger push to leave.
    if (descent.pushes > options_.escalations) return false;
    descent.push *= 2;
    push_off(descent);
    return true;
  }

  Engine& engine_;
  const System& system_;
  const Surface<double>& surface_;
  double pressure_;
  const std::vector<SaddlePoint>& saddles_;
  const KnownState& known_minimum_;
  AcceptanceOptions options_;
  std::vector<Side> sides_;
  std::map<std::size_t, double> enthalpies_;  ///< where the last descents ended, by side
  Eigen::MatrixXd modes_, pivots_;            ///< of the last polish, a column each
};

}  // namespace

std::vector<Side> find_sides(Engine& engine, const System& system, const Surface<double>& surface, double pressure,
                             const std::vector<SaddlePoint>& saddles, const KnownState& known_minimum,
                             const AcceptanceOptions& options) {
  return SideFinder(engine, system, surface, pressure, saddles, known_minimum, options).run();
}

}  // namespace baroscape
