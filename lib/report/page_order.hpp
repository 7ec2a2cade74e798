// From left to right: where the page puts the branches of its tree.
#pragma once

#include <cstdint>
#include <vector>

#include "report/report.hpp"

namespace baroscape {

/// Branches of the atlas, by id, in the order that suits the trees of all pressures (report/shared_order.hpp); a
/// minimum on no branch stands as minus its id. Branches of minima that pass no explored pressure come last.
std::vector<std::int64_t> shared_branch_order(const ReportData& data);

/// The minima of one landscape, by id, in the order of its own tree.
std::vector<std::int64_t> own_order(const Landscape& landscape);

}  // namespace baroscape
