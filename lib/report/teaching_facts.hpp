// What the teaching page tells, as numbers.
#pragma once

#include <string>
#include <vector>

#include "protocol/gate_model.hpp"
#include "report/report.hpp"

namespace baroscape {

/// A state of the cluster on its way.
struct TaughtState {
  std::string name;     ///< "1", "2", "3"
  double pressure = 0;  ///< at which it is a minimum
  const Minimum* minimum = nullptr;
};

struct TeachingFacts {
  GateModel model;
  GatePressures pressures;
  GateStates free;  ///< of the model at P = 0
  const AnnealOutcome* shown = nullptr;
  const Landscape* ambient = nullptr;
  const Landscape* pressed = nullptr;  ///< at the pressure of the anneal shown
  std::vector<TaughtState> states;     ///< 1, 2, 3
  bool trapped = false;                ///< state 3 lies higher than state 1
  /// What counts as a change of the mean energy, ε: a twentieth of the largest of all anneals.
  double much = 0;
};

/// InputError where nothing was annealed, or the states have no coordinates.
TeachingFacts teaching_facts(const ReportData& data, const GateModel& model);

/// For the page's scripts: the model, states, anneals, and values they can be checked against.
std::string teaching_json(const ReportData& data, const TeachingFacts& facts);

/// What came of one anneal, in a sentence or two.
std::string anneal_in_words(const AnnealOutcome& outcome, double much, const UnitNames& units);

}  // namespace baroscape
