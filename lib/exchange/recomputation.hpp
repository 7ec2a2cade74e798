// From states as another program knows them to states as this one does: recomputed from their coordinates and compared,
// or, where there are none, taken as given.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "exchange/foreign_landscape.hpp"
#include "landscape/landscape.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct RecomputationOptions {
  double pressure = 0;  ///< ε/σ³
  /// A state whose enthalpy, relative to 1 + |H|, differs by more after Newton's method is not the same state. Files
  /// with ten decimals of points relaxed to an RMS gradient of 1e-5 differ by less than 1e-9.
  double tolerance = 1e-6;
  int threads = 1;
  /// Take the numbers of the file and leave its coordinates: they belong to another surface than the system's.
  bool as_given = false;
  /// Where a file says nothing of frequencies: log product 0 and order 1 for all. Trees are right then, rates are not.
  bool equal_frequencies = false;
};

/// The largest difference between file and recomputation over all states, and where it is.
struct LargestDifference {
  double value = 0;
  std::int64_t compared = 0;  ///< states of which the file says it
  std::string place;
};

struct RecomputationReport {
  Units units;  ///< of the system; the numbers here are those inside
  std::int64_t minima = 0, transition_states = 0;
  bool recomputed = false;  ///< from coordinates; otherwise taken as given
  LargestDifference enthalpy, energy, volume, log_product, lowest_omega2, bulk_modulus;  ///< absolute
  LargestDifference gradient;      ///< RMS, at the coordinates of the file, ε/σ
  LargestDifference displacement;  ///< by Newton's method, the largest of a coordinate, σ
  std::int64_t other_orders = 0;   ///< states whose point-group order is another
  std::string first_other_order;   ///< where, and both orders
  std::vector<std::string> notes;  ///< what was left out or assumed, a sentence each
  bool interrupted = false;
};

struct RecomputationStatus {
  std::int64_t done = 0, total = 0;  ///< states
};

struct Recomputation {
  Landscape landscape;  ///< with the ids of the file; positions are empty where states were taken as given
  RecomputationReport report;
};

/// With coordinates every state is polished to an RMS gradient of 1e-9 and everything is computed anew; only what a
/// transition state joins is taken from the file. Without, at pressure 0 or where volumes are told, the numbers of the
/// file are kept: such states have no positions. InputError that names up to five states for: coordinates of only some
/// states, or of another number of atoms or other species; a state that is not stationary nearby, has another index,
/// fell apart, or has another enthalpy than the tolerance allows; numbers that are missing.
Recomputation recompute(const System& system, const ForeignLandscape& foreign, const RecomputationOptions& options,
                        const ProgressCallback<RecomputationStatus>& progress = {});

/// The report as lines of text, for the terminal and the provenance.
std::vector<std::string> in_words(const RecomputationReport& report);

}  // namespace baroscape
