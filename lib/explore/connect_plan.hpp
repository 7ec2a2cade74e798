// What one round of a connection tries, from what is known.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "explore/connect.hpp"
#include "explore/missing_links.hpp"
#include "explore/structure_distances.hpp"
#include "landscape/landscape.hpp"

namespace baroscape {

/// Pairs (smaller id first) and single minima (second id 0) with how often they were tried.
using Attempts = std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t>;

struct ConnectPlan {
  std::vector<std::pair<std::size_t, std::size_t>> bands;  ///< indices of minima
  std::vector<std::size_t> searches;                       ///< index of the minimum each starts from, repeats included
};

/// `distances` are numbered like landscape.minima(). `lid`: only what lies below counts; nothing: everything does.
ConnectPlan plan_round(const Landscape& landscape, const StructureDistances& distances, const Attempts& attempts,
                       std::optional<double> lid, const ConnectOptions& options);

}  // namespace baroscape
