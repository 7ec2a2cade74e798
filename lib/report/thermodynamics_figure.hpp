// The harmonic equilibrium of a landscape against temperature.
#pragma once

#include <vector>

#include "kinetics/thermodynamics.hpp"
#include "landscape/landscape.hpp"
#include "report/plot.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

/// Indices of the minima with the largest populations at any of the temperatures, at most so many, lowest first.
std::vector<std::size_t> most_occupied(const std::vector<Thermodynamics>& all, std::size_t most);

/// Heat capacity, mean enthalpy of the minima, and the populations of the `named` most occupied ones. At least two
/// temperatures, ascending.
Plot thermodynamics_figure(const Landscape& landscape, const std::vector<Thermodynamics>& all, std::size_t named,
                           const UnitNames& units);

}  // namespace baroscape
