#include "protocol/treatment_table.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/random.hpp"

namespace baroscape {
namespace {

/// A minimum counts as higher in energy beyond rounding from here on, ε (design: physics, section 1).
constexpr double kHigher = 1e-7;
/// Pairs of minima lighter than this are left out of the table of trapped states.
constexpr double kLightest = 1e-12;
/// The random streams of drawn clusters begin here, apart from those of searches, which count from 0.
constexpr std::uint64_t kDrawnStreams = std::uint64_t{1} << 48;

StageState heaviest(const Landscape& landscape, const Eigen::VectorXd& population) {
  Eigen::Index index = 0;
  StageState state;
  state.population = population.maxCoeff(&index);
  const Minimum& minimum = landscape.minima()[static_cast<std::size_t>(index)];
  state.minimum = minimum.id;
  state.enthalpy = minimum.enthalpy;
  state.energy = minimum.energy;
  state.volume = minimum.volume;
  state.bulk_modulus = minimum.bulk_modulus;
  return state;
}

/// The entry at the share `u` (0 to 1) of the whole.
std::size_t drawn_from(const Eigen::VectorXd& weights, double u) {
  double left = u * weights.sum();
  std::size_t last = 0;
  for (Eigen::Index k = 0; k < weights.size(); ++k) {
    if (weights[k] <= 0) continue;
    last = static_cast<std::size_t>(k);
    left -= weights[k];
    if (left < 0) break;
  }
  return last;
}

class Account {
 public:
  Account(const AmbientGround& ambient, const InitialSamples& columns, const Eigen::MatrixXd& unloaded,
          AnnealOutcome& outcome)
      : ambient_(ambient), columns_(columns), unloaded_(unloaded), outcome_(outcome) {}

  void make_table(int most) {
    double squares = 0, whole = 0;
    for (std::size_t c = 0; c < columns_.initial.size(); ++c) {
      if (!columns_.initial[c]) outcome_.undetermined = columns_.weights[c];
      const double before = ambient_.energy.dot(columns_.start.col(index_of(c)));
      for (Eigen::Index j = 0; j < unloaded_.rows(); ++j) {
        const double weight = columns_.weights[c] * unloaded_(j, index_of(c));
        if (weight <= 0) continue;
        const double excess = ambient_.energy[j] - before;
        outcome_.delta_energy += weight * excess;
        squares += weight * excess * excess;
        whole += weight;
        if (columns_.initial[c] && excess > kHigher) outcome_.trapped_fraction += weight;
        if (weight > kLightest) {
          add_row(c, static_cast<std::size_t>(j), weight, excess);
        } else {
          outcome_.unlisted_share += weight * excess;
        }
      }
    }
    if (whole > 0) {
      const double mean = outcome_.delta_energy / whole;
      outcome_.delta_energy_deviation = std::sqrt(std::max(0.0, squares / whole - mean * mean));
    }
    std::stable_sort(outcome_.table.begin(), outcome_.table.end(),
                     [](const TrappedState& a, const TrappedState& b) { return a.weight > b.weight; });
    while (outcome_.table.size() > static_cast<std::size_t>(most)) {
      outcome_.unlisted_share += outcome_.table.back().share;
      outcome_.table.pop_back();
    }
    for (TrappedState& row : outcome_.table) describe_way_back(row);
  }

  void make_averages() {
    const StagePopulations& stages = outcome_.populations;
    const double kept = stages.unloaded.sum();
    if (!(kept > 0)) {
      throw InputError("anneal: no minimum that is populated could be followed to a pressure and back");
    }
    const double volume1 = ambient_.volume.dot(stages.initial) / stages.initial.sum();
    const double volume3 = ambient_.volume.dot(stages.unloaded) / kept;
    const double modulus1 = ambient_.modulus.dot(stages.initial) / stages.initial.sum();
    outcome_.volume_ratio = volume3 / volume1;
    outcome_.bulk_modulus_ratio = ambient_.modulus.dot(stages.unloaded) / kept / modulus1;
    const double released = outcome_.pressure * (volume1 - volume3);
    // Rounding of two equal volumes is not a change of volume.
    if (released > 1e-9 * outcome_.pressure * volume1) outcome_.work_bound_ratio = outcome_.delta_energy / released;
  }

