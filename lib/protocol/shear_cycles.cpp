#include "protocol/shear_cycles.hpp"

#include <atomic>
#include <Eigen/LU>
#include <cmath>
#include <mutex>

#include "atlas/follow_branches.hpp"
#include "core/error.hpp"
#include "core/share_work.hpp"
#include "search/acceptance.hpp"
#include "surface/cell_surface.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {
namespace {

/// Where one minimum is after each turn.
struct Course {
  std::vector<double> energies, volumes, slides;
  std::vector<bool> returned;
  bool lost = false;
};

class Shearing {
 public:
  Shearing(const System& system, double pressure, const ShearOptions& options)
      : system_(system), pressure_(pressure), options_(options) {}

  Course follow(const Minimum& minimum, double amplitude) const {
    // The cell as the minimum has it, so that F = S(1 + ε) with ε = 0 at the start. A full cell's own shear strains would
    // undo the shear: its edges may still change.
    const PeriodicStructure structure = structure_at(*system_.cell, minimum.positions);
    System there = system_;
    const CellShape shape =
        system_.cell->shape == CellShape::isotropic ? CellShape::isotropic : CellShape::orthorhombic;
    there.cell = Cell::make(structure.lattice, shape, system_.atoms());
    Eigen::VectorXd x = Eigen::VectorXd::Zero(there.coordinates());
    x.head(3 * system_.atoms()) = structure.positions.reshaped();
    const ShearSurface surface(*there.cell, make_periodic_potential(there), pressure_, options_.along, options_.normal);
    Counts counts;
    // A full cell's minimum is one with fewer strains free as well, to rounding.
    x = relax_to_minimum(surface, x, 0, {}, counts).x;
    const Identity identity = there.identity();
    const Eigen::VectorXd start = x;
    Course course;
    note(course, surface, x, 0, true);
    for (int turn = 0; turn < options_.turns; ++turn) {
      double slides = 0, from = 0;
      for (const double to : {amplitude, -amplitude, 0.0}) {
        const FollowResult way = follow_branches(surface, x, from, to);
        slides += static_cast<double>(way.slides.size());
        if (!way.converged) {
          course.lost = true;
          return course;
        }
        x = way.positions;
        from = to;
      }
      note(course, surface, x, slides, identity.same(start, x));
    }
    return course;
  }

 private:
  void note(Course& course, const ShearSurface& surface, const Eigen::VectorXd& x, double slides, bool returned) const {
    Eigen::VectorXd gradient(x.size());
    const double volume = structure_at(surface.cell(), x).lattice.determinant();
    course.energies.push_back(surface.evaluate(x.data(), 0, gradient.data()) - pressure_ * volume);
    course.volumes.push_back(volume);
    course.slides.push_back(slides);
    course.returned.push_back(returned);
  }

  const System& system_;
  double pressure_;
  const ShearOptions& options_;
};

ShearTurn average(const std::vector<Course>& courses, const std::vector<double>& weights, std::size_t turn) {
  ShearTurn mean;
  double total = 0, square = 0;
  for (std::size_t k = 0; k < courses.size(); ++k) {
    if (courses[k].energies.size() <= turn) {
      mean.lost += weights[k];
      continue;
    }
    total += weights[k];
    mean.energy += weights[k] * courses[k].energies[turn];
    mean.volume += weights[k] * courses[k].volumes[turn];
    mean.slides += weights[k] * courses[k].slides[turn];
    if (courses[k].returned[turn]) mean.returned += weights[k];
  }
  if (total <= 0) return mean;
  mean.energy /= total;
  mean.volume /= total;
  mean.slides /= total;
  for (std::size_t k = 0; k < courses.size(); ++k) {
    if (courses[k].energies.size() <= turn) continue;
    // The change of each against its own start.
    const double change = courses[k].energies[turn] - courses[k].energies[0];
    square += weights[k] * change * change / total;
  }
  double change = 0;
  for (std::size_t k = 0; k < courses.size(); ++k) {
    if (courses[k].energies.size() > turn) change += weights[k] * (courses[k].energies[turn] - courses[k].energies[0]) / total;
  }
  mean.energy_error = std::sqrt(std::max(0.0, square - change * change));
  return mean;
}

}  // namespace

ShearResult shear_cycles(const System& system, const Landscape& landscape, const Eigen::VectorXd& population,
                         const ShearOptions& options, const ProgressCallback<ShearStatus>& progress) {
  if (!system.cell) throw InputError("cycles of shear want a periodic cell; this system is a cluster");
  ShearResult result;
  result.pressure = landscape.pressure();
  std::vector<const Minimum*> starts;
  std::vector<double> weights;
  for (std::size_t i = 0; i < landscape.minima().size(); ++i) {
    const double weight = population(static_cast<Eigen::Index>(i));
    if (weight < options.smallest_weight) {
      result.left_out += weight;
      continue;
    }
    starts.push_back(&landscape.minima()[i]);
    weights.push_back(weight);
  }
  const std::size_t cycles = options.amplitudes.size();
  std::vector<std::vector<Course>> courses(cycles, std::vector<Course>(starts.size()));
  const Shearing shearing(system, landscape.pressure(), options);
  std::atomic<bool> stop = false;
  std::mutex telling;
  std::int64_t done = 0;
  share_work(options.threads, cycles * starts.size(), [&](std::size_t k, std::size_t) {
    if (stop) return;
    courses[k / starts.size()][k % starts.size()] =
        shearing.follow(*starts[k % starts.size()], options.amplitudes[k / starts.size()]);
    const std::lock_guard lock(telling);
    if (progress && !progress({++done, static_cast<std::int64_t>(cycles * starts.size())})) stop = true;
  });
  result.interrupted = stop;
  if (stop) return result;
  for (std::size_t c = 0; c < cycles; ++c) {
    ShearCycle cycle{options.amplitudes[c], {}};
    for (int turn = 0; turn <= options.turns; ++turn) {
      cycle.turns.push_back(average(courses[c], weights, static_cast<std::size_t>(turn)));
    }
    result.cycles.push_back(std::move(cycle));
  }
  return result;
}

}  // namespace baroscape
