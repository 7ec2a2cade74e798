#include "atoms/assignment.hpp"

#include <cassert>
#include <limits>

namespace baroscape {
namespace {

/// Row and column prices u, v with cost(i, j) − u_i − v_j ≥ 0 everywhere and 0 on the pairs made so far.
class Pairing {
 public:
  explicit Pairing(const Eigen::MatrixXd& cost)
      : cost_(cost),
        n_(static_cast<int>(cost.rows())),
        row_price_(Eigen::VectorXd::Zero(n_)),
        column_price_(cost.colwise().minCoeff()),
        row_of_(static_cast<std::size_t>(n_), -1),
        column_before_(static_cast<std::size_t>(n_)),
        done_(static_cast<std::size_t>(n_)),
        distance_(n_) {}

  /// Pairs one more row, along the shortest path (Dijkstra) from it over pairs already made to a free column.
  void augment(int row) {
    std::fill(column_before_.begin(), column_before_.end(), -1);
    std::fill(done_.begin(), done_.end(), false);
    distance_.setConstant(std::numeric_limits<double>::infinity());
    int here = row, last = -1;
    double so_far = 0;
    for (;;) {
      int next = -1;
      for (int j = 0; j < n_; ++j) {
        if (done_[j]) continue;
        const double reached = so_far + cost_(here, j) - row_price_(here) - column_price_(j);
        if (reached < distance_(j)) {
          distance_(j) = reached;
          column_before_[j] = last;
        }
        if (next < 0 || distance_(j) < distance_(next)) next = j;
      }
      done_[next] = true;
      so_far = distance_(next);
      last = next;
      if (row_of_[next] < 0) break;
      here = row_of_[next];
    }
    settle(row, so_far);
    for (int j = last; j >= 0;) {
      const int before = column_before_[j];
      row_of_[j] = before < 0 ? row : row_of_[before];
      j = before;
    }
  }

  std::vector<int> column_of() const {
    std::vector<int> column(static_cast<std::size_t>(n_));
    for (int j = 0; j < n_; ++j) column[static_cast<std::size_t>(row_of_[j])] = j;
    return column;
  }

 private:
  /// Prices after a search of length `length` from `row`, so that reduced costs stay ≥ 0.
  void settle(int row, double length) {
    row_price_(row) += length;
    for (int j = 0; j < n_; ++j) {
      if (!done_[j] || distance_(j) >= length) continue;
      column_price_(j) -= length - distance_(j);
      if (row_of_[j] >= 0) row_price_(row_of_[j]) += length - distance_(j);
    }
  }

  const Eigen::MatrixXd& cost_;
  int n_;
  Eigen::VectorXd row_price_, column_price_;
  std::vector<int> row_of_;         ///< row paired with a column, −1 when it is free
  std::vector<int> column_before_;  ///< the column before on the path, −1 for the first
  std::vector<char> done_;
  Eigen::VectorXd distance_;  ///< from the row that is being paired
};

}  // namespace

std::vector<int> cheapest_assignment(const Eigen::MatrixXd& cost) {
  assert(cost.rows() == cost.cols() && cost.allFinite());
  if (cost.rows() == 0) return {};
  Pairing pairing(cost);
  for (int row = 0; row < cost.rows(); ++row) pairing.augment(row);
  return pairing.column_of();
}

}  // namespace baroscape
