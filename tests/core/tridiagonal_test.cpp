// The lane algebra of symmetric matrices against dense diagonalisation, in plain doubles; that packs do the same to the
// last bit is the engine's test.
#include "core/tridiagonal.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>

#include "core/random.hpp"

namespace baroscape {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

RowMajor random_symmetric(int n, std::uint64_t stream) {
  RandomStream random(21, stream);
  RowMajor a(n, n);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j <= i; ++j) a(i, j) = a(j, i) = random.normal();
  }
  return a;
}

class TridiagonalTest : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    matrix_ = random_symmetric(n_, 1);
    solver_.compute(matrix_);
    work_ = matrix_;
    // What stands above the diagonal is not looked at.
    work_.triangularView<Eigen::StrictlyUpper>().setConstant(std::nan(""));
    reduced_.reduce(work_.data());
  }
  const Eigen::VectorXd& values() const { return solver_.eigenvalues(); }
  Eigen::VectorXd in_basis(Eigen::VectorXd x) const {
    reduced_.to_tridiagonal(x.data());
    return x;
  }

  /// Rounding of a reduction: n² operations on numbers of the matrix's size.
  double tolerance() const { return 1e-15 * n_ * n_ * matrix_.norm(); }

  int n_ = GetParam();
  RowMajor matrix_, work_;
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver_;
  Tridiagonal<double> reduced_{n_};
};

TEST_P(TridiagonalTest, IsTheMatrixInAnotherBasis) {
  RandomStream random(22, 1);
  Eigen::VectorXd x(n_);
  for (double& component : x) component = random.normal();
  Eigen::VectorXd product(n_);
  reduced_.multiply(in_basis(x).data(), product.data());
  reduced_.from_tridiagonal(product.data());
  EXPECT_LE((product - matrix_ * x).norm(), tolerance() * x.norm());
  EXPECT_NEAR(reduced_.quadratic_form(in_basis(x).data()), x.dot(matrix_ * x), tolerance() * x.squaredNorm());
  Eigen::VectorXd back = in_basis(x);
  EXPECT_NEAR(back.norm(), x.norm(), tolerance());
  reduced_.from_tridiagonal(back.data());
  EXPECT_LE((back - x).norm(), tolerance());
}

TEST_P(TridiagonalTest, CountsEigenvaluesBelowAnyShift) {
  for (int k = 0; k <= n_; ++k) {
    const double shift = k == 0    ? values()(0) - 1
                         : k == n_ ? values()(n_ - 1) + 1
                                   : 0.5 * (values()(k - 1) + values()(k));
    EXPECT_EQ(reduced_.count_below(shift), k);
    EXPECT_EQ(reduced_.factor(shift), k);
  }
  EXPECT_LE(reduced_.lower_bound(), values()(0));
}

TEST_P(TridiagonalTest, SolvesShiftedSystems) {
  RandomStream random(22, 2);
  Eigen::VectorXd b(n_);
  for (double& component : b) component = random.normal();
  const double shift = values()(0) - 0.5;
  reduced_.factor(shift);
  Eigen::VectorXd x = in_basis(b);
  reduced_.solve(x.data());
  reduced_.from_tridiagonal(x.data());
  EXPECT_LE((matrix_ * x - shift * x - b).norm(), tolerance() * x.norm());
}

TEST_P(TridiagonalTest, FiltersByEigenvalue) {
  RandomStream random(22, 3);
  Eigen::VectorXd x(n_);
  for (double& component : x) component = random.normal();
  Eigen::VectorXd filtered = in_basis(x);
  reduced_.filter(0.3, 0.7, filtered.data());
  reduced_.from_tridiagonal(filtered.data());
  const Eigen::VectorXd weights = ((values().array() - 0.3).square() + 0.49).inverse();
  Eigen::VectorXd expected = solver_.eigenvectors() * weights.cwiseProduct(solver_.eigenvectors().transpose() * x);
  EXPECT_LE((filtered.normalized() - expected.normalized()).norm(), tolerance());
}

TEST_P(TridiagonalTest, FindsTheLowestMode) {
  Eigen::VectorXd mode(n_);
  reduced_.lowest_mode(mode.data());
  EXPECT_NEAR(reduced_.quadratic_form(mode.data()), values()(0), tolerance());
  reduced_.from_tridiagonal(mode.data());
  EXPECT_LE((matrix_ * mode - values()(0) * mode).norm(), 10 * tolerance());
}

TEST_P(TridiagonalTest, SharpensWhatIsNearAnEigenvectorIntoIt) {
  for (int k = 0; k < n_; ++k) {
    Eigen::VectorXd x = solver_.eigenvectors().col(k) + 0.1 * solver_.eigenvectors().col((k + 1) % n_);
    x = in_basis(x.normalized());
    for (int round = 0; round < 4; ++round) reduced_.sharpen(x.data());
    reduced_.from_tridiagonal(x.data());
    EXPECT_GE(std::abs(x.dot(solver_.eigenvectors().col(k))), 1 - 1e-10);
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, TridiagonalTest, ::testing::Values(2, 3, 7, 20, 39));

/// Held in floats the matrix loses its last digits, but the basis is as orthogonal as ever.
TEST_P(TridiagonalTest, InFloatsIsTheMatrixToSevenDigitsInAnOrthogonalBasis) {
  Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> narrow = matrix_.cast<float>();
  Tridiagonal<double, float> reduced(n_);
  reduced.reduce(narrow.data());
  RandomStream random(22, 2);
  Eigen::VectorXd x(n_), product(n_);
  for (double& component : x) component = random.normal();
  Eigen::VectorXd turned = x;
  reduced.to_tridiagonal(turned.data());
  EXPECT_NEAR(turned.norm(), x.norm(), 1e-15 * n_ * n_ * x.norm());
  reduced.multiply(turned.data(), product.data());
  reduced.from_tridiagonal(product.data(), turned.data());
  EXPECT_LE((turned - x).norm(), 1e-15 * n_ * n_ * x.norm());
  // n roundings of 6e-8 add up to a row; √n of that where they are independent.
  EXPECT_LE((product - matrix_ * x).norm(), 6e-8 * n_ * matrix_.norm() * x.norm());
}

TEST(Tridiagonal, OfAMatrixThatIsDiagonalAlreadyIsTheMatrix) {
  RowMajor a = Eigen::Vector4d(3, -1, 2, 0).asDiagonal();
  Tridiagonal<double> reduced(4);
  reduced.reduce(a.data());
  EXPECT_EQ(reduced.count_below(-0.5), 1);
  EXPECT_EQ(reduced.count_below(2.5), 3);
  Eigen::Vector4d mode;
  reduced.lowest_mode(mode.data());
  EXPECT_NEAR(std::abs(mode(1)), 1.0, 1e-12);
}

}  // namespace
}  // namespace baroscape
