#include "kinetics/pieces.hpp"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace baroscape {
namespace {

constexpr std::size_t kMostNamed = 10;

std::string list_of(const std::vector<std::int64_t>& ids) {
  std::string text;
  for (std::size_t k = 0; k < std::min(ids.size(), kMostNamed); ++k)
    text.append(k > 0 ? ", " : "").append(std::to_string(ids[k]));
  if (ids.size() > kMostNamed) text += " and " + std::to_string(ids.size() - kMostNamed) + " more";
  return text;
}

std::string count_of(std::size_t count, const char* one, const char* several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::string describe(const Landscape& landscape, const Piece& piece, bool is_main) {
  std::string text = count_of(piece.members.size(), "minimum", "minima");
  if (piece.members.size() > 1) text += " around " + std::to_string(piece.lowest);
  if (is_main && piece.members.size() > kMostNamed) return text;
  std::vector<std::int64_t> ids;
  for (const std::size_t i : piece.members) ids.push_back(landscape.minima()[i].id);
  return text + " (" + list_of(ids) + ")";
}

}  // namespace

Pieces pieces_of(const Landscape& landscape, const HarmonicRates& rates) {
  Network links_only;
  links_only.log_weight.resize(landscape.minima().size());
  for (const PassageGroup& group : rates.groups()) links_only.links.push_back({group.a, group.b, 0.0});
  const std::vector<std::size_t> piece_of = pieces_of(links_only);

  Pieces result;
  result.without_rate = rates.without_rate();
  std::vector<double> lowest;
  for (std::size_t i = 0; i < piece_of.size(); ++i) {
    const Minimum& minimum = landscape.minima()[i];
    if (piece_of[i] == result.pieces.size()) {
      result.pieces.push_back({{}, minimum.id});
      lowest.push_back(minimum.enthalpy);
    }
    Piece& piece = result.pieces[piece_of[i]];
    piece.members.push_back(i);
    if (minimum.enthalpy < lowest[piece_of[i]]) {
      lowest[piece_of[i]] = minimum.enthalpy;
      piece.lowest = minimum.id;
    }
  }
  std::sort(result.pieces.begin(), result.pieces.end(), [&](const Piece& p, const Piece& q) {
    const auto key = [&](const Piece& piece) {
      return std::tuple(-static_cast<std::ptrdiff_t>(piece.members.size()), lowest[piece_of[piece.members.front()]],
                        piece.lowest);
    };
    return key(p) < key(q);
  });
  return result;
}

std::string in_words(const Landscape& landscape, const Pieces& pieces) {
  std::string text;
  if (!pieces.connected()) {
    char pressure[32];
    std::snprintf(pressure, sizeof pressure, "%.6g", landscape.pressure());
    text = "the landscape at pressure " + std::string(pressure) + " is in " + std::to_string(pieces.pieces.size()) +
           " pieces: ";
    for (std::size_t k = 0; k < std::min(pieces.pieces.size(), kMostNamed); ++k) {
      text.append(k > 0 ? "; " : "").append(describe(landscape, pieces.pieces[k], k == 0));
    }
    if (pieces.pieces.size() > kMostNamed) {
      text += "; and " + count_of(pieces.pieces.size() - kMostNamed, "smaller piece", "smaller pieces");
    }
    text += ". No population passes between them.";
  }
  if (!pieces.without_rate.empty()) {
    if (!text.empty()) text += " ";
    text += count_of(pieces.without_rate.size(), "transition state has", "transition states have") +
            " no product of frequencies and is left out of the rates: " + list_of(pieces.without_rate) + ".";
  }
  return text;
}

}  // namespace baroscape
