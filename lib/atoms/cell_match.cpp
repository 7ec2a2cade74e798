#include "atoms/cell_match.hpp"

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <Eigen/SVD>
#include <algorithm>
#include <array>
#include <cmath>

namespace baroscape {
namespace {

/// What three neighbours fix of an operation may miss other atoms by so many tolerances; least squares over all of them
/// then removes the amplification before the tolerance itself decides.
constexpr double kAmplification = 20;
/// Three neighbours count as not in a plane when their volume is at least this share of the product of their lengths.
constexpr double kInSpace = 0.2;

/// A neighbour of an atom, images included.
struct Neighbour {
  Eigen::Vector3d apart;
  double distance = 0;
  int species = 0;
};

/// One structure with what is asked of it again and again.
class Body {
 public:
  Body(const std::vector<int>& species_of, const PeriodicStructure& periodic)
      : species(species_of), structure(periodic), to_fractions(periodic.lattice.inverse()) {}

  int atoms() const { return static_cast<int>(species.size()); }

  /// All within `reach`, nearest first.
  std::vector<Neighbour> neighbours(int atom, double reach) const {
    std::array<int, 3> images{};
    for (int e = 0; e < 3; ++e) {
      images[static_cast<std::size_t>(e)] = static_cast<int>(std::floor(reach * to_fractions.col(e).norm() + 0.5));
    }
    std::vector<Neighbour> found;
    for (int j = 0; j < atoms(); ++j) {
      Eigen::RowVector3d s = (structure.positions.col(j) - structure.positions.col(atom)).transpose() * to_fractions;
      s -= s.array().round().matrix();
      for (int a = -images[0]; a <= images[0]; ++a)
        for (int b = -images[1]; b <= images[1]; ++b)
          for (int c = -images[2]; c <= images[2]; ++c) {
            const Eigen::Vector3d d = ((s + Eigen::RowVector3d(a, b, c)) * structure.lattice).transpose();
            const double distance = d.norm();
            if (distance > reach || (j == atom && distance < 1e-9 * reach)) continue;
            found.push_back({d, distance, species[static_cast<std::size_t>(j)]});
          }
    }
    std::sort(found.begin(), found.end(), [](const Neighbour& p, const Neighbour& q) { return p.distance < q.distance; });
    return found;
  }

  const std::vector<int>& species;
  const PeriodicStructure& structure;
  Eigen::Matrix3d to_fractions;
};

/// An atom and three neighbours that are not in a plane.
struct Tripod {
  int atom = 0;
  std::array<Neighbour, 3> legs;
  double reach = 0;

  Eigen::Matrix3d columns() const {
    Eigen::Matrix3d m;
    for (int k = 0; k < 3; ++k) m.col(k) = legs[static_cast<std::size_t>(k)].apart;
    return m;
  }
};

Tripod tripod_of(const Body& body) {
  Tripod tripod;
  // The rarest species has the fewest look-alikes.
  std::vector<int> counts(static_cast<std::size_t>(*std::max_element(body.species.begin(), body.species.end())) + 1, 0);
  for (const int s : body.species) ++counts[static_cast<std::size_t>(s)];
  int fewest = body.atoms() + 1;
  for (int i = 0; i < body.atoms(); ++i) {
    const int count = counts[static_cast<std::size_t>(body.species[static_cast<std::size_t>(i)])];
    if (count >= fewest) continue;
    fewest = count;
    tripod.atom = i;
  }
  double reach = 1.6 * std::cbrt(body.structure.lattice.determinant() / body.atoms());
  while (true) {
    const std::vector<Neighbour> near = body.neighbours(tripod.atom, reach);
    for (std::size_t c = 2; c < near.size(); ++c)
      for (std::size_t b = 1; b < c; ++b)
        for (std::size_t a = 0; a < b; ++a) {
          const double volume = std::abs(near[a].apart.cross(near[b].apart).dot(near[c].apart));
          if (volume < kInSpace * near[a].distance * near[b].distance * near[c].distance) continue;
          tripod.legs = {near[a], near[b], near[c]};
          tripod.reach = near[c].distance;
          return tripod;
        }
    reach *= 1.3;
  }
}

class CellMatcher {
 public:
  CellMatcher(const std::vector<int>& species, const PeriodicStructure& a, const PeriodicStructure& b, double tolerance)
      : a_(species, a), b_(species, b), tolerance_(tolerance), tripod_(tripod_of(a_)), legs_(tripod_.columns()) {}

