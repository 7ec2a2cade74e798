// Species keys of the configuration as chemical symbols: other programs refuse an element called A.
#pragma once

#include <string>

namespace baroscape {

/// A → Ar, B → Kr, C → Xe, D → Ne, E → Rn, F → He; a chemical symbol stays itself; anything else is X.
/// The letters A–F come first although B, C and F are elements too.
std::string symbol_of_species(const std::string& key);

}  // namespace baroscape
