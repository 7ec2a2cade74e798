#include "protocol/treatment_ground.hpp"

#include <algorithm>

#include "core/share_work.hpp"
#include "kinetics/rates.hpp"

namespace baroscape {

InitialSamples initial_samples(const Eigen::VectorXd& initial, int most) {
  std::vector<std::size_t> populated;
  for (Eigen::Index i = 0; i < initial.size(); ++i) {
    if (initial[i] > 0) populated.push_back(static_cast<std::size_t>(i));
  }
  std::stable_sort(populated.begin(), populated.end(),
                   [&](std::size_t a, std::size_t b) { return initial[index_of(a)] > initial[index_of(b)]; });
  const std::size_t alone = std::min(populated.size(), static_cast<std::size_t>(std::max(most, 1)));
  InitialSamples columns;
  columns.start = Eigen::MatrixXd::Zero(initial.size(), index_of(alone) + (alone < populated.size() ? 1 : 0));
  for (std::size_t c = 0; c < alone; ++c) {
    columns.initial.emplace_back(populated[c]);
    columns.weights.push_back(initial[index_of(populated[c])]);
    columns.start(index_of(populated[c]), index_of(c)) = 1;
  }
  if (alone < populated.size()) {
    for (std::size_t k = alone; k < populated.size(); ++k) {
      columns.start(index_of(populated[k]), index_of(alone)) = initial[index_of(populated[k])];
    }
    columns.initial.emplace_back();
    columns.weights.push_back(columns.start.col(index_of(alone)).sum());
    columns.start.col(index_of(alone)) /= columns.weights.back();
  }
  return columns;
}

std::size_t InitialSamples::column_of(std::size_t minimum) const {
  const auto found = std::find(initial.begin(), initial.end(), std::optional(minimum));
  return static_cast<std::size_t>(std::min(found, initial.end() - 1) - initial.begin());
}

AmbientGround::AmbientGround(const Landscape& ambient, const InitialSamples& columns, double room_temperature,
                             int timed, int threads)
    : landscape(ambient),
      energy(index_of(ambient.minima().size())),
      volume(energy.size()),
      modulus(energy.size()),
      heights(columns.initial.size()),
      log_times(columns.initial.size()) {
  for (std::size_t i = 0; i < ambient.minima().size(); ++i) {
    energy[index_of(i)] = ambient.minima()[i].energy;
    volume[index_of(i)] = ambient.minima()[i].volume;
    modulus[index_of(i)] = ambient.minima()[i].bulk_modulus;
  }
  std::optional<FirstPassages> passages;
  if (room_temperature > 0 && timed > 0) passages.emplace(HarmonicRates(ambient).network(room_temperature));
  share_work(threads, columns.initial.size(), [&](std::size_t c, std::size_t) {
    if (!columns.initial[c]) return;
    heights[c] = minimax_enthalpies_to(ambient, *columns.initial[c]);
    if (passages && c < static_cast<std::size_t>(timed)) log_times[c] = passages->log_times_to({*columns.initial[c]});
  });
}

std::optional<double> AmbientGround::barrier_back(std::size_t j, std::size_t column, std::size_t i) const {
  if (j == i) return 0.0;
  const auto& height = heights[column][j];
  if (!height) return std::nullopt;
  return *height - landscape.minima()[j].enthalpy;
}

std::optional<double> AmbientGround::log_time_back(std::size_t j, std::size_t column, std::size_t i) const {
  if (j == i || log_times[column].empty()) return std::nullopt;
  return log_times[column][j];
}

IndexedMap::IndexedMap(const PressureMap& map, const Landscape& from, const Landscape& target)
    : to(index_of(target.minima().size()), index_of(from.minima().size())),
      volume_work(Eigen::VectorXd::Zero(to.cols())),
      dropped(Eigen::VectorXd::Zero(to.cols())),
      missing(Eigen::VectorXd::Ones(to.cols())) {
  std::vector<Eigen::Triplet<double>> ways;
  for (const MapEntry& entry : map.entries) {
    const auto origin = from.index_of_minimum(entry.from), end = target.index_of_minimum(entry.to);
    if (!origin || !end) continue;
    const Eigen::Index i = index_of(*origin);
    ways.emplace_back(static_cast<int>(*end), static_cast<int>(i), entry.weight);
    volume_work[i] += entry.weight * entry.volume_work;
    dropped[i] += entry.weight * entry.dropped;
    missing[i] -= entry.weight;
  }
  to.setFromTriplets(ways.begin(), ways.end());
  // Weights that add up to one but for rounding have lost nothing.
  for (double& weight : missing) weight = weight > 1e-12 ? weight : 0.0;
}

}  // namespace baroscape
