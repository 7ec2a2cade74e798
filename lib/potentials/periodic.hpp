// The energy of a periodic cell from what a pair of atoms brings: the loops over pairs for any model.
#pragma once

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>

#include "potentials/embedded_potential.hpp"
#include "potentials/periodic_pairs.hpp"
#include "potentials/periodic_potential.hpp"

namespace baroscape {

/// Pairs without embedding as a model of embedded atoms: `Pairs(i, j)` as in pair_potential.hpp.
template <class Pairs>
class PairModel {
 public:
  template <class... Arguments>
  explicit PairModel(const Arguments&... pairs) : pairs_(pairs...) {}

  template <int kOrder>
  BAROSCAPE_INLINE EmbeddedPair<double> pair(int i, int j, double w) const {
    EmbeddedPair<double> pair{};
    pair.slope = Pairs::kSlopeFactor * pairs_(i, j).add_energy(w, pair.energy);
    if constexpr (kOrder == 2) pairs_(i, j).derivatives(w, pair.slope, pair.curvature);
    return pair;
  }
  BAROSCAPE_INLINE Embedding<double> embed(int, double) const { return {0, 0, 0}; }

 private:
  Pairs pairs_;
};

/// `kEmbedded`: whether embed() and the densities of a pair mean anything.
template <class Model, bool kEmbedded>
class PeriodicOf final : public PeriodicPotential {
 public:
  template <class... Arguments>
  PeriodicOf(int atoms, const Eigen::Matrix3d& lattice, double cutoff, const Arguments&... model)
      : atoms_(atoms), lattice_(lattice), cutoff_(cutoff), model_(model...) {}

  int atoms() const override { return atoms_; }
  double cutoff() const override { return cutoff_; }

  double evaluate(const double* u, const Eigen::Matrix3d& f, double* by_u, Eigen::Matrix3d& by_f) const override {
    PeriodicWorkspace& space = PeriodicWorkspace::of(owner_);
    std::fill(by_u, by_u + 3 * atoms_, 0.0);
    by_f.setZero();
    if (!space.list.update(u, atoms_, lattice_, f, cutoff_)) return std::numeric_limits<double>::quiet_NaN();
    PeriodicPairs& pairs = space.pairs;
    pairs.pick(space.list, u, f, cutoff_ * cutoff_);
    double energy = 0;
    const double* const slopes = slopes_of(space, energy);
    double xx = 0, yy = 0, zz = 0, yz = 0, xz = 0, xy = 0;
    for (std::size_t k = 0; k < pairs.size; ++k) {
      const double x = pairs.x[k], y = pairs.y[k], z = pairs.z[k];
      const double fx = slopes[k] * x, fy = slopes[k] * y, fz = slopes[k] * z;
      double *of_i = by_u + 3 * pairs.i[k], *of_j = by_u + 3 * pairs.j[k];
      of_i[0] += fx;
      of_i[1] += fy;
      of_i[2] += fz;
      of_j[0] -= fx;
      of_j[1] -= fy;
      of_j[2] -= fz;
      xx += fx * x;
      yy += fy * y;
      zz += fz * z;
      yz += fy * z;
      xz += fx * z;
      xy += fx * y;
    }
    // ∂E/∂u = Fᵀ ∂E/∂r; ∂E/∂F = Σ slope d Dᵀ with D = F⁻¹d.
    Eigen::Map<Eigen::Matrix3Xd> gradient(by_u, 3, atoms_);
    for (int i = 0; i < atoms_; ++i) gradient.col(i) = (f.transpose() * gradient.col(i)).eval();
    Eigen::Matrix3d virial;
    virial << xx, xy, xz, xy, yy, yz, xz, yz, zz;
    by_f = virial * f.inverse().transpose();
    return energy;
  }

