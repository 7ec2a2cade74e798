#include "analysis/bond_order.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "atoms/shapes.hpp"
#include "crystals.hpp"

namespace baroscape {
namespace {

TEST(BondOrder, OfFccIsAsPublished) {
  // W. Mickel et al., J. Chem. Phys. 138, 044501 (2013), and Steinhardt's own: 0.19094 and 0.57452.
  const BondOrder order = bond_order(voronoi_cells(crystals::fcc(2, 1.5)));
  for (Eigen::Index i = 0; i < 32; ++i) {
    EXPECT_NEAR(order.q6(i), 0.57452, 1e-5);
    EXPECT_NEAR(order.q4(i), 0.19094, 1e-5);
  }
  EXPECT_NEAR(order.global_q6, 0.57452, 1e-5) << "all atoms alike";
}

TEST(BondOrder, OfASimpleCubicLatticeIsThatOfSixDirections) {
  const BondOrder order = bond_order(voronoi_cells(crystals::simple_cubic(3, 1.0)));
  EXPECT_NEAR(order.q4(0), std::sqrt(7.0 / 12), 1e-10);  // P4: (6 + 6 + 24·3/8)/36
  EXPECT_NEAR(order.q6(0), std::sqrt(1.0 / 8), 1e-10);   // P6: (12 − 24·5/16)/36
}

TEST(BondOrder, OfBccWeighsSquaresLessThanHexagons) {
  // A truncated octahedron: 8 hexagons of 3√3/2 e² along ⟨111⟩ and 6 squares of e² along ⟨100⟩. With Legendre's
  // polynomials of the cosines 1, 1/3 among the first, 0 among the second, 1/√3 between them.
  const double hexagon = 1.5 * std::sqrt(3.0), square = 1;
  const auto p6 = [](double w) { return (((231 * w - 315) * w + 105) * w - 5) / 16; };
  const double sum = 8 * hexagon * hexagon * (2 + 6 * p6(1.0 / 9)) + 6 * square * square * (2 + 4 * p6(0)) +
                     2 * 48 * hexagon * square * p6(1.0 / 3);
  const double expected = std::sqrt(sum) / (8 * hexagon + 6 * square);
  const BondOrder order = bond_order(voronoi_cells(crystals::bcc(2, 1.0)));
  EXPECT_NEAR(order.q6(0), expected, 1e-10);
}

TEST(BondOrder, OfAnIcosahedronsCentreIsAsPublished) {
  // Twelve neighbours alike: q4 = 0, q6 = 0.66332 (Steinhardt).
  const Structure icosahedron{std::vector<int>(13, 0),
                              shapes::flat(shapes::joined({Eigen::Vector3d::Zero()}, shapes::icosahedron())),
                              std::nullopt};
  const auto cells = voronoi_cells(icosahedron, 10);
  const BondOrder order = bond_order(cells);
  Eigen::Index centre = 0;
  for (Eigen::Index i = 0; i < 13; ++i) {
    if (icosahedron.positions.segment<3>(3 * i).norm() < 1e-9) centre = i;
  }
  EXPECT_NEAR(order.q6(centre), 0.66332, 1e-5);
  EXPECT_NEAR(order.q4(centre), 0, 1e-7);
}

TEST(BondOrder, OfManyAtomsAtRandomFadesTogether) {
  RandomStream random(9, 1);
  const Structure gas = crystals::gas(random, 400, 8);
  const BondOrder order = bond_order(voronoi_cells(gas));
  EXPECT_LT(order.global_q6, 0.05) << "some 3000 independent directions: about their root's inverse";
  EXPECT_GT(order.q6.mean(), 0.2);
  const BondOrder other = bond_order(voronoi_cells(crystals::seen_otherwise(gas)));
  EXPECT_LT((order.q6 - other.q6).cwiseAbs().maxCoeff(), 1e-6);
}

}  // namespace
}  // namespace baroscape
