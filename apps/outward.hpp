// What people and files get to see: numbers as they are inside (core/units.hpp), in the system's own units.
#pragma once

#include "atlas/atlas_record.hpp"
#include "core/units.hpp"
#include "explore/connect.hpp"
#include "explore/path_frames.hpp"
#include "landscape/landscape.hpp"
#include "protocol/anneal.hpp"
#include "report/report.hpp"
#include "search/single.hpp"

namespace baroscape {

Minimum outward(Minimum state, const Units& units);
TransitionState outward(TransitionState state, const Units& units);
Landscape outward(const Landscape& landscape, const Units& units);
AnnealOutcome outward(AnnealOutcome outcome, const Units& units);
PressureMap outward(PressureMap map, const Units& units);
EventRecord outward(EventRecord event, const Units& units);
CrossingRecord outward(CrossingRecord crossing, const Units& units);
/// Branch points, which nothing shows, are left as they are.
AtlasRecord outward(AtlasRecord atlas, const Units& units);
Evaluation outward(Evaluation evaluation, const Units& units);
PathFrames outward(PathFrames film, const Units& units);

UnitNames unit_names(const Units& units);
/// What the pressure is called in a structure's comment line: pressure_GPa of metals, else pressure.
const char* pressure_key(const Units& units);

}  // namespace baroscape
