// Reads back from a picture where things are, so that tests can ask for places instead of comparing files.
#pragma once

#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "report/svg.hpp"

namespace baroscape::testing_report {

struct Place {
  double x = 0, y = 0;
};

/// Every text with this content and class, where it stands.
inline std::vector<Place> texts(const std::string& svg, const std::string& style, const std::string& content) {
  const std::regex pattern("<text class=\"bs-" + style + "\" x=\"([-0-9.]+)\" y=\"([-0-9.]+)\"[^>]*>" + content +
                           "</text>");
  std::vector<Place> places;
  for (std::sregex_iterator found(svg.begin(), svg.end(), pattern), end; found != end; ++found) {
    places.push_back({std::stod((*found)[1]), std::stod((*found)[2])});
  }
  return places;
}

/// The scale across, from two labels of its ticks, which stand in the row that is farthest down.
inline Scale scale_across(const std::string& svg, const std::string& low, const std::string& high) {
  const Place a = texts(svg, "axis", low).back(), b = texts(svg, "axis", high).back();
  return {std::stod(low), std::stod(high), a.x, b.x};
}

/// The scale up, from two labels; a label is 4 px below its tick.
inline Scale scale_up(const std::string& svg, const std::string& low, const std::string& high) {
  const auto left = [&](const std::string& label) {
    Place leftmost = texts(svg, "axis", label).front();
    for (const Place& place : texts(svg, "axis", label)) {
      if (place.x < leftmost.x) leftmost = place;
    }
    return leftmost;
  };
  return {std::stod(low), std::stod(high), left(low).y - 4, left(high).y - 4};
}

/// Circles of a class.
inline std::vector<Place> circles(const std::string& svg, const std::string& style) {
  const std::regex pattern("<circle class=\"bs-" + style + "\" cx=\"([-0-9.]+)\" cy=\"([-0-9.]+)\"");
  std::vector<Place> places;
  for (std::sregex_iterator found(svg.begin(), svg.end(), pattern), end; found != end; ++found) {
    places.push_back({std::stod((*found)[1]), std::stod((*found)[2])});
  }
  return places;
}

/// The numbers in the data of a path, two and two.
inline std::vector<Place> points_of(const std::string& data) {
  const std::regex pattern("(-?[0-9.]+)[ ,](-?[0-9.]+)");
  std::vector<Place> points;
  for (std::sregex_iterator found(data.begin(), data.end(), pattern), end; found != end; ++found) {
    points.push_back({std::stod((*found)[1]), std::stod((*found)[2])});
  }
  return points;
}

/// The data of the path of a branch in a branch picture; empty when it is not there.
inline std::string path_of_branch(const std::string& svg, int branch) {
  const std::string opening = "<path data-branch=\"" + std::to_string(branch) + "\" d=\"";
  const std::size_t at = svg.find(opening);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + opening.size();
  return svg.substr(begin, svg.find('"', begin) - begin);
}

}  // namespace baroscape::testing_report
