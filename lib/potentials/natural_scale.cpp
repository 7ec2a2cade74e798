#include "potentials/natural_scale.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace baroscape {
namespace {

/// Shells are counted up to this many nearest-neighbour distances.
constexpr int kShells = 36, kFarthest = 6;

/// How many atoms stand at √s nearest-neighbour distances, s = 1 … 36.
std::array<int, kShells + 1> shell_sizes() {
  std::array<int, kShells + 1> sizes{};
  for (int i = -2 * kFarthest; i <= 2 * kFarthest; ++i) {
    for (int j = -2 * kFarthest; j <= 2 * kFarthest; ++j) {
      for (int k = -2 * kFarthest; k <= 2 * kFarthest; ++k) {
        const int square = i * i + j * j + k * k;  // of points of the cubic lattice with i + j + k even, nearest at √2
        if ((i + j + k) % 2 == 0 && square > 0 && square <= 2 * kShells) ++sizes[static_cast<std::size_t>(square / 2)];
      }
    }
  }
  return sizes;
}

double rounded(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g", value);
  return std::strtod(text.data(), nullptr);
}

}  // namespace

std::optional<NaturalScale> natural_scale(const std::function<double(double)>& phi,
                                          const std::function<double(double)>& density,
                                          const std::function<double(double)>& embedding, double reach) {
  const std::array<int, kShells + 1> sizes = shell_sizes();
  const auto crystal = [&](double nearest) {
    double pairs = 0, sum = 0;
    for (int s = 1; s <= kShells; ++s) {
      const double r = nearest * std::sqrt(static_cast<double>(s));
      if (r >= reach) break;
      pairs += sizes[static_cast<std::size_t>(s)] * phi(r) / 2;
      sum += sizes[static_cast<std::size_t>(s)] * density(r);
    }
    return pairs + embedding(sum);
  };
  // The deepest bottom with a wall on its narrow side. (The widest would be a ripple of the tables' tails, and at short
  // distances many tables mean nothing.)
  constexpr int kSteps = 3000;
  double best = 0, at = 0, wider = crystal(reach), energy = crystal(reach * (kSteps - 1) / kSteps);
  for (int k = kSteps - 2; k > kSteps / 12; --k) {
    const double narrower = crystal(reach * k / kSteps);
    if (energy < best && energy <= wider && energy < narrower) {
      best = energy;
      at = reach * (k + 1) / kSteps;
    }
    wider = energy;
    energy = narrower;
  }
  if (!(best < 0)) return std::nullopt;
  return NaturalScale{rounded(-best / 8.610), rounded(at / 1.0902)};
}

}  // namespace baroscape
