#include "protocol/amplitudes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "atlas/pressure_ways.hpp"
#include "protocol/cycles.hpp"

namespace baroscape {
namespace {

using Matrix = Eigen::SparseMatrix<double>;

/// Pressures nearer to each other than that are one event, found on two branches.
constexpr double kSamePressure = 1e-7;

/// The minima at P = 0 that branches pass, and cycles of them.
class Turns {
 public:
  Turns(const AtlasRecord& atlas, const Landscape& ambient) : ways_(atlas), size_(ambient.minima().size()) {
    for (const BranchRecord& branch : atlas.branches) {
      if (branch.index != 0) continue;
      for (const AtlasMember& member : branch.members) {
        if (member.pressure != 0) continue;
        if (const auto index = ambient.index_of_minimum(member.id)) index_of_[branch.id] = *index;
      }
    }
  }

  bool any() const { return !index_of_.empty(); }

  /// Column i: where minimum i is after one turn of this amplitude.
  Matrix of(double amplitude) const {
    std::vector<Eigen::Triplet<double>> entries;
    for (const auto& [branch, column] : index_of_) {
      for (const PressureWay& there : ways_.follow(branch, 0, amplitude)) {
        if (!there.arrived) continue;
        for (const PressureWay& back : ways_.follow(there.end(), amplitude, 0)) {
          const auto row = index_of_.find(back.end());
          if (!back.arrived || row == index_of_.end()) continue;
          entries.emplace_back(static_cast<int>(row->second), static_cast<int>(column), there.weight * back.weight);
        }
      }
    }
    Matrix matrix(static_cast<Eigen::Index>(size_), static_cast<Eigen::Index>(size_));
    matrix.setFromTriplets(entries.begin(), entries.end());
    return matrix;
  }

 private:
  PressureWays ways_;
  std::size_t size_;
  std::map<std::int64_t, std::size_t> index_of_;  // place in the landscape by branch
};

/// Ends of the followed range and every pressure between at which a branch of a minimum ends, ascending.
std::vector<double> bounds(const AtlasRecord& atlas) {
  std::vector<double> all = {atlas.from, atlas.to};
  for (const SuccessionRecord& succession : atlas.successions) all.push_back(succession.pressure);
  std::sort(all.begin(), all.end());
  std::vector<double> apart;
  for (const double pressure : all) {
    if (apart.empty() || pressure - apart.back() > kSamePressure) apart.push_back(pressure);
  }
  return apart;
}

bool same(const Matrix& a, const Matrix& b) {
  return a.nonZeros() == b.nonZeros() && (a - b).norm() == 0;
}

AmplitudeRange describe(const Matrix& turn, const Landscape& ambient, const Eigen::VectorXd& population, int turns) {
  AmplitudeRange range;
  const auto count = static_cast<double>(std::max<Eigen::Index>(1, turn.cols()));
  range.returning_share = turn.diagonal().sum() / count;
  range.lost_share = std::max(0.0, 1 - turn.sum() / count);
  const auto course = turn_by_turn(ambient, turn, population, turns);
  range.energy_once = course.at(1).mean_energy;
  range.energy_settled = course.back().mean_energy;
  return range;
}

}  // namespace

AmplitudeCurve amplitude_curve(const AtlasRecord& atlas, const Landscape& ambient, const Eigen::VectorXd& population,
                               int turns) {
  AmplitudeCurve curve;
  curve.turns = turns;
  for (Eigen::Index i = 0; i < population.size(); ++i) {
    curve.energy += population(i) * ambient.minima()[static_cast<std::size_t>(i)].energy;
  }
  const Turns cycle(atlas, ambient);
  if (!cycle.any()) return curve;
  const std::vector<double> edges = bounds(atlas);
  std::optional<Matrix> before;
  for (std::size_t k = 0; k + 1 < edges.size(); ++k) {
    Matrix turn = cycle.of(0.5 * (edges[k] + edges[k + 1]));
    if (before && same(*before, turn)) {
      curve.ranges.back().to = edges[k + 1];
      continue;
    }
    curve.ranges.push_back(describe(turn, ambient, population, turns));
    curve.ranges.back().from = edges[k];
    curve.ranges.back().to = edges[k + 1];
    before = std::move(turn);
  }
  return curve;
}

}  // namespace baroscape
