// The program's JSON (design: interface): numbers that read back as they were, null for what is undefined.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "protocol/anneal.hpp"
#include "search/single.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Keys stay in the order they are given.
using Json = nlohmann::ordered_json;

/// Indented, with a line break at the end. NaN and infinities come out as null, bytes that are no UTF-8 (a path's, say)
/// as U+FFFD.
std::string json_text(const Json& json);

Json units_json(const Units& units);
/// The object of `show --json` for one pressure; with_states lists them, otherwise there are counts in their place.
Json landscape_json(const Archive& archive, const System& system, double pressure, bool with_states);
/// What summary.json holds of an event, of a crossing, and of what a minimum becomes where its branch ends. What these
/// are given is in the system's units already (outward.hpp).
Json event_json(const EventRecord& event);
Json crossing_json(const CrossingRecord& crossing);
Json succession_json(const SuccessionRecord& succession);
/// What `explore` prints: the landscapes with counts.
Json explored_json(const Archive& archive, const std::vector<double>& pressures, const std::string& database);
/// What a command prints that does nothing but write files.
Json files_json(const std::vector<std::string>& files);
/// What summary.json holds.
Json summary_json(const Archive& archive);
/// What `evaluate` and `relax` print.
Json evaluation_json(const Evaluation& evaluation, const Structure& structure, const Counts& counts,
                     bool converged, const std::string& reason, const Units& units);

}  // namespace baroscape
