// The cheapest way to pair rows with columns.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace baroscape {

/// For each row of `cost` (n × n, finite) the column it is paired with, each column once, so that the sum of the costs
/// is the smallest possible: shortest augmenting paths, O(n³) (Jonker & Volgenant, Computing 38, 325 (1987)).
std::vector<int> cheapest_assignment(const Eigen::MatrixXd& cost);

}  // namespace baroscape
