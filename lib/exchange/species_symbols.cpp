#include "exchange/species_symbols.hpp"

#include <algorithm>
#include <map>

#include "atoms/elements.hpp"

namespace baroscape {

std::string symbol_of_species(const std::string& key) {
  static const std::map<std::string, std::string> letters = {{"A", "Ar"}, {"B", "Kr"}, {"C", "Xe"},
                                                             {"D", "Ne"}, {"E", "Rn"}, {"F", "He"}};
  if (const auto letter = letters.find(key); letter != letters.end()) return letter->second;
  return std::find(kChemicalSymbols.begin(), kChemicalSymbols.end(), key) != kChemicalSymbols.end() ? key : "X";
}

}  // namespace baroscape
