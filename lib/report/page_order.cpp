#include "report/page_order.hpp"

#include <algorithm>
#include <set>

#include "landscape/disconnectivity.hpp"
#include "report/shared_order.hpp"
#include "report/tree_layout.hpp"
#include "report/tree_series_picture.hpp"

namespace baroscape {
namespace {

/// As in the static trees: with more minima the largest basin stands in the middle.
constexpr std::size_t kFewMinima = 150;

}  // namespace

std::vector<std::int64_t> shared_branch_order(const ReportData& data) {
  std::vector<const Landscape*> landscapes;
  for (const ReportLandscape& one : data.landscapes) landscapes.push_back(&one.landscape);
  std::vector<BranchTree> trees;
  for (const SeriesTree& tree : tree_series(*data.atlas, landscapes, data.anneals, data.maps)) {
    if (tree.landscape->minima().empty()) continue;
    BranchTree& entry = trees.emplace_back();
    entry.tree = disconnectivity_tree(*tree.landscape);
    std::set<std::int64_t> taken;
    for (const Minimum& minimum : tree.landscape->minima()) {
      const auto known = tree.branches.find(minimum.id);
      const bool has_branch = known != tree.branches.end() && taken.insert(known->second).second;
      entry.branches[minimum.id] = has_branch ? known->second : -minimum.id;
    }
  }
  std::vector<std::int64_t> order = shared_order(trees);
  const std::set<std::int64_t> placed(order.begin(), order.end());
  for (const BranchRecord& branch : data.atlas->branches) {
    if (branch.index == 0 && !placed.contains(branch.id)) order.push_back(branch.id);
  }
  return order;
}

std::vector<std::int64_t> own_order(const Landscape& landscape) {
  if (landscape.minima().empty()) return {};
  TreePictureOptions options;
  if (landscape.minima().size() > kFewMinima) options.order = TreePictureOptions::Order::size;
  TreeLayout layout = lay_out(disconnectivity_tree(landscape), options);
  std::erase_if(layout.nodes, [](const PlacedNode& node) { return node.minimum == 0; });
  std::sort(layout.nodes.begin(), layout.nodes.end(),
            [](const PlacedNode& a, const PlacedNode& b) { return a.column < b.column; });
  std::vector<std::int64_t> order;
  for (const PlacedNode& node : layout.nodes) order.push_back(node.minimum);
  return order;
}

}  // namespace baroscape
