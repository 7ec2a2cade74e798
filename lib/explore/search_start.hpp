// From a plan to coordinates: where each search of a batch begins, and along which mode.
#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "core/counts.hpp"
#include "explore/planned_search.hpp"
#include "landscape/journal.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A start of eigenvector following: a configuration [3N], and the direction to follow [3N] (empty: the lowest mode).
struct SaddleStart {
  Eigen::VectorXd x, direction;
  Counts counts;  ///< spent on finding it
};

/// The starts of saddle searches, random ones already relaxed. Searches that follow one mode after the other of the
/// same state share its Hessian.
std::vector<SaddleStart> saddle_starts(const System& system, const Surface<double>& surface, const CensusKey& key,
                                       std::span<const PlannedSearch* const> searches);

}  // namespace baroscape
