#include "report/populations_picture.hpp"

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
/// Minima that never hold as much are drawn as one with the others.
constexpr double kLeast = 0.01;
/// A part with a label is at least as high, px.
constexpr double kLabel = 13;

double energy_of(const std::map<std::int64_t, double>& energies, std::int64_t minimum) {
  const auto found = energies.find(minimum);
  return found == energies.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

/// "87.2 %", "100 %".
std::string percent(double share) {
  return number(100 * share, share > 0.9995 ? 4 : 3) + " %";
}

/// Those with a colour of their own: the heaviest at any stage, lowest energy first.
std::vector<std::int64_t> told_apart(const std::vector<PopulationRow>& rows,
                                     const std::map<std::int64_t, double>& energies) {
  std::map<std::int64_t, double> most;
  for (const PopulationRow& row : rows) {
    for (const StageBar& bar : row.bars) {
      for (const auto& [minimum, share] : bar.shares) {
        if (minimum != 0) most[minimum] = std::max(most[minimum], share);
      }
    }
  }
  std::erase_if(most, [](const auto& one) { return one.second < kLeast; });
  std::vector<std::int64_t> minima;
  for (const auto& [minimum, share] : most) minima.push_back(minimum);
  std::ranges::stable_sort(minima, std::ranges::greater{}, [&](std::int64_t minimum) { return most[minimum]; });
  if (minima.size() > kPlotColours) minima.resize(kPlotColours);
  std::ranges::stable_sort(minima, [&](std::int64_t a, std::int64_t b) {
    const double first = energy_of(energies, a), second = energy_of(energies, b);
    return std::isnan(second) ? !std::isnan(first) : first < second;
  });
  return minima;
}

class Painter {
 public:
  Painter(const std::vector<PopulationRow>& rows, const std::map<std::int64_t, double>& energies,
          const PopulationsPictureOptions& options)
      : rows_(rows), options_(options), minima_(told_apart(rows, energies)) {
    std::vector<LegendEntry> entries;
    const double lowest = minima_.empty() ? 0 : energy_of(energies, minima_.front());
    for (std::size_t k = 0; k < minima_.size(); ++k) {
      const double above = energy_of(energies, minima_[k]) - lowest;
      std::string text = fmt::format("minimum {}", minima_[k]);
      if (k > 0 && std::isfinite(above)) text += fmt::format(", {} {} higher", number(above, 3), options.units.energy);
      entries.push_back(
          {[this, k](double x, double y) { return part(x - 7, y - 6, 14, 12, style(k)); }, 14, std::move(text)});
    }
    if (has_others()) {
      entries.push_back({[](double x, double y) { return part(x - 7, y - 6, 14, 12, "bs-open"); }, 14, "all others"});
    }
    sheet_.emplace(options.title.empty() ? "Where the ensemble is at each stage" : options.title, options.caption,
                   std::move(entries), options.width);
  }

  std::string svg(const std::string& description) const {
    const double bottom = sheet_->top() + static_cast<double>(rows_.size()) * row_height() - kBetween;
    const double height = sheet_->height_below(bottom);
    std::string out = sheet_->head(height, description);
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      out += row(rows_[k], sheet_->top() + static_cast<double>(k) * row_height());
    }
    return out + sheet_->foot(height);
  }

 private:
  static constexpr double kHeading = 44;  ///< of a row, with the marks of its states, px
  static constexpr double kNames = 40;    ///< below a row
  static constexpr double kBetween = 12;  ///< rows
  static constexpr double kBar = 44;      ///< width of a bar

  double row_height() const { return kHeading + options_.height + kNames + kBetween; }
  std::string style(std::size_t k) const { return fmt::format("bs-f{}", family_colour(k, minima_.size())); }
  double others_of(const StageBar& bar) const {
    double rest = 0;
    for (const auto& [minimum, share] : bar.shares) {
      if (std::ranges::find(minima_, minimum) == minima_.end()) rest += share;
    }
    return rest;
  }
  bool has_others() const {
    return std::ranges::any_of(rows_, [&](const PopulationRow& row) {
      return std::ranges::any_of(row.bars, [&](const StageBar& bar) { return others_of(bar) > kHigher; });
    });
  }

  static std::string part(double x, double y, double width, double height, const std::string& style) {
    return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", style, pixels(x), pixels(y),
                       pixels(width), pixels(height));
  }

  std::string row(const PopulationRow& row, double top) const {
    const UnitNames& units = options_.units;
    const double left = Sheet::kLeft, right = options_.width - 16;
    const Scale up{0, 1, top + kHeading + options_.height, top + kHeading};
    std::string out =
        svg_text(left, top + 12, "axis", "start",
                 fmt::format("annealed at P = {} {}, T = {} {}: ΔE = {} {}", number(row.pressure), units.pressure,
                             number(row.temperature), units.temperature, number(row.delta_energy, 3), units.energy));
    for (const int tick : {0, 25, 50, 75, 100}) {
      const double y = up(tick / 100.0);
      out += svg_line(left, y, right, y, tick == 0 ? "frame" : "grid") + svg_line(left - 5, y, left, y, "frame");
      out += svg_text(left - 9, y + 4, "axis", "end", std::to_string(tick));
    }
    out += svg_line(left, up(1), left, up(0), "frame");
    out += svg_text(18, (up(0) + up(1)) / 2, "axis", "middle", "share (%)", -90);
    const double slot = (right - left) / static_cast<double>(row.bars.size());
    for (std::size_t k = 0; k < row.bars.size(); ++k) {
      const double x = left + slot * static_cast<double>(k) + std::max(8.0, slot / 2 - kBar);
      out += bar(row.bars[k], x, up);
    }
    return out;
  }

  std::string bar(const StageBar& bar, double x, const Scale& up) const {
    std::string out;
    double below = 0;
    const auto add = [&](const std::string& name, const std::string& label, double share, const std::string& style) {
      if (share <= 0) return;
      const double y = up(below + share), height = up(below) - y;
      out += with_hint(part(x, y, kBar, height, style), fmt::format("{}, {}: {}", bar.name, name, percent(share)));
      if (height >= kLabel) {
        out += svg_text(x + kBar + 6, y + height / 2 + 4, "axis bs-name", "start", label + percent(share));
      }
      below += share;
    };
    for (std::size_t k = 0; k < minima_.size(); ++k) {
      add(fmt::format("minimum {}", minima_[k]), fmt::format("{}: ", minima_[k]), share_of(bar, minima_[k]), style(k));
    }
    add("all others", "others: ", others_of(bar), "bs-open");
    if (!bar.mark.empty()) out += state_marker(bar.mark, x + kBar / 2, up(1) - 14);
    out += svg_text(x + kBar / 2, up(0) + 17, "axis", "middle", bar.name);
    return out + svg_text(x + kBar / 2, up(0) + 33, "axis", "middle", fmt::format("P = {}", number(bar.pressure)));
  }

  const std::vector<PopulationRow>& rows_;
  const PopulationsPictureOptions& options_;
  std::vector<std::int64_t> minima_;
  std::optional<Sheet> sheet_;
};

