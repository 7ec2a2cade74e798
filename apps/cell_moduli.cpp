#include "cell_moduli.hpp"

#include <algorithm>

#include "analysis/elastic.hpp"
#include "surface/structure_of.hpp"

namespace baroscape {
namespace {

/// Minima that hold less change no digit of a ratio that means anything, and each costs a Hessian.
constexpr double kLightest = 1e-4;

}  // namespace

CellModuli::CellModuli(const Archive& archive) : system_(archive.provenance().system) {
  const std::vector<double> pressures = archive.pressures();
  const bool ambient = std::find(pressures.begin(), pressures.end(), 0.0) != pressures.end();
  if (system_.cell && ambient) ambient_ = archive.landscape(0);
}

const CellModuli::Moduli& CellModuli::of(std::int64_t minimum) {
  const auto [entry, is_new] = known_.try_emplace(minimum);
  if (is_new) {
    const Elasticity e = elasticity(system_, structure_of(system_, ambient_->minimum(minimum).positions), 0);
    entry->second = {e.shear, e.young};
  }
  return entry->second;
}

std::optional<CellModuli::Moduli> CellModuli::mean(const std::vector<std::int64_t>& minima,
                                                   const Eigen::VectorXd& population) {
  Moduli sum;
  double weight = 0;
  for (std::size_t k = 0; k < minima.size() && static_cast<Eigen::Index>(k) < population.size(); ++k) {
    const double share = population(static_cast<Eigen::Index>(k));
    if (share < kLightest) continue;
    const Moduli& one = of(minima[k]);
    sum.shear += share * one.shear;
    sum.young += share * one.young;
    weight += share;
  }
  if (!(weight > 0)) return std::nullopt;
  return Moduli{sum.shear / weight, sum.young / weight};
}

CellModuli::Ratios CellModuli::ratios(const AnnealOutcome& outcome) {
  if (!ambient_) return {};
  const StagePopulations& stages = outcome.populations;
  const auto before = mean(stages.ambient_minima, stages.initial), after = mean(stages.ambient_minima, stages.unloaded);
  if (!before || !after) return {};
  return {after->shear / before->shear, after->young / before->young};
}

}  // namespace baroscape
