// Which anneal the pictures show, and which minima its states 1, 2, 3 are.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "protocol/anneal.hpp"

namespace baroscape {

/// Of the anneals under pressure the one with the largest delta_energy above zero, else the first; of all where none was
/// under pressure. Null when there is none.
const AnnealOutcome* representative_anneal(const std::vector<AnnealOutcome>& anneals);

/// What the tree at this pressure is marked with (TreePictureOptions::marks). States 1 and 3 are minima at P = 0: those
/// of the representative anneal. At any other pressure "2" marks state 2 of the anneal at that pressure with the same
/// start and temperature, and "1" the minimum that state 1 is there, when the load map knows it. Empty where there was
/// no such anneal.
std::map<std::int64_t, std::string> state_marks(const std::vector<AnnealOutcome>& anneals,
                                                const std::vector<PressureMap>& maps, double pressure);

}  // namespace baroscape
