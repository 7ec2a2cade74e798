// Branches over a range of pressures in one frame: curves, events, states, names.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/branch_picture.hpp"
#include "report/event_marks.hpp"
#include "report/plot_frame.hpp"
#include "report/relative_curves.hpp"

namespace baroscape {

/// What of an atlas is drawn, in every frame of a picture.
struct DrawnBranches {
  DrawnBranches(const AtlasRecord& atlas, const BranchPictureOptions& options);

  const AtlasRecord& atlas;
  const BranchPictureOptions& options;
  RelativeCurves curves;
  std::map<std::int64_t, const BranchRecord*> by_id;
  std::vector<const BranchRecord*> minima, saddles;
  std::vector<const CrossingRecord*> crossings;
  std::vector<const EventRecord*> events;
  std::map<EventMark, std::size_t> counts;  ///< of events and crossings by kind
  bool with_saddles = true;

  double minima_width() const;  ///< of strokes, px
  double saddles_width() const;
  double symbol_size() const;  ///< of marks, in their normal one
  bool faint_saddles() const { return saddles.size() > 60; }
};

/// Everything within the scales of the frame but the axes; what lies above its upper edge is left out.
std::string branch_frame(const DrawnBranches& drawn, const PlotFrame& frame);

}  // namespace baroscape
