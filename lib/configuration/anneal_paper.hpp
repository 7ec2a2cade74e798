// preset = "paper": the ratios of times and temperatures of the experiment (design/physics.md, section 1).
#pragma once

#include "configuration/section.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

/// Where `preset` is "paper", sets what the other keys may still change: with the anneal's time t (its default 1e4) as
/// the paper's hour and T_g (`glass_transition`, or the fictive temperature of the coldest glass) as its 458 K, anneals
/// at 0.72, 0.87, 0.93 and 0.99 T_g, room temperature 0.65 T_g, cooling from the hottest in 0.03 t, unloading in 0.33
/// t, storage for 1440 t, a scan at T_g per 0.39 t up to 2 T_g, four samples. InputError where there is no T_g, or no
/// such preset. Pressures have no ratio: those of the job stay.
void apply_preset(const Section& section, AnnealOptions& options);

}  // namespace baroscape
