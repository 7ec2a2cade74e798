// What anneals for a time came to, in sentences.
#pragma once

#include <string>

#include "archive/archive.hpp"

namespace baroscape {

/// For every start and temperature from which pressure on a sample is rejuvenated; then of the largest gain what
/// storage leaves, what the calorimeter sees, and what else was compared. Empty where every anneal went to equilibrium
/// and nothing but the anneals was asked for.
std::string treatment_in_words(const Archive& archive);

}  // namespace baroscape
