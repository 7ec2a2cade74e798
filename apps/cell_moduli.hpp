// Shear and Young's modulus of states 3 against states 1, which minima of cells have and clusters lack.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "archive/archive.hpp"

namespace baroscape {

class CellModuli {
 public:
  explicit CellModuli(const Archive& archive);

  struct Ratios {
    std::optional<double> shear, young;
  };
  /// Of population averages at P = 0; nothing for clusters, and where nothing was left to average.
  Ratios ratios(const AnnealOutcome& outcome);

 private:
  struct Moduli {
    double shear = 0, young = 0;
  };
  const Moduli& of(std::int64_t minimum);
  std::optional<Moduli> mean(const std::vector<std::int64_t>& minima, const Eigen::VectorXd& population);

  System system_;
  std::optional<Landscape> ambient_;  ///< of cells
  std::map<std::int64_t, Moduli> known_;
};

}  // namespace baroscape
