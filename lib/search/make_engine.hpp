// The one place where the instruction set is chosen.
#pragma once

#include <memory>

#include "search/engine.hpp"
#include "surface/system.hpp"

namespace baroscape {

enum class LaneWidth { widest, one, four, eight };

/// True when this processor can run the width.
bool is_supported(LaneWidth width);

/// An engine for a system. InputError when the processor lacks the instructions asked for; `widest` always works.
std::unique_ptr<Engine> make_engine(const System& system, LaneWidth width = LaneWidth::widest);

}  // namespace baroscape