  void name_states(const Landscape& pressed) {
    StagePopulations& stages = outcome_.populations;
    for (const Minimum& minimum : ambient_.landscape.minima()) stages.ambient_minima.push_back(minimum.id);
    for (const Minimum& minimum : pressed.minima()) stages.pressed_minima.push_back(minimum.id);
    outcome_.state1 = heaviest(ambient_.landscape, stages.initial);
    outcome_.state2 = heaviest(pressed, stages.cooled);
    outcome_.state3 = heaviest(ambient_.landscape, stages.unloaded);
    const std::size_t first = *ambient_.landscape.index_of_minimum(outcome_.state1.minimum);
    const std::size_t third = *ambient_.landscape.index_of_minimum(outcome_.state3.minimum);
    // State 1 is the heaviest and so followed by itself.
    outcome_.state3.barrier_back = ambient_.barrier_back(third, columns_.column_of(first), first);
  }

  /// The same clusters at every point, so that points can be compared.
  void draw(int samples, std::uint64_t seed) {
    if (samples <= 0) return;
    for (int k = 0; k < samples; ++k) {
      RandomStream random(seed, kDrawnStreams + static_cast<std::uint64_t>(k));
      const std::size_t i = drawn_from(outcome_.populations.initial, random.uniform());
      const std::size_t column = columns_.column_of(i);
      const std::size_t j = drawn_from(unloaded_.col(index_of(column)), random.uniform());
      outcome_.drawn.push_back({ambient_.landscape.minima()[i].id, ambient_.landscape.minima()[j].id,
                                ambient_.energy[index_of(j)] - ambient_.energy[index_of(i)]});
    }
    outcome_.delta_energy_error = outcome_.delta_energy_deviation / std::sqrt(static_cast<double>(samples));
  }

 private:
  void add_row(std::size_t column, std::size_t j, double weight, double excess) {
    TrappedState row;
    row.minimum = ambient_.landscape.minima()[j].id;
    row.weight = weight;
    row.energy_excess = excess;
    row.share = weight * excess;
    row.volume_ratio = ambient_.volume[index_of(j)] / ambient_.volume.dot(columns_.start.col(index_of(column)));
    row.bulk_modulus_ratio = ambient_.modulus[index_of(j)] / ambient_.modulus.dot(columns_.start.col(index_of(column)));
    if (const auto i = columns_.initial[column]) {
      row.initial = ambient_.landscape.minima()[*i].id;
      row.trapped = excess > kHigher;
    }
    outcome_.table.push_back(row);
  }

  void describe_way_back(TrappedState& row) const {
    if (row.initial == 0) return;
    const std::size_t i = *ambient_.landscape.index_of_minimum(row.initial);
    const std::size_t j = *ambient_.landscape.index_of_minimum(row.minimum);
    const std::size_t column = columns_.column_of(i);
    row.barrier_back = ambient_.barrier_back(j, column, i);
    row.log_time_back = ambient_.log_time_back(j, column, i);
  }

  const AmbientGround& ambient_;
  const InitialSamples& columns_;
  const Eigen::MatrixXd& unloaded_;
  AnnealOutcome& outcome_;
};

}  // namespace

void tabulate(const AmbientGround& ambient, const Landscape& pressed, const InitialSamples& columns,
              const Eigen::MatrixXd& unloaded, const TreatmentOptions& options, AnnealOutcome& outcome) {
  Account account(ambient, columns, unloaded, outcome);
  account.make_table(options.most_listed);
  account.make_averages();
  account.name_states(pressed);
  account.draw(options.samples, options.seed);
}

}  // namespace baroscape