  /// Calls visit(alignment) for each operation until it returns false.
  template <class Visitor>
  void for_each(const Visitor& visit) const {
    const double volume = a_.structure.lattice.determinant();
    const double edge = std::cbrt(volume);
    if (std::abs(volume - b_.structure.lattice.determinant()) > 10 * tolerance_ * edge * edge) return;
    const double loose = 4 * tolerance_;
    for (int p = 0; p < b_.atoms(); ++p) {
      if (b_.species[static_cast<std::size_t>(p)] != a_.species[static_cast<std::size_t>(tripod_.atom)]) continue;
      const std::vector<Neighbour> near = b_.neighbours(p, tripod_.reach + loose);
      const auto is = [&](const Neighbour& other, std::size_t leg) {
        return other.species == tripod_.legs[leg].species &&
               std::abs(other.distance - tripod_.legs[leg].distance) <= loose;
      };
      const auto angle = [&](const Neighbour& x, const Neighbour& y, std::size_t k, std::size_t l) {
        const Neighbour &u = tripod_.legs[k], &v = tripod_.legs[l];
        return std::abs(x.apart.dot(y.apart) - u.apart.dot(v.apart)) <= loose * (u.distance + v.distance);
      };
      for (const Neighbour& first : near) {
        if (!is(first, 0)) continue;
        for (const Neighbour& second : near) {
          if (!is(second, 1) || !angle(first, second, 0, 1)) continue;
          for (const Neighbour& third : near) {
            if (!is(third, 2) || !angle(first, third, 0, 2) || !angle(second, third, 1, 2)) continue;
            Eigen::Matrix3d legs;
            legs << first.apart, second.apart, third.apart;
            const auto match = complete(nearest_rotation(legs * legs_.inverse()), p);
            if (match && !visit(*match)) return;
          }
        }
      }
    }
  }

 private:
  /// The orthogonal matrix next to one.
  static Eigen::Matrix3d nearest_rotation(const Eigen::Matrix3d& matrix) {
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(matrix, Eigen::ComputeFullU | Eigen::ComputeFullV);
    return svd.matrixU() * svd.matrixV().transpose();
  }

  bool lattices_match(const Eigen::Matrix3d& rotation, double tolerance) const {
    const Eigen::Matrix3d turned = a_.structure.lattice * rotation.transpose();
    const Eigen::Matrix3d combination = turned * b_.to_fractions, whole = combination.array().round();
    if (std::abs(std::abs(whole.determinant()) - 1) > 0.5) return false;
    return ((combination - whole) * b_.structure.lattice).rowwise().norm().maxCoeff() <= tolerance;
  }

  /// Every other atom's partner, when rotation takes the tripod's atom to p.
  std::optional<Alignment> complete(const Eigen::Matrix3d& rotation, int p) const {
    const double loose = kAmplification * tolerance_;
    const double edges = a_.structure.lattice.rowwise().norm().maxCoeff();
    if (!lattices_match(rotation, loose * std::max(1.0, edges / tripod_.reach))) return std::nullopt;
    const Eigen::Index atoms = a_.atoms();
    Alignment match{rotation, std::vector<int>(static_cast<std::size_t>(atoms)), 0};
    std::vector<bool> taken(static_cast<std::size_t>(atoms), false);
    Eigen::Matrix3Xd partners(3, atoms);
    for (Eigen::Index i = 0; i < atoms; ++i) {
      const Eigen::Vector3d wanted =
          rotation * (a_.structure.positions.col(i) - a_.structure.positions.col(tripod_.atom)) +
          b_.structure.positions.col(p);
      bool found = false;
      for (Eigen::Index j = 0; j < atoms && !found; ++j) {
        if (taken[static_cast<std::size_t>(j)] ||
            b_.species[static_cast<std::size_t>(j)] != a_.species[static_cast<std::size_t>(i)])
          continue;
        Eigen::RowVector3d s = (b_.structure.positions.col(j) - wanted).transpose() * b_.to_fractions;
        s -= s.array().round().matrix();
        const Eigen::Vector3d apart = (s * b_.structure.lattice).transpose();
        if (apart.norm() > loose * std::max(1.0, edges / tripod_.reach)) continue;
        found = true;
        taken[static_cast<std::size_t>(j)] = true;
        match.permutation[static_cast<std::size_t>(i)] = static_cast<int>(j);
        partners.col(i) = wanted + apart;
      }
      if (!found) return std::nullopt;
    }
    // Least squares over all atoms.
    const Eigen::Vector3d from = a_.structure.positions.rowwise().mean(), to = partners.rowwise().mean();
    const Eigen::Matrix3Xd before = a_.structure.positions.colwise() - from, after = partners.colwise() - to;
    // Few atoms may lie in a plane or on a line: the lattice tells the rest.
    const Eigen::Matrix3d turned = a_.structure.lattice * rotation.transpose();
    const Eigen::Matrix3d whole = (turned * b_.to_fractions).array().round();
    const Eigen::Matrix3d lattice_after = whole * b_.structure.lattice;
    match.rotation =
        nearest_rotation(after * before.transpose() + lattice_after.transpose() * a_.structure.lattice);
    match.largest_deviation = (after - match.rotation * before).colwise().norm().maxCoeff();
    if (match.largest_deviation > tolerance_ || !lattices_match(match.rotation, 10 * tolerance_)) return std::nullopt;
    return match;
  }

  Body a_, b_;
  double tolerance_;
  Tripod tripod_;
  Eigen::Matrix3d legs_;
};

}  // namespace

std::optional<Alignment> match_cells(const std::vector<int>& species, const PeriodicStructure& a,
                                     const PeriodicStructure& b, double tolerance) {
  std::optional<Alignment> found;
  CellMatcher(species, a, b, tolerance).for_each([&](const Alignment& match) {
    found = match;
    return false;
  });
  return found;
}

int cell_symmetry_order(const std::vector<int>& species, const PeriodicStructure& structure, double tolerance) {
  int order = 0;
  CellMatcher(species, structure, structure, tolerance).for_each([&](const Alignment&) {
    ++order;
    return true;
  });
  return order;
}

}  // namespace baroscape
