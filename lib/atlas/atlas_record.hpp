// What is kept and shown of an atlas: plain numbers and ids, without coordinates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"

namespace baroscape {

/// A branch where it was computed.
struct BranchPointRecord {
  double pressure = 0, enthalpy = 0, energy = 0, volume = 0;
  Eigen::VectorXd lowest;  ///< the lowest eigenvalues, ascending, ε/σ²
  int point_group_order = 1;
  bool is_critical = false;
};

struct BranchRecord {
  std::int64_t id = 0;
  int index = 0;  ///< 0 minimum, 1 transition state
  double from = 0, to = 0;
  std::string from_end, to_end;  ///< why it ends there
  int point_group_order = 1;
  std::vector<BranchPointRecord> points;
  std::vector<AtlasMember> members;
};

struct EventRecord {
  std::string kind;         ///< fold, pitchfork, e-mode, saddle-saddle
  std::string criticality;  ///< sub or super of a pitchfork, otherwise empty
  std::string course;       ///< the kind in words, also of a saddle-saddle event
  double pressure = 0, enthalpy = 0;
  int point_group_order = 1;
  std::optional<double> energy;                    ///< of the branch of the minimum at P = 0, where it reaches that
  std::optional<double> exponent, exponent_error;  ///< a in ΔH ∝ |P_c − P|^a, where it could be measured
  std::int64_t minimum = 0;  ///< at the explored pressure nearest to P_c where the branch has a member; 0: none
  std::vector<std::int64_t> transition_states;  ///< likewise
  std::vector<std::int64_t> branches;           ///< ids
};

struct CrossingRecord {
  double pressure = 0, enthalpy = 0;
  std::int64_t minimum_a = 0, minimum_b = 0;  ///< a is lower below the pressure, b above; 0: no member
  std::int64_t branch_a = 0, branch_b = 0;
};

/// A way on where the branch of a minimum ends in an event; several of one branch where it may go either way.
struct SuccessionRecord {
  std::int64_t branch = 0;
  int direction = 1;      ///< +1: as the pressure rises, −1: as it falls
  double pressure = 0;    ///< where
  std::int64_t heir = 0;  ///< id of the branch it leads to; 0: to no minimum, the cluster falls apart
  double weight = 1;      ///< of this way; those of one end of a branch add up to one
  bool slides = false;    ///< downhill; otherwise a minimum goes on without
  double dropped = 0;     ///< enthalpy lost in the slide, ≥ 0, ε
};

struct AtlasRecord {
  double from = 0, to = 0;  ///< the range that was followed, ε/σ³
  std::vector<BranchRecord> branches;
  std::vector<EventRecord> events;
  std::vector<CrossingRecord> crossings;
  std::vector<SuccessionRecord> successions;  ///< by branch and direction, the heaviest way first
  std::vector<Disagreement> disagreements;
};

/// Of an atlas that was not interrupted.
AtlasRecord record_of(const Surface<double>& surface, const Atlas& atlas);

/// "not-followed", "not-in-census", "no-member", "on-two-branches".
const char* describe(Disagreement::Kind kind);

}  // namespace baroscape
