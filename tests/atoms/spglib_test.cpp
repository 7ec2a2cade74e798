// Orders of the groups of crystals made up at random, against spglib (A. Togo and I. Tanaka, arXiv:1808.01590).
#include <gtest/gtest.h>

extern "C" {
#include <spglib.h>
}

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

#include "atoms/cell_match.hpp"
#include "core/random.hpp"

namespace baroscape {
namespace {

/// s → turn·s + shift for a column of fractional coordinates; shifts in quarters of a lattice vector.
struct Operation {
  Eigen::Matrix3i turn;
  Eigen::Vector3i shift;
  bool operator==(const Operation&) const = default;
};

Operation after(const Operation& second, const Operation& first) {
  Operation both{second.turn * first.turn, second.turn * first.shift + second.shift};
  for (int& quarter : both.shift) quarter = ((quarter % 4) + 4) % 4;
  return both;
}

Eigen::Matrix3i rows(int a, int b, int c, int d, int e, int f, int g, int h, int i) {
  Eigen::Matrix3i matrix;
  matrix << a, b, c, d, e, f, g, h, i;
  return matrix;
}

/// Everything some operations make together, with the identity.
std::vector<Operation> group_of(const std::vector<Operation>& generators) {
  std::vector<Operation> group = {{Eigen::Matrix3i::Identity(), Eigen::Vector3i::Zero()}};
  for (std::size_t k = 0; k < group.size(); ++k) {
    for (const Operation& generator : generators) {
      const Operation next = after(generator, group[k]);
      if (std::find(group.begin(), group.end(), next) == group.end()) group.push_back(next);
    }
  }
  return group;
}

struct Crystal {
  std::vector<int> species;
  PeriodicStructure structure;
};

/// A lattice and operations that suit it.
std::pair<Eigen::Matrix3d, std::vector<Eigen::Matrix3i>> lattice_with_turns(std::uint64_t kind) {
  const Eigen::Matrix3i inversion = -Eigen::Matrix3i::Identity(), half = rows(-1, 0, 0, 0, -1, 0, 0, 0, 1),
                        mirror = rows(1, 0, 0, 0, 1, 0, 0, 0, -1), quarter = rows(0, -1, 0, 1, 0, 0, 0, 0, 1),
                        third = rows(0, 0, 1, 1, 0, 0, 0, 1, 0), sixth = rows(1, -1, 0, 1, 0, 0, 0, 0, 1);
  Eigen::Matrix3d lattice = Eigen::Vector3d(4.1, 4.9, 5.6).asDiagonal();
  switch (kind) {
    case 0:  // triclinic
      lattice << 4.2, 0, 0, 0.7, 4.6, 0, -0.4, 1.1, 5.3;
      return {lattice, {inversion}};
    case 1:  // monoclinic
      lattice(0, 1) = 0.8;
      return {lattice, {inversion, half, mirror}};
    case 2:
      return {lattice, {inversion, half, mirror, rows(-1, 0, 0, 0, 1, 0, 0, 0, -1)}};
    case 3:
      return {Eigen::Vector3d(4.4, 4.4, 5.6).asDiagonal(), {inversion, half, mirror, quarter}};
    case 4:
      return {4.8 * Eigen::Matrix3d::Identity(), {inversion, half, mirror, quarter, third}};
    default:  // hexagonal
      lattice << 4.3, 0, 0, -2.15, 4.3 * std::sqrt(0.75), 0, 0, 0, 5.9;
      return {lattice, {inversion, mirror, sixth, sixth * sixth}};
  }
}

/// Nothing where the atoms are too many or too near each other.
std::optional<Crystal> crystal(std::uint64_t seed) {
  RandomStream random(seed, 0);
  const auto [lattice, turns] = lattice_with_turns(random.below(6));
  std::vector<Operation> generators;
  const std::uint64_t wanted = random.below(4);
  for (std::uint64_t k = 0; k < wanted; ++k) {
    Operation one{turns[random.below(turns.size())], Eigen::Vector3i::Zero()};
    for (int& quarter : one.shift) quarter = 2 * static_cast<int>(random.below(2));
    generators.push_back(one);
  }
  // Translations of its own, sometimes: then the cell is not the smallest.
  if (random.below(4) == 0) {
    generators.push_back({Eigen::Matrix3i::Identity(), 2 * Eigen::Vector3i(random.below(2), random.below(2), 1)});
  }
  const std::vector<Operation> group = group_of(generators);
  Crystal made;
  std::vector<Eigen::Vector3d> places;
  for (int kind = 0; kind < 2; ++kind) {
    Eigen::Vector3d place(random.uniform(), random.uniform(), random.uniform());
    // Often on a plane or a line of symmetry.
    for (double& c : place) c = random.below(3) == 0 ? 0.25 * static_cast<double>(random.below(4)) : c;
    for (const Operation& one : group) {
      Eigen::Vector3d image = one.turn.cast<double>() * place + 0.25 * one.shift.cast<double>();
      for (double& c : image) c -= std::floor(c + 1e-9);
      bool there = false;
      for (const Eigen::Vector3d& other : places) {
        Eigen::Vector3d away = image - other;
        for (double& c : away) c -= std::round(c);
        const double distance = (lattice.transpose() * away).norm();
        there = there || distance < 1e-6;
        if (distance >= 1e-6 && distance < 0.5) return std::nullopt;
      }
      if (there) continue;
      places.push_back(image);
      made.species.push_back(kind);
    }
  }
  if (places.size() > 48) return std::nullopt;
  made.structure.lattice = lattice;
  made.structure.positions.resize(3, static_cast<Eigen::Index>(places.size()));
  for (std::size_t k = 0; k < places.size(); ++k) {
    made.structure.positions.col(static_cast<Eigen::Index>(k)) = lattice.transpose() * places[k];
  }
  return made;
}

int order_by_spglib(const Crystal& crystal, double tolerance) {
  const auto atoms = static_cast<std::size_t>(crystal.structure.positions.cols());
  double lattice[3][3];  // columns are vectors
  for (int a = 0; a < 3; ++a) {
    for (int c = 0; c < 3; ++c) lattice[c][a] = crystal.structure.lattice(a, c);
  }
  const Eigen::Matrix3Xd places = crystal.structure.lattice.transpose().inverse() * crystal.structure.positions;
  std::vector<double> numbers(3 * atoms);
  Eigen::Map<Eigen::Matrix3Xd>(numbers.data(), 3, places.cols()) = places;
  return spg_get_multiplicity(lattice, reinterpret_cast<double(*)[3]>(numbers.data()), crystal.species.data(),
                              static_cast<int>(atoms), tolerance);
}

TEST(Spglib, FindsTheSameOrdersForCrystalsMadeUp) {
  int compared = 0, largest = 0;
  std::set<int> orders;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    const std::optional<Crystal> made = crystal(seed);
    if (!made) continue;
    const int expected = order_by_spglib(*made, 1e-6);
    if (order_by_spglib(*made, 1e-2) != expected) continue;  // by accident almost more symmetric than it is
    const int order = cell_symmetry_order(made->species, made->structure);
    EXPECT_EQ(order, expected) << "seed " << seed << ", " << made->species.size() << " atoms";
    orders.insert(order);
    largest = std::max(largest, order);
    ++compared;
  }
  EXPECT_GE(compared, 200);
  EXPECT_GE(orders.size(), 8U);
  EXPECT_GE(largest, 48);
}

}  // namespace
}  // namespace baroscape
