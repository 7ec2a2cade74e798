// A made-up atlas with round numbers from P = 0 to 10: two minima that exchange their order at P = 5, a third that
// meets a transition state in a fold at P = 4, a fourth that splits in two at P = 3, and a transition state between the
// first.
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"

namespace baroscape::testing_report {

/// H and V of a branch as functions of P.
struct Course {
  std::function<double(double)> enthalpy, volume;
};

inline Course straight(double energy, double volume) {
  return {[=](double pressure) { return energy + pressure * volume; }, [=](double) { return volume; }};
}

/// One of the two states that meet in a fold at P = 4: H rises to −8 + 5.5·4 there, the sign tells which it is.
inline Course folding(double sign) {
  return {
      [=](double pressure) { return -8 + 5.5 * pressure + sign * 0.2 * std::pow(std::max(0.0, 4 - pressure), 1.5); },
      [=](double pressure) { return 5.5 - sign * 0.3 * std::sqrt(std::max(0.0, 4 - pressure)); }};
}

inline Course course_of(std::int64_t branch) {
  switch (branch) {
    case 1:
      return straight(-10, 5);
    case 2:
      return straight(-9, 4.8);
    case 3:
      return folding(-1);
    case 4:
      return folding(1);
    case 5:
      return straight(-6, 5.1);
    default:
      return straight(-7, 5.2);  // 6 up to P = 3, from there on the lower one, 7; both meet with one H
  }
}

inline BranchRecord branch_record(std::int64_t id, int index, double from, double to) {
  BranchRecord branch;
  branch.id = id;
  branch.index = index;
  branch.from = from;
  branch.to = to;
  branch.from_end = branch.to_end = "made up";
  const Course course = course_of(id);
  for (int k = 0; k <= 40; ++k) {
    // As continuation does: short steps where a branch ends.
    const double share = 1 - (1 - k / 40.0) * (1 - k / 40.0);
    const double pressure = from + (to - from) * share, enthalpy = course.enthalpy(pressure),
                 volume = course.volume(pressure);
    branch.points.push_back({pressure, enthalpy, enthalpy - pressure * volume, volume, Eigen::VectorXd(), 1, k == 40});
  }
  return branch;
}

inline EventRecord event_record(const std::string& kind, const std::string& criticality, double pressure,
                                double enthalpy, std::vector<std::int64_t> branches) {
  EventRecord event;
  event.kind = kind;
  event.criticality = criticality;
  event.pressure = pressure;
  event.enthalpy = enthalpy;
  event.branches = std::move(branches);
  return event;
}

inline AtlasRecord atlas() {
  AtlasRecord atlas;
  atlas.from = 0;
  atlas.to = 10;
  atlas.branches = {branch_record(1, 0, 0, 10), branch_record(2, 0, 0, 10), branch_record(3, 0, 0, 4),
                    branch_record(4, 1, 0, 4),  branch_record(5, 1, 0, 10), branch_record(6, 0, 0, 3),
                    branch_record(7, 0, 3, 10), branch_record(8, 1, 3, 10)};
  atlas.events = {event_record("pitchfork", "super", 3, course_of(6).enthalpy(3), {6, 7, 8}),
                  event_record("fold", "", 4, course_of(3).enthalpy(4), {3, 4})};
  atlas.events[1].exponent = 1.5;
  atlas.events[1].exponent_error = 0.01;
  atlas.crossings = {{5, 15, 0, 0, 1, 2}};
  return atlas;
}

/// The minima of the atlas at P = 0 are members of the landscape with ids 101, 102, 103, 106; at P = 5 of 501, 502,
/// 507.
inline AtlasRecord atlas_with_members() {
  AtlasRecord whole = atlas();
  for (BranchRecord& branch : whole.branches) {
    if (branch.index != 0) continue;
    if (branch.from <= 0) branch.members.push_back({0, 100 + branch.id, true});
    if (branch.to >= 5) branch.members.push_back({5, 500 + branch.id, branch.id != 7});
  }
  return whole;
}

}  // namespace baroscape::testing_report
