// How each potential's part of [system] is read. Each sets its parameters and what masses it knows.
#pragma once

#include <string>

#include "configuration/section.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A mixture of two species A and B with published parameters, cut by shifted force at 2.5 σ.
struct LennardJonesPreset {
  const char* name;
  double epsilon[2][2], sigma[2][2], mass[2];
};

/// W. Kob and H. C. Andersen, Phys. Rev. Lett. 73, 1376 (1994), made for 80 % A and 20 % B.
inline constexpr LennardJonesPreset kKobAndersen{
    "kob-andersen", {{1.0, 1.5}, {1.5, 0.5}}, {{1.0, 0.8}, {0.8, 0.88}}, {1.0, 1.0}};
/// G. Wahnström, Phys. Rev. A 44, 3752 (1991), in units of the large species: half A, half B.
inline constexpr LennardJonesPreset kWahnstrom{
    "wahnstrom", {{1.0, 1.0}, {1.0, 1.0}}, {{1.0, 11.0 / 12}, {11.0 / 12, 5.0 / 6}}, {1.0, 0.5}};

void read_preset(const Section& system_section, System& system, const LennardJonesPreset& preset);
void read_lennard_jones(const Section& system_section, System& system);

}  // namespace baroscape
