// Volume against pressure when a cluster is loaded and unloaded.
#pragma once

#include <string>
#include <vector>

#include "report/unit_names.hpp"

namespace baroscape {

/// Where the cluster was, on its branch.
struct CyclePoint {
  double pressure = 0, volume = 0;  ///< ε/σ³, σ³
  double slope = 0;  ///< dV/dP ≤ 0, for a smooth curve; anything not finite: straight to the neighbours
};

/// One way along one branch, in the order it was gone. From the end of a piece to the beginning of the next the cluster
/// slid downhill, or, where loading ends and unloading begins, was annealed: at one pressure.
struct CyclePiece {
  bool loading = true;
  std::vector<CyclePoint> points;
};

/// A marker at a point of the cycle.
struct CycleMark {
  double pressure = 0, volume = 0;
  std::string mark;  ///< "1", "2", "3"
};

struct CyclePictureOptions {
  std::string title, caption;
  std::vector<CycleMark> marks;
  UnitNames units;
  double width = 860;   ///< px
  double height = 300;  ///< of the frame of the loop; that of the difference is half as high
};

/// ∮ V dP over the pieces, which is the work put into the cluster, ε: ∫ V dP of the loading pieces less that of the
/// unloading ones, by Hermite's rule.
double cycle_work(const std::vector<CyclePiece>& pieces);

/// A complete SVG document. Above, V against P with loading and unloading told apart and slides as vertical lines;
/// below, for one loading and one unloading, by how much the volume on the way back differs. InputError when no piece
/// has two points (nothing to draw).
std::string cycle_svg(const std::vector<CyclePiece>& pieces, const CyclePictureOptions& options = {});

}  // namespace baroscape
