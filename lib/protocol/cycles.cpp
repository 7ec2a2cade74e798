#include "protocol/cycles.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace baroscape {
namespace {

using Matrix = Eigen::SparseMatrix<double>;

/// Populations below this are left out of lists.
constexpr double kLightest = 1e-12;

/// Minima that one turn leads to from each.
std::vector<std::vector<std::size_t>> successors(const Matrix& turn) {
  std::vector<std::vector<std::size_t>> next(static_cast<std::size_t>(turn.cols()));
  for (Eigen::Index i = 0; i < turn.outerSize(); ++i) {
    for (Matrix::InnerIterator entry(turn, i); entry; ++entry) {
      if (entry.value() > 0) next[static_cast<std::size_t>(i)].push_back(static_cast<std::size_t>(entry.row()));
    }
  }
  return next;
}

std::set<std::size_t> reachable_from(const std::vector<std::vector<std::size_t>>& next, std::size_t start) {
  std::set<std::size_t> reached;
  std::vector<std::size_t> to_visit = next[start];
  while (!to_visit.empty()) {
    const std::size_t here = to_visit.back();
    to_visit.pop_back();
    if (!reached.insert(here).second) continue;
    to_visit.insert(to_visit.end(), next[here].begin(), next[here].end());
  }
  return reached;
}

/// The greatest common divisor of the lengths of all ways back, and the members in the order of their distance.
std::pair<int, std::vector<std::size_t>> period_of(const std::vector<std::vector<std::size_t>>& next,
                                                   std::size_t first) {
  std::map<std::size_t, int> distance = {{first, 0}};
  std::vector<std::size_t> order = {first};
  int period = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t here = order[k];
    for (const std::size_t there : next[here]) {
      const auto [known, is_new] = distance.try_emplace(there, distance[here] + 1);
      if (is_new) order.push_back(there);
      period = std::gcd(period, std::abs(distance[here] + 1 - known->second));
    }
  }
  return {period, order};
}

}  // namespace

Matrix matrix_of(const PressureMap& map, const Landscape& from, const Landscape& to) {
  std::vector<Eigen::Triplet<double>> entries;
  for (const MapEntry& entry : map.entries) {
    entries.emplace_back(static_cast<int>(*to.index_of_minimum(entry.to)),
                         static_cast<int>(*from.index_of_minimum(entry.from)), entry.weight);
  }
  Matrix matrix(static_cast<Eigen::Index>(to.minima().size()), static_cast<Eigen::Index>(from.minima().size()));
  matrix.setFromTriplets(entries.begin(), entries.end());
  return matrix;
}

Matrix turn_matrix(const Landscape& ambient, const Landscape& pressed, const PressureMap& load,
                   const PressureMap& unload) {
  return matrix_of(unload, pressed, ambient) * matrix_of(load, ambient, pressed);
}

std::vector<CycleTurn> turn_by_turn(const Landscape& ambient, const Matrix& turn, const Eigen::VectorXd& population,
                                    int turns) {
  std::vector<CycleTurn> list;
  const double whole = population.sum();
  Eigen::VectorXd here = population;
  for (int k = 0; k <= turns; ++k) {
    if (k > 0) here = turn * here;
    CycleTurn now;
    now.turn = k;
    now.lost = std::max(0.0, whole - here.sum());
    for (Eigen::Index i = 0; i < here.size(); ++i) {
      const Minimum& minimum = ambient.minima()[static_cast<std::size_t>(i)];
      if (here(i) > 0) now.mean_energy += here(i) * minimum.energy / here.sum();
      if (here(i) > kLightest) now.population.emplace_back(minimum.id, here(i));
    }
    std::stable_sort(now.population.begin(), now.population.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    list.push_back(std::move(now));
  }
  return list;
}

CycleStates cycle_states(const Landscape& ambient, const Matrix& turn) {
  const auto next = successors(turn);
  const auto id_of = [&](std::size_t index) { return ambient.minima()[index].id; };
  std::vector<std::set<std::size_t>> reached;
  for (std::size_t i = 0; i < next.size(); ++i) reached.push_back(reachable_from(next, i));
  CycleStates states;
  std::vector<std::size_t> heads;  // of attractors, their lowest ids
  for (std::size_t i = 0; i < next.size(); ++i) {
    CycleFate fate;
    fate.minimum = id_of(i);
    fate.returning = turn.coeff(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i));
    for (const std::size_t j : reached[i]) fate.reachable.push_back(id_of(j));
    std::sort(fate.reachable.begin(), fate.reachable.end());
    fate.transient = !reached[i].contains(i) || std::any_of(reached[i].begin(), reached[i].end(),
                                                            [&](std::size_t j) { return !reached[j].contains(i); });
    if (!fate.transient && fate.reachable.front() == fate.minimum) heads.push_back(i);
    states.fates.push_back(std::move(fate));
  }
  for (const std::size_t head : heads) {
    CycleAttractor attractor;
    const auto [period, order] = period_of(next, head);
    attractor.period = period;
    for (const std::size_t index : order) attractor.minima.push_back(id_of(index));
    attractor.drawn = std::count_if(reached.begin(), reached.end(),
                                    [&](const std::set<std::size_t>& from) { return from.contains(head); });
    states.attractors.push_back(std::move(attractor));
  }
  std::sort(states.attractors.begin(), states.attractors.end(),
            [](const CycleAttractor& a, const CycleAttractor& b) { return a.minima.front() < b.minima.front(); });
  return states;
}

}  // namespace baroscape
