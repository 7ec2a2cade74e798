// A table of [system] with the numbers of each pair of species: AA = { epsilon = 1.0, sigma = 1.0 }.
#pragma once

#include <Eigen/Core>
#include <string>
#include <utility>
#include <vector>

#include "configuration/section.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct PairTable {
  std::string name;                                     ///< of the section
  std::vector<std::pair<std::string, double>> numbers;  ///< names, and what one that is not given is
  std::vector<std::string> other_keys;                  ///< that the section may have besides
};

/// A symmetric matrix, species × species, for each of the numbers. With one species all are optional; with several
/// every pair must be given once, in either order.
std::vector<Eigen::MatrixXd> read_pairs(const Section& system_section, const System& system, const PairTable& table);

}  // namespace baroscape
