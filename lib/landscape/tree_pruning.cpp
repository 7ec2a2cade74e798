#include "landscape/tree_pruning.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace baroscape {
namespace {

class Pruner {
 public:
  Pruner(const DisconnectivityTree& whole, const TreeSelection& selection) : whole_(whole), selection_(selection) {}

  PrunedTree prune() {
    for (const int root : tops()) {
      const int kept = copy(root);
      if (kept >= 0) result_.tree.roots.push_back(kept);
    }
    auto& nodes = result_.tree.nodes;
    std::sort(result_.tree.roots.begin(), result_.tree.roots.end(),
              [&](int a, int b) { return std::pair(nodes[a].lowest, a) < std::pair(nodes[b].lowest, b); });
    int leaves = 0;
    for (const int root : result_.tree.roots) leaves += nodes[root].leaves;
    int all = 0;
    for (const int root : whole_.roots) all += whole_.nodes[root].leaves;
    result_.not_selected = all - leaves - result_.shallow;
    drop_what_hangs_nowhere();
    return std::move(result_);
  }

 private:
  /// Keeps the nodes that the roots lead to.
  void drop_what_hangs_nowhere() {
    DisconnectivityTree& tree = result_.tree;
    std::vector<char> kept(tree.nodes.size(), 0);
    std::vector<int> open = tree.roots, place(tree.nodes.size(), 0);
    while (!open.empty()) {
      const int node = open.back();
      open.pop_back();
      kept[static_cast<std::size_t>(node)] = 1;
      open.insert(open.end(), tree.nodes[node].children.begin(), tree.nodes[node].children.end());
    }
    std::vector<DisconnectivityNode> nodes;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      place[k] = static_cast<int>(nodes.size());
      if (kept[k]) nodes.push_back(tree.nodes[k]);
    }
    const auto move = [&](int& index) { index = index < 0 ? index : place[static_cast<std::size_t>(index)]; };
    for (DisconnectivityNode& node : nodes) {
      move(node.parent);
      for (int& child : node.children) move(child);
    }
    for (int& root : tree.roots) move(root);
    tree.nodes = std::move(nodes);
  }

  /// The roots, or the one branch that holds what is connected.
  std::vector<int> tops() const {
    if (!selection_.connected_to) return whole_.roots;
    for (std::size_t i = 0; i < whole_.nodes.size(); ++i) {
      if (whole_.nodes[i].minimum != *selection_.connected_to) continue;
      int node = static_cast<int>(i);
      while (whole_.nodes[node].parent >= 0 &&
             (!selection_.below || whole_.nodes[whole_.nodes[node].parent].enthalpy <= *selection_.below)) {
        node = whole_.nodes[node].parent;
      }
      return {node};
    }
    return {};
  }

  /// The copy of a branch, or −1 when nothing of it is kept. A merge of which one branch is left is that branch.
  int copy(int node) {
    const DisconnectivityNode& from = whole_.nodes[node];
    if (from.children.empty()) {
      if (selection_.minima && !selection_.minima->contains(from.minimum)) return -1;
      return add(from, {});
    }
    std::vector<int> children;
    for (const int child : from.children) {
      const int kept = copy(child);
      if (kept >= 0) children.push_back(kept);
    }
    if (children.empty()) return -1;
    auto& nodes = result_.tree.nodes;
    std::sort(children.begin(), children.end(),
              [&](int a, int b) { return std::pair(nodes[a].lowest, a) < std::pair(nodes[b].lowest, b); });
    // The lowest branch goes on; of the others those that are deep enough count.
    std::erase_if(children, [&](int child) {
      if (child == children.front() || from.enthalpy - nodes[child].lowest >= selection_.persistence) return false;
      result_.shallow += nodes[child].leaves;
      return true;
    });
    return children.size() == 1 ? children.front() : add(from, children);
  }

  int add(const DisconnectivityNode& from, const std::vector<int>& children) {
    auto& nodes = result_.tree.nodes;
    const int index = static_cast<int>(nodes.size());
    DisconnectivityNode node = from;
    node.parent = -1;
    node.children = children;
    if (!children.empty()) {
      node.leaves = 0;
      node.lowest = nodes[children.front()].lowest;
      for (const int child : children) {
        nodes[child].parent = index;
        node.leaves += nodes[child].leaves;
      }
    }
    nodes.push_back(node);
    return index;
  }

  const DisconnectivityTree& whole_;
  const TreeSelection& selection_;
  PrunedTree result_;
};

}  // namespace

PrunedTree pruned(const DisconnectivityTree& tree, const TreeSelection& selection) {
  return Pruner(tree, selection).prune();
}

}  // namespace baroscape
