// How long half of what was gained is kept: an Arrhenius plot.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "report/markup.hpp"
#include "report/treatment_figures.hpp"

namespace baroscape {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
/// Natural logarithms of half-lives that differ by less are one curve: a hundredth of the time itself.
constexpr double kSame = 0.01;
/// More temperatures are not written into the picture: their names would meet.
constexpr std::size_t kMostMarks = 8;

/// Anneals after which half-lives are alike.
struct Kept {
  const AnnealOutcome* first;
  std::string temperatures;  ///< of all, "0.05, 0.06"
};

bool are_alike(const AnnealOutcome& a, const AnnealOutcome& b) {
  return std::ranges::equal(a.half_lives, b.half_lives, [](const HalfLife& x, const HalfLife& y) {
    if (x.temperature != y.temperature || x.log_time.has_value() != y.log_time.has_value()) return false;
    return !x.log_time || std::abs(*x.log_time - *y.log_time) < kSame;
  });
}

/// Least squares of ln t over 1/T: the slope is an energy.
struct Slope {
  double energy = 0, error = 0;  ///< error 0 of two points
};
std::optional<Slope> slope_of(const std::vector<HalfLife>& half_lives) {
  std::vector<double> x, y;
  for (const HalfLife& half : half_lives) {
    if (!half.log_time) continue;
    x.push_back(1 / half.temperature);
    y.push_back(*half.log_time);
  }
  const auto n = static_cast<double>(x.size());
  if (n < 2) return std::nullopt;
  double mean_x = 0, mean_y = 0, xx = 0, xy = 0, rest = 0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    mean_x += x[k] / n;
    mean_y += y[k] / n;
  }
  for (std::size_t k = 0; k < x.size(); ++k) {
    xx += (x[k] - mean_x) * (x[k] - mean_x);
    xy += (x[k] - mean_x) * (y[k] - mean_y);
  }
  if (xx == 0) return std::nullopt;
  const double slope = xy / xx;
  for (std::size_t k = 0; k < x.size(); ++k) rest += std::pow(y[k] - mean_y - slope * (x[k] - mean_x), 2);
  return Slope{slope, n > 2 ? std::sqrt(rest / (n - 2) / xx) : 0};
}

}  // namespace

std::optional<Plot> half_life_plot(const StartResults& results) {
  if (results.outcomes.empty()) return std::nullopt;
  const double pressure = results.pressures().back();
  std::vector<Kept> kept;
  for (const AnnealOutcome* outcome : results.outcomes) {
    const bool known =
        std::ranges::any_of(outcome->half_lives, [](const HalfLife& half) { return half.log_time.has_value(); });
    if (!known || outcome->pressure != pressure) continue;
    const auto same = std::ranges::find_if(kept, [&](const Kept& one) { return are_alike(*one.first, *outcome); });
    if (same == kept.end()) {
      kept.push_back({outcome, number(outcome->temperature)});
    } else {
      same->temperatures += ", " + number(outcome->temperature);
    }
  }
  if (kept.empty()) return std::nullopt;
  Plot plot;
  plot.title = "How long the trapped state lasts";
  PlotPanel panel;
  panel.height = 300;
  panel.across = fmt::format("1/T of storage (T in {})", results.units.temperature);
  panel.up = "half-life, log₁₀ of σ√(m/ε)";
  std::string words;
  double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    PlotCurve curve;
    curve.name = "annealed at T = " + kept[k].temperatures;
    curve.colour = family_colour(k, kept.size());
    curve.points = true;
    std::string times;
    for (const HalfLife& half : kept[k].first->half_lives) {
      curve.x.push_back(1 / half.temperature);
      curve.y.push_back(half.log_time ? *half.log_time / std::numbers::ln10 : kNone);
      if (!half.log_time) continue;
      lowest = std::min(lowest, curve.y.back());
      highest = std::max(highest, curve.y.back());
      times += fmt::format("{} {} at T = {}", times.empty() ? "" : ",", number(std::exp(*half.log_time), 2),
                           number(half.temperature));
    }
    words += fmt::format(" Annealed at T = {}:{}", kept[k].temperatures, times);
    if (const auto slope = slope_of(kept[k].first->half_lives)) {
      words += fmt::format("; the slope is an energy of {}{} {}", number(slope->energy, 3),
                           slope->error > 0 ? " ± " + number(slope->error, 1) : "", results.units.energy);
    }
    words += ".";
    panel.curves.push_back(std::move(curve));
  }
  const std::vector<HalfLife>& half_lives = kept.front().first->half_lives;
  if (half_lives.size() <= kMostMarks) {
    for (const HalfLife& half : half_lives) {
      panel.marks.push_back({1 / half.temperature, "T = " + number(half.temperature)});
    }
    const double room = std::max(highest - lowest, 1.0);
    panel.only = std::pair(lowest - 0.02 * room, highest + 0.12 * room);  // the names stand above the points
  }
  plot.panels.push_back(std::move(panel));
  plot.caption = fmt::format(
      "Time after which half of what annealing at P = {} {} gained is lost at P = 0, against an untreated sample kept "
      "as "
      "long, in σ√(m/ε). One activated process gives a straight line.{}",
      number(pressure), results.units.pressure, words);
  plot.description = plot.caption;
  return plot;
}

}  // namespace baroscape