/// The stage after the anneal, by which barriers have been crossed.
const StageBar& annealed(const PopulationRow& row) {
  return row.bars[row.bars.size() - 2];
}

std::string row_in_words(const PopulationRow& row, const std::map<std::int64_t, double>& energies,
                         const UnitNames& units) {
  const StageBar &first = row.bars.front(), &last = row.bars.back();
  const std::int64_t before = heaviest(first), after = heaviest(last);
  std::string text = fmt::format(" At P = {} and T = {} ", number(row.pressure), number(row.temperature));
  if (before == after) {
    return text + fmt::format("minimum {} holds the most all along: {} before, {} after.", before,
                              percent(share_of(first, before)), percent(share_of(last, before)));
  }
  text += fmt::format(
      "minimum {} holds {} before loading, {} once loaded, {} under pressure in the end, and {} after "
      "unloading",
      after, percent(share_of(first, after)), percent(share_of(row.bars[1], after)),
      percent(share_of(annealed(row), after)), percent(share_of(last, after)));
  const double above = energy_of(energies, after) - energy_of(energies, before);
  if (std::isfinite(above)) {
    text += fmt::format("; it lies {} {} {} minimum {}, which held {} before and holds {} after",
                        number(std::abs(above), 3), units.energy, above < 0 ? "below" : "above", before,
                        percent(share_of(first, before)), percent(share_of(last, before)));
  }
  return text + ".";
}

}  // namespace

std::vector<PopulationRow> population_rows(const StartResults& results, const std::vector<PressureMap>& maps) {
  const AnnealOutcome *gains = nullptr, *ages = nullptr;
  // Pressures ascend, then temperatures: the first of several that are alike is the mildest.
  for (const AnnealOutcome* outcome : results.outcomes) {
    const double gain = outcome->delta_energy;
    if (gain > kHigher && (gains == nullptr || gain > gains->delta_energy + 1e-6)) gains = outcome;
    if (gain < -kHigher && (ages == nullptr || gain < ages->delta_energy - 1e-6)) ages = outcome;
  }
  std::vector<PopulationRow> rows;
  for (const AnnealOutcome* outcome : {gains, ages}) {
    if (outcome == nullptr) continue;
    PopulationRow row{outcome->pressure, outcome->temperature, outcome->delta_energy, stage_bars(*outcome, maps)};
    if (!row.bars.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

std::string populations_svg(const std::vector<PopulationRow>& rows, const std::map<std::int64_t, double>& energies,
                            const PopulationsPictureOptions& options) {
  if (std::ranges::all_of(rows, [](const PopulationRow& row) { return row.bars.empty(); })) {
    throw InputError("populations of stages: no populations were kept; there is nothing to draw");
  }
  return Painter(rows, energies, options).svg(populations_caption(rows, energies, options.units));
}

std::string populations_caption(const std::vector<PopulationRow>& rows, const std::map<std::int64_t, double>& energies,
                                const UnitNames& units) {
  std::string text =
      "What share of the ensemble each minimum holds, stage by stage. A minimum under pressure has the name of the one "
      "it becomes when it is followed to P = 0: from the first bar to the second shares move where loading makes "
      "minima "
      "slide into others, after that where barriers are crossed.";
  for (const PopulationRow& row : rows) {
    if (row.bars.size() > 2) text += row_in_words(row, energies, units);
  }
  return text;
}

}  // namespace baroscape
