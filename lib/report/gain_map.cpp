#include "report/gain_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/error.hpp"
#include "report/markup.hpp"
#include "report/sheet.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

/// As a minimum counts as higher (design: physics, section 1).
constexpr double kHigher = 1e-7;
/// Fields narrower than this have no numbers, px.
constexpr double kNarrow = 44;

class Painter {
 public:
  Painter(const StartResults& results, const GainMapOptions& options)
      : results_(results), options_(options), pressures_(results.pressures()), temperatures_(results.temperatures()) {
    for (const AnnealOutcome* outcome : results.outcomes) {
      greatest_ = std::max(greatest_, std::abs(outcome->delta_energy));
    }
    std::vector<LegendEntry> entries;
    const auto field = [](double share) {
      return [share](double x, double y) { return rectangle(x - 8, y - 6, 16, 12, share); };
    };
    entries.push_back({field(-0.8), 16, "aged: ΔE < 0"});
    entries.push_back({field(0.8), 16, "rejuvenated: ΔE > 0"});
    entries.push_back(line_entry("branch", 2.5, "threshold"));
    sheet_.emplace(options.title.empty() ? "ΔE by pressure and temperature" : options.title, options.caption,
                   std::move(entries), options.width);
    across_ = (options.width - 16 - Sheet::kLeft) / static_cast<double>(pressures_.size());
    up_ = std::clamp(320 / static_cast<double>(temperatures_.size()), 8.0, 46.0);
    top_ = sheet_->top();
    bottom_ = top_ + up_ * static_cast<double>(temperatures_.size());
  }

  std::string svg() const {
    const double height = sheet_->height_below(bottom_ + Sheet::kAxis);
    std::string out = sheet_->head(height, gain_map_caption(results_)), threshold;
    for (std::size_t p = 0; p < pressures_.size(); ++p) {
      for (std::size_t t = 0; t < temperatures_.size(); ++t) {
        const auto gain = gain_at(p, t);
        if (!gain) continue;
        const double x = left(p), y = upper(t);
        out += with_hint(
            rectangle(x, y, across_, up_, greatest_ > 0 ? *gain / greatest_ : 0),
            fmt::format("P = {} {}, T = {} {}: ΔE = {} {}", number(pressures_[p]), results_.units.pressure,
                        number(temperatures_[t]), results_.units.temperature, number(*gain), results_.units.energy));
        if (across_ >= kNarrow && up_ >= 14) {
          out += svg_text(x + across_ / 2, y + up_ / 2 + 4, "axis bs-name", "middle", fixed(*gain, 3));
        }
        if (p + 1 < pressures_.size() && part(*gain, gain_at(p + 1, t))) {
          threshold += fmt::format("M{} {}v{}", pixels(x + across_), pixels(y), pixels(up_));
        }
        if (t + 1 < temperatures_.size() && part(*gain, gain_at(p, t + 1))) {
          threshold += fmt::format("M{} {}h{}", pixels(x), pixels(y), pixels(across_));
        }
      }
    }
    if (!threshold.empty())
      out += fmt::format("<path class=\"bs-branch\" stroke-width=\"2.5\" d=\"{}\"/>\n", threshold);
    return out + axes() + sheet_->foot(height);
  }

 private:
  std::optional<double> gain_at(std::size_t p, std::size_t t) const {
    const AnnealOutcome* outcome = results_.at(pressures_[p], temperatures_[t]);
    return outcome == nullptr ? std::nullopt : std::optional(outcome->delta_energy);
  }
  static bool part(double a, const std::optional<double>& b) { return b && (a > kHigher) != (*b > kHigher); }
  double left(std::size_t p) const { return Sheet::kLeft + across_ * static_cast<double>(p); }
  double upper(std::size_t t) const { return bottom_ - up_ * static_cast<double>(t + 1); }

  /// From blue for −1 over nothing for 0 to orange for 1.
  static std::string rectangle(double x, double y, double width, double height, double share) {
    return fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" fill-opacity=\"{:.3f}\" stroke=\"#999\" "
        "stroke-width=\".5\"/>",
        pixels(x), pixels(y), pixels(width), pixels(height), share < 0 ? "#0072B2" : "#E69F00",
        0.65 * std::sqrt(std::min(1.0, std::abs(share))));
  }

  std::string axes() const {
    std::string out;
    const double middle = (Sheet::kLeft + options_.width - 16) / 2;
    const auto every = [](std::size_t n, double size, double room) {
      return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(room / size * (n > 1 ? 1 : 0))));
    };
    for (std::size_t p = 0; p < pressures_.size(); p += every(pressures_.size(), across_, 34)) {
      out += svg_text(left(p) + across_ / 2, bottom_ + 17, "axis", "middle", number(pressures_[p]));
    }
    for (std::size_t t = 0; t < temperatures_.size(); t += every(temperatures_.size(), up_, 14)) {
      out += svg_text(Sheet::kLeft - 8, upper(t) + up_ / 2 + 4, "axis", "end", number(temperatures_[t]));
    }
    out += svg_text(middle, bottom_ + 36, "axis", "middle",
                    fmt::format("pressure P of the anneal ({})", results_.units.pressure));
    return out + svg_text(18, (top_ + bottom_) / 2, "axis", "middle",
                          fmt::format("temperature T ({})", results_.units.temperature), -90);
  }

  const StartResults& results_;
  const GainMapOptions& options_;
  std::vector<double> pressures_, temperatures_;
  double greatest_ = 0, across_ = 0, up_ = 0, top_ = 0, bottom_ = 0;
  std::optional<Sheet> sheet_;
};

}  // namespace

std::string gain_map_svg(const StartResults& results, const GainMapOptions& options) {
  if (results.outcomes.empty()) throw InputError("map of ΔE: nothing was annealed; there is nothing to draw");
  return Painter(results, options).svg();
}

std::string gain_map_caption(const StartResults& results) {
  std::size_t rejuvenated = 0, aged = 0;
  const AnnealOutcome* most = nullptr;
  for (const AnnealOutcome* outcome : results.outcomes) {
    rejuvenated += outcome->delta_energy > kHigher;
    aged += outcome->delta_energy < -kHigher;
    if (most == nullptr || outcome->delta_energy > most->delta_energy) most = outcome;
  }
  std::string text = fmt::format(
      "Energy at P = 0 after annealing at each pressure and temperature and unloading, less that of the initialised "
      "sample ({}), in {}. Of {} treatments {} rejuvenate and {} age.",
      results.start, results.units.energy, results.outcomes.size(), rejuvenated, aged);
  if (most != nullptr && most->delta_energy > kHigher) {
    text += fmt::format(" The largest gain is {} {}, at P = {} and T = {}.", number(most->delta_energy, 3),
                        results.units.energy, number(most->pressure), number(most->temperature));
  }
  return text;
}

}  // namespace baroscape
