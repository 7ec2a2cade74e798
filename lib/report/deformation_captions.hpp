// What the pictures of a deforming landscape show, in words.
#pragma once

#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "report/report.hpp"
#include "report/tree_series_picture.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

/// "branch 1 is the lowest up to P = 1.2, branch 4 from there on"; of more than eight stretches only how many there
/// are. Empty when no minimum was followed.
std::string lowest_in_words(const AtlasRecord& atlas, const UnitNames& units);

/// Of branch_svg, count_svg and tree_series_svg.
std::string branch_caption(const AtlasRecord& atlas, const UnitNames& units);
std::string count_caption(const AtlasRecord& atlas, const UnitNames& units);
std::string tree_series_caption(const std::vector<SeriesTree>& trees, const UnitNames& units);

/// Of cycle_svg, for the states of one anneal.
std::string cycle_caption(const ReportJourney& journey, const UnitNames& units);
/// Of profiles_svg.
std::string profiles_caption(const PathProfile& profile, const UnitNames& units);

}  // namespace baroscape
