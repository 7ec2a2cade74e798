// What loading and unloading without annealing does, in plain sentences.
#pragma once

#include <string>

#include "archive/archive.hpp"

namespace baroscape {

/// A line for each start and pressure; nothing where none was recorded.
std::string cycles_in_words(const Archive& archive);

}  // namespace baroscape
