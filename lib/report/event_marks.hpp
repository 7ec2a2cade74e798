// The marks of events over pressure: one shape for each kind, the same in every picture.
#pragma once

#include <map>
#include <string>

#include "atlas/atlas_record.hpp"
#include "report/legend.hpp"

namespace baroscape {

enum class EventMark : int { fold, subcritical_pitchfork, supercritical_pitchfork, e_mode, saddle_saddle, crossing };

/// Of an event of the atlas; never a crossing.
EventMark mark_of(const EventRecord& event);

/// "fold", "subcritical pitchfork", …
const char* name_of(EventMark mark);

/// What happens there, as half a sentence: "a minimum and a transition state meet and vanish".
const char* meaning_of(EventMark mark);

/// Centred at (x, y), px. Told apart by shape, not by colour. Smaller by the factor `size` where there are many.
std::string event_symbol(EventMark mark, double x, double y, double size = 1);

/// One entry for each kind there is, with how many there are.
std::vector<LegendEntry> event_legend(const std::map<EventMark, std::size_t>& counts);

}  // namespace baroscape
