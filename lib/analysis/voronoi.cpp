#include "analysis/voronoi.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <voro++/voro++.hh>

namespace baroscape {
namespace {

/// Volume and area of the pyramid from an atom at the origin to a part of a face, within the ball.
struct Part {
  double volume = 0, area = 0;
};

/// The part of a face at distance h that lies between the foot of its perpendicular and an edge that passes the foot at
/// distance p, over the angles from `from` to `to` about the foot, the edge's nearest point being at 0. All within a
/// ball of radius `cap`.
Part part(double h, double p, double from, double to, double cap) {
  Part sum;
  const double disc2 = cap * cap - h * h;  // of the circle in which the ball cuts the plane
  // Where the edge is inside the circle, a pyramid on a triangle.
  const double reach = disc2 > p * p ? std::acos(std::min(1.0, p / std::sqrt(disc2))) : 0.0;
  const double a = std::clamp(from, -reach, reach), b = std::clamp(to, -reach, reach);
  const double triangle = 0.5 * p * p * (std::tan(b) - std::tan(a));
  sum.area += triangle;
  sum.volume += h * triangle / 3;
  // Elsewhere a pyramid on a sector of the circle, and out to the edge's directions what the sphere bounds.
  const double hypotenuse = std::hypot(h, p);
  for (const auto& [low, high] :
       {std::pair(from, std::clamp(-reach, from, to)), std::pair(std::clamp(reach, from, to), to)}) {
    const double angle = high - low;
    if (!(angle > 0)) continue;
    // ∫ cos θ dφ with θ the angle between the perpendicular and the direction of the edge.
    const double cosines = std::asin(h * std::sin(high) / hypotenuse) - std::asin(h * std::sin(low) / hypotenuse);
    const double sector = 0.5 * std::max(0.0, disc2) * angle;
    sum.area += sector;
    sum.volume += h * sector / 3 + cap * cap * cap / 3 * (std::min(1.0, h / cap) * angle - cosines);
  }
  return sum;
}

/// A convex face with corners in order, seen from an atom at the origin.
Part capped_face(const std::vector<Eigen::Vector3d>& corners, const Eigen::Vector3d& normal, double cap) {
  const double h = corners.front().dot(normal);
  const Eigen::Vector3d foot = h * normal;
  Part sum;
  for (std::size_t k = 0; k < corners.size(); ++k) {
    const Eigen::Vector3d a = corners[k] - foot, b = corners[(k + 1) % corners.size()] - foot, edge = b - a;
    const double length = edge.norm();
    if (length < 1e-14 * (1 + h)) continue;
    const Eigen::Vector3d along = edge / length, out = a - a.dot(along) * along;
    const double p = out.norm();
    if (p < 1e-14 * (1 + h)) continue;  // the edge points at the foot: nothing between them
    const double side = normal.cross(out / p).dot(along) > 0 ? 1 : -1;  // −1: the foot is on the other side of it
    double from = std::atan2(a.dot(along), p), to = std::atan2(b.dot(along), p);
    const Part one = part(h, p, from, to, cap);
    sum.volume += side * one.volume;
    sum.area += side * one.area;
  }
  return {std::abs(sum.volume), std::abs(sum.area)};
}

VoronoiCell cell_of(voro::voronoicell_neighbor& from, double cap) {
  std::vector<int> neighbours, polygons;
  std::vector<double> points, areas, normals;
  from.neighbors(neighbours);
  from.face_vertices(polygons);
  from.vertices(points);
  from.face_areas(areas);
  from.normals(normals);
  VoronoiCell cell;
  double farthest2 = 0;
  for (std::size_t k = 0; k + 2 < points.size(); k += 3) {
    farthest2 = std::max(farthest2, Eigen::Map<const Eigen::Vector3d>(&points[k]).squaredNorm());
  }
  const bool whole = farthest2 <= cap * cap;
  if (whole) cell.volume = from.volume();
  std::size_t at = 0;
  for (std::size_t f = 0; f < neighbours.size(); ++f) {
    const auto count = static_cast<std::size_t>(polygons[at++]);
    VoronoiFace face{neighbours[f], areas[f], Eigen::Map<const Eigen::Vector3d>(&normals[3 * f])};
    if (!whole) {
      std::vector<Eigen::Vector3d> corners;
      for (std::size_t c = 0; c < count; ++c) {
        corners.emplace_back(
            Eigen::Map<const Eigen::Vector3d>(&points[3 * static_cast<std::size_t>(polygons[at + c])]));
      }
      const Part capped = capped_face(corners, face.normal, cap);
      cell.volume += capped.volume;
      face.area = capped.area;
    }
    at += count;
    if (face.area > 0 && face.neighbour >= 0) cell.faces.push_back(face);
  }
  return cell;
}

template <class Container, class Loop>
std::vector<VoronoiCell> all_cells(Container& container, Loop loop, int atoms, double cap,
                                   const Eigen::Matrix3d& turn) {
  std::vector<VoronoiCell> cells(static_cast<std::size_t>(atoms));
  voro::voronoicell_neighbor cell;
  int found = 0;
  if (loop.start()) do {
      if (!container.compute_cell(cell, loop)) continue;
      VoronoiCell& one = cells[static_cast<std::size_t>(loop.pid())];
      one = cell_of(cell, cap);
      for (VoronoiFace& face : one.faces) face.normal = turn * face.normal;
      ++found;
    } while (loop.inc());
  if (found != atoms) throw std::runtime_error("an atom has no Voronoi cell: two stand at one place");
  return cells;
}

std::vector<VoronoiCell> of_crystal(const Structure& structure, double cap) {
  // voro++ wants a lower triangular lattice: hᵀ = QR, and everything turned by Qᵀ.
  const Eigen::HouseholderQR<Eigen::Matrix3d> qr(structure.lattice->transpose());
  Eigen::Matrix3d turn = qr.householderQ(), upper = turn.transpose() * structure.lattice->transpose();
  for (int k = 0; k < 3; ++k) {
    if (upper(k, k) > 0) continue;
    upper.row(k) *= -1;
    turn.col(k) *= -1;
  }
  const int n = structure.atoms();
  const int blocks = std::max(1, static_cast<int>(std::cbrt(n / 5.0)));
  voro::container_periodic container(upper(0, 0), upper(0, 1), upper(1, 1), upper(0, 2), upper(1, 2), upper(2, 2),
                                     blocks, blocks, blocks, 8);
  for (int i = 0; i < n; ++i) {
    const Eigen::Vector3d r = turn.transpose() * structure.positions.segment<3>(3 * i);
    container.put(i, r.x(), r.y(), r.z());
  }
  return all_cells(container, voro::c_loop_all_periodic(container), n, cap, turn);
}

std::vector<VoronoiCell> of_cluster(const Structure& structure, double cap) {
  if (!std::isfinite(cap)) throw std::invalid_argument("the outermost Voronoi cells of a cluster have no end");
  const Eigen::Map<const Eigen::Matrix3Xd> r(structure.positions.data(), 3, structure.atoms());
  // Walls stand farther off than the balls reach.
  const Eigen::Vector3d low = r.rowwise().minCoeff().array() - 2 * cap, high = r.rowwise().maxCoeff().array() + 2 * cap;
  voro::container container(low.x(), high.x(), low.y(), high.y(), low.z(), high.z(), 2, 2, 2, false, false, false, 8);
  for (int i = 0; i < structure.atoms(); ++i) container.put(i, r(0, i), r(1, i), r(2, i));
  return all_cells(container, voro::c_loop_all(container), structure.atoms(), cap, Eigen::Matrix3d::Identity());
}

}  // namespace

std::vector<VoronoiCell> voronoi_cells(const Structure& structure, double cap) {
  return structure.lattice ? of_crystal(structure, cap) : of_cluster(structure, cap);
}

}  // namespace baroscape