  void hessian(const double* u, const Eigen::Matrix3d& f, Eigen::MatrixXd& hessian) const override {
    const Eigen::Index n = 3 * Eigen::Index{atoms_} + 9, at_f = n - 9;
    hessian.setZero(n, n);
    PeriodicWorkspace& space = PeriodicWorkspace::of(owner_);
    if (!space.list.update(u, atoms_, lattice_, f, cutoff_)) {
      hessian.setConstant(std::numeric_limits<double>::quiet_NaN());
      return;
    }
    PeriodicPairs& pairs = space.pairs;
    pairs.pick(space.list, u, f, cutoff_ * cutoff_);
    Eigen::MatrixXd densities;  // ∂ρ_k by {u, F}, a column an atom
    Eigen::VectorXd pull = Eigen::VectorXd::Zero(atoms_), bend = pull;
    if constexpr (kEmbedded) embed(pairs, pull, bend);
    if constexpr (kEmbedded) densities.setZero(n, atoms_);
    const Eigen::Matrix3d inverse = f.inverse(), square = f.transpose() * f;
    Eigen::Matrix<double, 9, 9> at_ff = Eigen::Matrix<double, 9, 9>::Zero();
    for (std::size_t k = 0; k < pairs.size; ++k) {
      const int i = pairs.i[k], j = pairs.j[k];
      const EmbeddedPair<double> pair = model_.template pair<2>(i, j, pairs.w[k]);
      double slope = pair.slope, curvature = pair.curvature;
      const Eigen::Vector3d d(pairs.x[k], pairs.y[k], pairs.z[k]), undeformed = inverse * d, v = f.transpose() * d;
      Eigen::Matrix<double, 9, 1> dd;  // d ⊗ D
      for (int a = 0; a < 3; ++a) dd.segment<3>(3 * a) = d(a) * undeformed;
      if constexpr (kEmbedded) {
        slope += pull(i) * pair.density_slope_at_i + pull(j) * pair.density_slope_at_j;
        curvature += pull(i) * pair.curvature_at_i + pull(j) * pair.curvature_at_j;
        for (const auto& [atom, by] : {std::pair{i, pair.density_slope_at_i}, {j, pair.density_slope_at_j}}) {
          densities.col(atom).template segment<3>(3 * i) += by * v;
          densities.col(atom).template segment<3>(3 * j) -= by * v;
          densities.col(atom).template tail<9>() += by * dd;
        }
      }
      at_ff.noalias() += curvature * dd * dd.transpose();
      for (int a = 0; a < 3; ++a) {
        at_ff.block<3, 3>(3 * a, 3 * a).noalias() += slope * undeformed * undeformed.transpose();
      }
      if (i == j) continue;  // an atom's own image moves with it
      const Eigen::Matrix3d block = curvature * v * v.transpose() + slope * square;
      hessian.block<3, 3>(3 * i, 3 * i) += block;
      hessian.block<3, 3>(3 * j, 3 * j) += block;
      hessian.block<3, 3>(3 * i, 3 * j) -= block;
      hessian.block<3, 3>(3 * j, 3 * i) -= block;
      // ∂²/∂u_c∂F_ab = curvature v_c d_a D_b + slope (F_ac D_b + d_a δ_bc).
      Eigen::Matrix<double, 3, 9> across = curvature * v * dd.transpose();
      for (int a = 0; a < 3; ++a) {
        across.block<3, 3>(0, 3 * a).noalias() += slope * f.row(a).transpose() * undeformed.transpose();
        across.block<3, 3>(0, 3 * a).diagonal().array() += slope * d(a);
      }
      hessian.block<3, 9>(3 * i, at_f) += across;
      hessian.block<3, 9>(3 * j, at_f) -= across;
    }
    hessian.bottomRightCorner<9, 9>() = at_ff;
    if constexpr (kEmbedded) {
      const Eigen::MatrixXd bent = densities * bend.asDiagonal();
      hessian.rightCols(9).topRows(at_f) += bent.topRows(at_f) * densities.bottomRows(9).transpose();
      hessian.bottomRightCorner<9, 9>() += bent.bottomRows(9) * densities.bottomRows(9).transpose();
      hessian.topLeftCorner(at_f, at_f).noalias() += bent.topRows(at_f) * densities.topRows(at_f).transpose();
    }
    hessian.bottomLeftCorner(9, at_f) = hessian.topRightCorner(at_f, 9).transpose();
  }

