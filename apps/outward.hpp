// What people and files get to see: numbers as they are inside (core/units.hpp), in the system's own units.
#pragma once

#include <utility>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "core/units.hpp"
#include "explore/connect.hpp"
#include "explore/path_frames.hpp"
#include "kinetics/thermodynamics.hpp"
#include "landscape/landscape.hpp"
#include "protocol/amplitudes.hpp"
#include "protocol/anneal.hpp"
#include "report/report.hpp"
#include "search/single.hpp"
#include "surface/system.hpp"

namespace baroscape {

Minimum outward(Minimum state, const System& system);
TransitionState outward(TransitionState state, const System& system);
Landscape outward(const Landscape& landscape, const System& system);
AnnealOutcome outward(AnnealOutcome outcome, const Units& units);
ControlScan outward(ControlScan control, const Units& units);
ComparisonOutcome outward(ComparisonOutcome outcome, const Units& units);
EnthalpyLines outward(EnthalpyLines lines, const Units& units);
PressureMap outward(PressureMap map, const Units& units);
FollowPoint outward(FollowPoint point, const Units& units);
VolumeLoop outward(VolumeLoop loop, const Units& units);
CycleResult outward(CycleResult cycle, const Units& units);
/// Free energies keep the constant that all minima share: it depends on the units.
Thermodynamics outward(Thermodynamics one, const Units& units);
AmplitudeCurve outward(AmplitudeCurve curve, const Units& units);
PathProfile outward(PathProfile profile, const Units& units);
EventRecord outward(EventRecord event, const Units& units);
CrossingRecord outward(CrossingRecord crossing, const Units& units);
SuccessionRecord outward(SuccessionRecord succession, const Units& units);
AtlasRecord outward(AtlasRecord atlas, const Units& units);
Evaluation outward(Evaluation evaluation, const Units& units);
PathFrames outward(PathFrames film, const Units& units);

template <class T>
std::vector<T> outward(std::vector<T> all, const Units& units) {
  for (T& one : all) one = outward(std::move(one), units);
  return all;
}

UnitNames unit_names(const Units& units);

}  // namespace baroscape
