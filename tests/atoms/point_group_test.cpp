#include <gtest/gtest.h>

#include <string>

#include "atoms/alignment.hpp"
#include "atoms/shapes.hpp"

namespace baroscape {
namespace {

using shapes::Points;

struct Shape {
  std::string name;
  Points points;
  int order;
};

/// Orders from the tables of point groups: T_d 24, O_h 48, I_h 120, D_nh 4n, C_nv 2n, D_2h 8, C_2 2, C_i 2, C_s 2.
std::vector<Shape> shapes_with_known_order() {
  const Points origin{{0, 0, 0}};
  const double half = 0.5 * std::sqrt(3.0);
  return {
      {"one atom", origin, 2},
      {"dimer", {{0, 0, 0}, {1.12, 0, 0}}, 4},
      {"symmetric linear triple", {{-1, -1, -1}, {0, 0, 0}, {1, 1, 1}}, 4},
      {"lopsided linear triple", {{0, 0, 0}, {1, 0, 0}, {2.3, 0, 0}}, 2},
      {"triangle D3h", shapes::polygon(3), 12},
      {"isosceles triangle C2v", {{0, 0, 0}, {1, 0, 0}, {0.5, 0.6, 0}}, 4},
      {"scalene triangle Cs", {{0, 0, 0}, {1, 0, 0}, {0.3, 0.6, 0}}, 2},
      {"rhombus D2h", {{half, 0, 0}, {-half, 0, 0}, {0, 0.5, 0}, {0, -0.5, 0}}, 8},
      {"square D4h", shapes::polygon(4), 16},
      {"hexagon with centre D6h", shapes::joined(shapes::polygon(6), origin), 24},
      {"parallelogram C2h", {{0, 0, 0}, {1, 0, 0}, {1.4, 0.8, 0}, {0.4, 0.8, 0}}, 4},
      {"tetrahedron Td", shapes::tetrahedron(), 24},
      {"tetrahedron with centre Td", shapes::joined(shapes::tetrahedron(), origin), 24},
      {"trigonal bipyramid D3h", shapes::bipyramid(3, 1.41), 12},
      {"square pyramid C4v", shapes::joined(shapes::polygon(4), {{0, 0, 1}}), 8},
      {"octahedron Oh", shapes::octahedron(), 48},
      {"cube Oh", shapes::cube(), 48},
      {"pentagonal bipyramid D5h", shapes::bipyramid(5, 0.62), 20},
      {"icosahedron Ih", shapes::icosahedron(), 120},
      {"icosahedron with centre Ih", shapes::joined(shapes::icosahedron(), origin), 120},
      {"truncated octahedron Oh", shapes::truncated_octahedron(), 48},
      {"propeller C2", shapes::propeller(), 2},
      {"Ci",
       {{1, 0.2, 0.1}, {-1, -0.2, -0.1}, {0.3, 1.1, -0.5}, {-0.3, -1.1, 0.5}, {0.1, -0.2, 1.2}, {-0.1, 0.2, -1.2}},
       2},
      {"Cs", {{0, 0, 0}, {1, 0.1, 0}, {0.2, 1.3, 0}, {0.4, 0.4, 0.9}, {0.4, 0.4, -0.9}}, 2},
      {"C1", {{0, 0, 0}, {1, 0.1, 0}, {0.2, 1.3, 0}, {0.4, 0.4, 0.9}, {-0.8, 0.4, -0.7}}, 1},
  };
}

TEST(PointGroup, OrdersOfKnownShapes) {
  for (const Shape& shape : shapes_with_known_order()) {
    const Eigen::VectorXd x = shapes::flat(shape.points);
    EXPECT_EQ(point_group_order(shapes::one_species(x), x), shape.order) << shape.name;
  }
}

TEST(PointGroup, OrderDoesNotSeeOrientationLabelsOrSmallNoise) {
  RandomStream random(3, 1);
  for (const Shape& shape : shapes_with_known_order()) {
    const Eigen::VectorXd x = shapes::flat(shape.points);
    const std::vector<int> species = shapes::one_species(x);
    for (int trial = 0; trial < 10; ++trial) {
      const Eigen::VectorXd y = shapes::disguised(random, species, x, trial % 2 == 0, 1e-6);
      EXPECT_EQ(point_group_order(species, y), shape.order) << shape.name;
    }
  }
}

TEST(PointGroup, ADistortionOfAHundredthBreaksTheSymmetry) {
  Eigen::VectorXd x = shapes::flat(shapes::icosahedron());
  x.segment<3>(0) *= 1.01;  // along a fivefold axis: C5v
  EXPECT_EQ(point_group_order(shapes::one_species(x), x), 10);
  x.segment<3>(9) += Eigen::Vector3d(0.01, -0.02, 0.005);
  EXPECT_EQ(point_group_order(shapes::one_species(x), x), 1);
}

TEST(PointGroup, SpeciesLowerTheOrder) {
  const auto order = [](const Points& points, const std::vector<int>& species) {
    return point_group_order(species, shapes::flat(points));
  };
  EXPECT_EQ(order({{0, 0, 0}, {1, 0, 0}}, {0, 1}), 2);                      // AB
  EXPECT_EQ(order({{-1, 0, 0}, {0, 0, 0}, {1, 0, 0}}, {0, 1, 0}), 4);       // A-B-A
  EXPECT_EQ(order({{-1, 0, 0}, {0, 0, 0}, {1, 0, 0}}, {0, 0, 1}), 2);       // A-A-B
  EXPECT_EQ(order(shapes::tetrahedron(), {1, 0, 0, 0}), 6);                 // C3v
  EXPECT_EQ(order(shapes::tetrahedron(), {1, 1, 0, 0}), 4);                 // C2v
  EXPECT_EQ(order(shapes::polygon(4), {0, 1, 0, 1}), 8);                    // D2h
  EXPECT_EQ(order(shapes::bipyramid(5, 0.62), {0, 0, 0, 0, 0, 1, 1}), 20);  // poles of another kind
  EXPECT_EQ(order(shapes::bipyramid(5, 0.62), {0, 0, 0, 0, 0, 0, 1}), 10);  // one pole: C5v
}

TEST(PointGroup, OperationsMapTheStructureOntoItself) {
  const Eigen::VectorXd x = shapes::flat(shapes::truncated_octahedron());
  for (const Alignment& operation : symmetry_operations(shapes::one_species(x), x)) {
    EXPECT_LT((operation.rotation * operation.rotation.transpose() - Eigen::Matrix3d::Identity()).norm(), 1e-12);
    for (int i = 0; i < 38; ++i) {
      const Eigen::Vector3d image = operation.rotation * x.segment<3>(3 * operation.permutation[i]);
      EXPECT_LT((x.segment<3>(3 * i) - image).norm(), 1e-12);
    }
  }
}

TEST(PointGroup, OperationsFormAGroup) {
  for (const Shape& shape : shapes_with_known_order()) {
    if (shape.name.find("linear") != std::string::npos || shape.name == "dimer" || shape.name == "one atom") continue;
    const Eigen::VectorXd x = shapes::flat(shape.points);
    const std::vector<Alignment> group = symmetry_operations(shapes::one_species(x), x);
    const auto holds = [&](const Eigen::Matrix3d& wanted) {
      int equal = 0;
      for (const Alignment& operation : group) equal += (operation.rotation - wanted).norm() < 1e-9;
      return equal == 1;
    };
    EXPECT_TRUE(holds(Eigen::Matrix3d::Identity())) << shape.name;
    for (const Alignment& first : group) {
      EXPECT_TRUE(holds(first.rotation.transpose())) << shape.name;
      for (const Alignment& second : group) EXPECT_TRUE(holds(first.rotation * second.rotation)) << shape.name;
    }
  }
}

TEST(PointGroup, ARandomClusterHasNoSymmetryAndNotANumberNoOperation) {
  RandomStream random(3, 2);
  Eigen::VectorXd x = shapes::random_cluster(random, 13);
  EXPECT_EQ(point_group_order(shapes::one_species(x), x), 1);
  x[7] = std::nan("");
  EXPECT_EQ(point_group_order(shapes::one_species(x), x), 0);
}

}  // namespace
}  // namespace baroscape
