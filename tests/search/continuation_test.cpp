#include "search/continuation.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "numeric/clusters.hpp"
#include "numeric/plane_families.hpp"
#include "search/branch_switching.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

void show(const Branch& b) {
  std::cout << describe(b.end) << " points " << b.points.size() << " hessians " << b.counts.hessians << " last λ "
            << (b.points.empty() ? -1 : b.points.back().lambda) << "\n";
  for (const auto& e : b.events) {
    const auto& c = e.critical;
    std::cout.precision(12);
    std::cout << "   " << describe(c.kind) << " " << c.lambda << " modes " << c.modes.cols() << " coupling "
              << c.coupling << " index " << c.index_before << "->" << c.index_after << " cubic " << c.cubic
              << " quartic " << c.quartic << " gap " << c.gap << "\n";
  }
}

TEST(Try, Toys) {
  ContinuationOptions o;
  o.low = 0;
  o.high = 5;
  o.newton.lambda_scale = 1;
  o.largest_step = 0.3;
  const auto fold = numeric::fold_family();
  show(follow_branch(fold, BranchStart::towards(numeric::in_plane(std::sqrt(1.7), 0, 0), 0, 1), o));
  for (double s : {-1.0, 1.0}) {
    const auto p = numeric::pitchfork_family(s);
    const auto b = follow_branch(p, BranchStart::towards(numeric::in_plane(0, 0, 0), 0, 1), o);
    show(b);
    for (auto& start : side_branches(p, b.events.at(0).critical, o)) show(follow_branch(p, start, o));
  }
  const auto t = numeric::threefold_family();
  const auto b = follow_branch(t, BranchStart::towards(numeric::in_plane(0, 0, 0), 0, 1), o);
  show(b);
  for (auto& start : side_branches(t, b.events.at(0).critical, o)) show(follow_branch(t, start, o));
  show(follow_branch(t, BranchStart::towards(numeric::in_plane(-0.5+std::sqrt(0.25+0.7),0,2.4), 2.4, -1), o));
}

TEST(Try, Lj7) {
  const auto surface = make_surface(lennard_jones_cluster(7, 0.0));
  const auto m = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0);
  const auto b = follow_branch(*surface, BranchStart::towards(m.x, 0, 1));
  show(b);
  for (const auto& p : b.points) std::cout << p.lambda << " " << p.enthalpy << " " << p.volume << " " << p.lowest.head(3).transpose() << " " << p.x_rate.norm() << "\n";
}

}  // namespace
}  // namespace baroscape
