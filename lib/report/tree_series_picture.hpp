// Disconnectivity trees at successive pressures, one below the other, with every branch at its own place.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "landscape/landscape.hpp"
#include "protocol/anneal.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

/// The tree of one pressure.
struct SeriesTree {
  const Landscape* landscape = nullptr;
  std::map<std::int64_t, std::int64_t> branches;  ///< of the atlas, by id of the minimum
  std::map<std::int64_t, std::string> marks;      ///< as TreePictureOptions::marks
};

/// The landscapes that have minima and lie in the range of the atlas, ascending, with what is known of their minima.
/// Refers to them.
std::vector<SeriesTree> tree_series(const AtlasRecord& atlas, const std::vector<const Landscape*>& landscapes,
                                    const std::vector<AnnealOutcome>& anneals, const std::vector<PressureMap>& maps);

struct TreeSeriesOptions {
  std::string title, caption;
  UnitNames units;
  double width = 860;   ///< px
  double height = 170;  ///< of a tree from its lowest minimum to its highest merge, px; more for many minima
};

/// A complete SVG document: enthalpy above the lowest minimum, each tree on a scale of its own that fills its
/// height (at P = 10 that of LJ9 has four times the range it has at P = 0), each branch of the atlas in the same column
/// in all of them (report/shared_order.hpp). Where a branch vanishes between two trees, or appears, a
/// mark says so. A minimum on no branch has a column to itself. InputError without any tree (nothing to draw).
std::string tree_series_svg(const std::vector<SeriesTree>& trees, const TreeSeriesOptions& options = {});

}  // namespace baroscape
