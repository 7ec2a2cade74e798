#include "report/amplitude_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.hpp"
#include "report/markup.hpp"
#include "report/plot_frame.hpp"
#include "report/sheet.hpp"

namespace baroscape {
namespace {

/// Mean energies that differ by less are one, ε: as a minimum counts as higher (design: physics, section 1).
constexpr double kHigher = 1e-7;

/// Starts are told apart by colour and by how their lines are broken.
constexpr const char* kStyles[] = {"minima", "saddles", "branch"};

class Painter {
 public:
  Painter(const std::vector<AmplitudeCurve>& curves, const AmplitudePictureOptions& options) : options_(options) {
    for (const AmplitudeCurve& curve : curves) {
      if (!curve.ranges.empty()) curves_.push_back(&curve);
    }
    std::vector<LegendEntry> entries = {line_entry("branch", 2, "minima that return after one turn")};
    double lowest = 0, highest = 0;
    for (std::size_t k = 0; k < curves_.size(); ++k) {
      const AmplitudeCurve& curve = *curves_[k];
      entries.push_back(line_entry(style(k), 2, fmt::format("{}, {} turns", curve.start, curve.turns)));
      entries.push_back(line_entry(style(k), 1.5, fmt::format("{}, one turn", curve.start), kDashes));
      for (const AmplitudeRange& range : curve.ranges) {
        for (const double energy : {range.energy_once, range.energy_settled}) {
          lowest = std::min(lowest, energy - curve.energy);
          highest = std::max(highest, energy - curve.energy);
        }
      }
    }
    sheet_.emplace(title(), options.caption, std::move(entries), options.width);
    const auto& ranges = curves_.front()->ranges;
    double top = sheet_->top();
    for (PlotFrame& frame : frames_) {
      frame.left = Sheet::kLeft;
      frame.right = options.width - 16;
      frame.top = top;
      frame.bottom = top + options.height;
      frame.span_across(ranges.front().from, ranges.back().to);
      top = frame.bottom + kBetween;
    }
    frames_[0].span_up(0, 1.04);
    const double span = std::max(highest - lowest, 1e-3);  // rounding is not to fill the frame
    frames_[1].span_up(lowest - 0.08 * span, highest + 0.08 * span);
  }

  std::string svg() const {
    const double height = sheet_->height_below(frames_[1].bottom + Sheet::kAxis);
    std::string out = sheet_->head(height, amplitude_caption({*curves_[0]}, options_.units));
    out += plot_axes(frames_[0], "", "share that returns");
    out += plot_axes(frames_[1], "largest pressure of the cycle (" + options_.units.pressure + ")",
                     "change of ⟨E⟩ (" + options_.units.energy + ")");
    out += stairs(frames_[0], *curves_[0], &AmplitudeRange::returning_share, 0, "branch", 2, "");
    for (std::size_t k = 0; k < curves_.size(); ++k) {
      const double energy = curves_[k]->energy;
      out += stairs(frames_[1], *curves_[k], &AmplitudeRange::energy_settled, energy, style(k), 2, "");
      out += stairs(frames_[1], *curves_[k], &AmplitudeRange::energy_once, energy, style(k), 1.5, kDashes);
    }
    return out + sheet_->foot(height);
  }

 private:
  static constexpr double kBetween = 16;  ///< the two frames, px
  static constexpr const char* kDashes = "stroke-dasharray=\"6 4\"";

  static const char* style(std::size_t k) { return kStyles[k % std::size(kStyles)]; }

  std::string title() const { return options_.title.empty() ? "Cycles of loading and unloading" : options_.title; }

  std::string stairs(const PlotFrame& frame, const AmplitudeCurve& curve, double AmplitudeRange::*value, double zero,
                     const char* style, double width, const char* dashes) const {
    std::string path;
    for (const AmplitudeRange& range : curve.ranges) {
      const std::string y = pixels(frame.up(range.*value - zero));
      path += path.empty() ? fmt::format("M{} {}", pixels(frame.across(range.from)), y) : fmt::format("V{}", y);
      path += fmt::format("H{}", pixels(frame.across(range.to)));
    }
    return fmt::format("<path class=\"bs-{}\" fill=\"none\" stroke-width=\"{}\" {} d=\"{}\"/>\n", style, width, dashes,
                       path);
  }

  const AmplitudePictureOptions& options_;
  std::vector<const AmplitudeCurve*> curves_;
  std::optional<Sheet> sheet_;
  PlotFrame frames_[2];
};

std::string fate_in_words(const AmplitudeCurve& curve, const UnitNames& units) {
  const auto by_energy = [](const AmplitudeRange& a, const AmplitudeRange& b) {
    return a.energy_settled < b.energy_settled;
  };
  const auto [lowest, highest] = std::minmax_element(curve.ranges.begin(), curve.ranges.end(), by_energy);
  const double aged = curve.energy - lowest->energy_settled, rejuvenated = highest->energy_settled - curve.energy;
  std::string text = fmt::format(" From {}, {} turns", curve.start, curve.turns);
  if (aged < kHigher && rejuvenated < kHigher) return text + " of no amplitude change ⟨E⟩.";
  if (aged >= kHigher) {
    text += fmt::format(" lower ⟨E⟩ by up to {} {} (P between {} and {})", number(aged, 3), units.energy,
                        number(lowest->from, 3), number(lowest->to, 3));
  }
  if (rejuvenated >= kHigher) {
    text += fmt::format("{} raise it by up to {} {} (P between {} and {})", aged >= kHigher ? " and" : "",
                        number(rejuvenated, 3), units.energy, number(highest->from, 3), number(highest->to, 3));
  }
  return text + ".";
}

}  // namespace

std::string amplitude_svg(const std::vector<AmplitudeCurve>& curves, const AmplitudePictureOptions& options) {
  if (std::ranges::all_of(curves, [](const AmplitudeCurve& curve) { return curve.ranges.empty(); })) {
    throw InputError("cycles by amplitude: no cycle was computed; there is nothing to draw");
  }
  return Painter(curves, options).svg();
}

std::string amplitude_caption(const std::vector<AmplitudeCurve>& curves, const UnitNames& units) {
  std::string text =
      "Loading and unloading without annealing, by following branches. Above, the mean over all minima at P = 0 of the "
      "weight that is back after one turn; below, how the mean energy of what was loaded changes. Both change only "
      "where "
      "a branch ends.";
  for (const AmplitudeCurve& curve : curves) {
    if (!curve.ranges.empty()) text += fate_in_words(curve, units);
  }
  return text;
}

}  // namespace baroscape
