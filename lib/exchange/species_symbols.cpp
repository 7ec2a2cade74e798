#include "exchange/species_symbols.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace baroscape {
namespace {

// IUPAC, 2016.
constexpr std::array<std::string_view, 118> kChemicalSymbols = {
    "H",  "He", "Li", "Be", "B",  "C",  "N",  "O",  "F",  "Ne", "Na", "Mg", "Al", "Si", "P",  "S",  "Cl",
    "Ar", "K",  "Ca", "Sc", "Ti", "V",  "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "Ga", "Ge", "As", "Se",
    "Br", "Kr", "Rb", "Sr", "Y",  "Zr", "Nb", "Mo", "Tc", "Ru", "Rh", "Pd", "Ag", "Cd", "In", "Sn", "Sb",
    "Te", "I",  "Xe", "Cs", "Ba", "La", "Ce", "Pr", "Nd", "Pm", "Sm", "Eu", "Gd", "Tb", "Dy", "Ho", "Er",
    "Tm", "Yb", "Lu", "Hf", "Ta", "W",  "Re", "Os", "Ir", "Pt", "Au", "Hg", "Tl", "Pb", "Bi", "Po", "At",
    "Rn", "Fr", "Ra", "Ac", "Th", "Pa", "U",  "Np", "Pu", "Am", "Cm", "Bk", "Cf", "Es", "Fm", "Md", "No",
    "Lr", "Rf", "Db", "Sg", "Bh", "Hs", "Mt", "Ds", "Rg", "Cn", "Nh", "Fl", "Mc", "Lv", "Ts", "Og"};

}  // namespace

std::string symbol_of_species(const std::string& key) {
  static const std::map<std::string, std::string> letters = {{"A", "Ar"}, {"B", "Kr"}, {"C", "Xe"},
                                                             {"D", "Ne"}, {"E", "Rn"}, {"F", "He"}};
  if (const auto letter = letters.find(key); letter != letters.end()) return letter->second;
  return std::find(kChemicalSymbols.begin(), kChemicalSymbols.end(), key) != kChemicalSymbols.end() ? key : "X";
}

}  // namespace baroscape