  void shares(const double* u, const Eigen::Matrix3d& f, double* energies, Eigen::Matrix3Xd& stresses) const override {
    PeriodicWorkspace& space = PeriodicWorkspace::of(owner_);
    std::fill(energies, energies + atoms_, 0.0);
    stresses.setZero(3, 3 * Eigen::Index{atoms_});
    if (!space.list.update(u, atoms_, lattice_, f, cutoff_)) return;
    PeriodicPairs& pairs = space.pairs;
    pairs.pick(space.list, u, f, cutoff_ * cutoff_);
    Eigen::VectorXd pull = Eigen::VectorXd::Zero(atoms_), bend = pull, density = pull;
    if constexpr (kEmbedded) {
      embed(pairs, pull, bend);
      for (std::size_t k = 0; k < pairs.size; ++k) {
        const EmbeddedPair<double> pair = model_.template pair<1>(pairs.i[k], pairs.j[k], pairs.w[k]);
        density(pairs.i[k]) += pair.density_at_i;
        density(pairs.j[k]) += pair.density_at_j;
      }
      for (int i = 0; i < atoms_; ++i) energies[i] = model_.embed(i, density(i)).energy;
    }
    for (std::size_t k = 0; k < pairs.size; ++k) {
      const int i = pairs.i[k], j = pairs.j[k];
      const EmbeddedPair<double> pair = model_.template pair<1>(i, j, pairs.w[k]);
      const Eigen::Vector3d d(pairs.x[k], pairs.y[k], pairs.z[k]);
      const double slope = pair.slope + pull(i) * pair.density_slope_at_i + pull(j) * pair.density_slope_at_j;
      for (const int atom : {i, j}) {
        energies[atom] += 0.5 * pair.energy;
        stresses.middleCols<3>(3 * Eigen::Index{atom}) -= 0.5 * slope * d * d.transpose();
      }
    }
  }

 private:
  /// The slope of each pair, embedding included; adds to the energy.
  const double* slopes_of(PeriodicWorkspace& space, double& energy) const {
    const PeriodicPairs& pairs = space.pairs;
    const std::size_t most = pairs.w.size(), atoms = static_cast<std::size_t>(atoms_);
    space.numbers.resize(3 * most + 2 * atoms);
    double *slopes = space.numbers.data(), *at_i = slopes + most, *at_j = at_i + most, *density = at_j + most,
           *pull = density + atoms;
    if constexpr (kEmbedded) std::fill(density, density + atoms, 0.0);
    for (std::size_t k = 0; k < pairs.size; ++k) {
      const EmbeddedPair<double> pair = model_.template pair<1>(pairs.i[k], pairs.j[k], pairs.w[k]);
      energy += pair.energy;
      slopes[k] = pair.slope;
      if constexpr (kEmbedded) {
        density[pairs.i[k]] += pair.density_at_i;
        density[pairs.j[k]] += pair.density_at_j;
        at_i[k] = pair.density_slope_at_i;
        at_j[k] = pair.density_slope_at_j;
      }
    }
    if constexpr (kEmbedded) {
      for (int i = 0; i < atoms_; ++i) {
        const Embedding<double> embedding = model_.embed(i, density[i]);
        energy += embedding.energy;
        pull[i] = embedding.slope;
      }
      for (std::size_t k = 0; k < pairs.size; ++k) {
        slopes[k] += pull[pairs.i[k]] * at_i[k] + pull[pairs.j[k]] * at_j[k];
      }
    }
    return slopes;
  }

  /// F′ and F″ of every atom.
  void embed(const PeriodicPairs& pairs, Eigen::VectorXd& pull, Eigen::VectorXd& bend) const {
    Eigen::VectorXd density = Eigen::VectorXd::Zero(atoms_);
    for (std::size_t k = 0; k < pairs.size; ++k) {
      const EmbeddedPair<double> pair = model_.template pair<1>(pairs.i[k], pairs.j[k], pairs.w[k]);
      density(pairs.i[k]) += pair.density_at_i;
      density(pairs.j[k]) += pair.density_at_j;
    }
    for (int i = 0; i < atoms_; ++i) {
      const Embedding<double> embedding = model_.embed(i, density(i));
      pull(i) = embedding.slope;
      bend(i) = embedding.curvature;
    }
  }

  int atoms_;
  Eigen::Matrix3d lattice_;
  double cutoff_;
  Model model_;
  unsigned long owner_ = PeriodicWorkspace::new_owner();
};

}  // namespace baroscape
