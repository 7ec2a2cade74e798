// The disconnectivity tree as a picture.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "landscape/disconnectivity.hpp"
#include "landscape/landscape.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

struct TreePictureOptions {
  std::optional<int> levels;  ///< merge heights rounded up to this many equal levels; exact heights when absent
  std::optional<double> lowest, highest;                    ///< enthalpy range drawn; the landscape's own when absent
  enum class Order { energy, size } order = Order::energy;  ///< lowest branch first, or the largest basin in the middle
  enum class Labels { none, id, rank } labels = Labels::id;
  std::map<std::int64_t, std::string> marks;  ///< minimum id → what is written in its marker, e.g. "1", "2 3"
  std::string title, caption;
  UnitNames units;
  double width = 860, height = 560;  ///< px
};

/// A complete SVG document. A landscape without minima is an InputError (nothing to draw).
std::string tree_svg(const Landscape& landscape, const TreePictureOptions& options);

}  // namespace baroscape
