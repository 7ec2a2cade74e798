#include "analysis/structure_factor.hpp"

#include <cmath>
#include <numbers>

#include "analysis/pair_distances.hpp"

namespace baroscape {
namespace {

/// ∫₀^R r² sin(qr)/(qr) · sin(ar)/(ar) dr with a = π/R: 1/(qa) ∫ sin(qr) sin(ar) dr.
double even_density(double q, double reach) {
  const double a = std::numbers::pi / reach, difference = (q - a) * reach, sum = (q + a) * reach;
  const auto sinc = [](double x) { return std::abs(x) < 1e-8 ? 1.0 : std::sin(x) / x; };
  return reach * (sinc(difference) - sinc(sum)) / (2 * q * a);
}

}  // namespace

Eigen::VectorXd structure_factor(const Structure& structure, const Eigen::VectorXd& q, double reach) {
  const double n = structure.atoms();
  Eigen::VectorXd s = Eigen::VectorXd::Zero(q.size());
  const bool repeats = structure.lattice.has_value();
  const double within = repeats ? reach : std::numeric_limits<double>::max();
  const auto add = [&](int, int, double r) {
    const double x = std::numbers::pi * r / within, window = repeats && x > 0 ? std::sin(x) / x : 1.0;
    s.array() += 2 / n * window * (q.array() * r).sin() / (q.array() * r);
  };
  for_pairs(structure, within, add);
  if (repeats) {
    const double density = n / std::abs(structure.lattice->determinant());
    for (Eigen::Index k = 0; k < q.size(); ++k) s(k) -= 4 * std::numbers::pi * density * even_density(q(k), reach);
  }
  return s.array() + 1;
}

std::optional<PeakA> peak_a(const Eigen::VectorXd& q, const Eigen::VectorXd& s) {
  Eigen::Index top = 0;
  // A finite sample rises towards q = 0: that is no peak of its structure.
  Eigen::Index begin = 0;
  while (begin + 1 < s.size() && s(begin) > 1) ++begin;
  if (begin + 2 >= s.size()) return std::nullopt;
  s.tail(s.size() - begin).maxCoeff(&top);
  top += begin;
  if (top == begin || top + 1 >= s.size() || !(s(top) > 1)) return std::nullopt;
  const double step = q(1) - q(0);
  PeakA peak;
  const double left = s(top - 1), right = s(top + 1), bend = left - 2 * s(top) + right;
  const double shift = bend < 0 ? 0.5 * (left - right) / bend : 0.0;
  peak.position = q(top) + shift * step;
  peak.height = s(top) - 0.25 * (left - right) * shift;
  // Where S passes a level between k and k + 1.
  const auto crossing = [&](Eigen::Index k, double level) { return q(k) + step * (level - s(k)) / (s(k + 1) - s(k)); };
  const double half = 0.5 * (1 + peak.height);
  Eigen::Index low = top - 1, high = top + 1;
  while (low >= 0 && s(low) > half) --low;
  while (high < s.size() && s(high) > half) ++high;
  if (low < 0 || high >= s.size()) return std::nullopt;
  peak.width = crossing(high - 1, half) - crossing(low, half);
  Eigen::Index k = high;
  while (k < s.size() && s(k) > 1) ++k;  // A's own flank
  while (k < s.size() && s(k) <= 1) ++k;
  if (k >= s.size()) return std::nullopt;
  double from = crossing(k - 1, 1), before = 0, at = from;
  for (; k < s.size(); ++k) {
    const bool over = s(k) <= 1;
    const double next = over ? crossing(k - 1, 1) : q(k), value = over ? 0 : s(k) - 1;
    peak.area_beyond += 0.5 * (before + value) * (next - at);
    if (over) return peak;
    before = value;
    at = next;
  }
  return std::nullopt;
}

}  // namespace baroscape
