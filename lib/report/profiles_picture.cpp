#include "report/profiles_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/error.hpp"
#include "report/markup.hpp"
#include "report/plot_frame.hpp"
#include "report/sheet.hpp"

namespace baroscape {
namespace {

/// The curve at one pressure. Told apart by dashes as well as by colour.
struct Curve {
  double pressure = 0;
  Eigen::VectorXd above;  ///< H above its value at the beginning
  const char* style;
  const char* dashes;
};

class Painter {
 public:
  Painter(const PathProfile& profile, const ProfilesPictureOptions& options) : profile_(profile), options_(options) {
    const bool ambient_path = profile.path_pressure <= profile.other_pressure;
    for (const double pressure : {profile.path_pressure, profile.other_pressure}) {
      const Eigen::VectorXd enthalpies = profile.enthalpies(pressure);
      const bool lower = (pressure == profile.path_pressure) == ambient_path;
      curves_.push_back({pressure, (enthalpies.array() - enthalpies[0]).matrix(), lower ? "minima" : "saddles",
                         lower ? "" : "stroke-dasharray=\"8 3\""});
    }
    std::vector<LegendEntry> entries;
    for (const Curve& curve : curves_) {
      entries.push_back(line_entry(curve.style, 2, words_of_pressure(curve.pressure), curve.dashes));
    }
    for (const Fate& fate : kFates) {
      if (is_drawn(fate)) entries.push_back({[&fate](double x, double y) { return disc(x, y, fate); }, 10, fate.words});
    }
    sheet_.emplace(title(), options.caption, std::move(entries), options.width);
    frame_.left = Sheet::kLeft;
    frame_.right = options.width - 20;
    frame_.top = sheet_->top();
    frame_.bottom = frame_.top + options.height;
    const double lowest = std::min(curves_[0].above.minCoeff(), curves_[1].above.minCoeff());
    const double highest = std::max(curves_[0].above.maxCoeff(), curves_[1].above.maxCoeff());
    const double span = std::max(highest - lowest, 1e-6), length = profile.lengths[last()];
    frame_.span_across(-0.02 * length, 1.02 * length);
    frame_.span_up(lowest - 0.14 * span, highest + 0.08 * span);
  }

  std::string svg() const {
    const double height = sheet_->height_below(frame_.bottom + Sheet::kAxis);
    std::string out = sheet_->head(height, description());
    out += plot_axes(frame_, "distance along the path (" + options_.units.length + ")",
                     "enthalpy above state " + options_.from_mark + " (" + options_.units.energy + ")");
    for (const Curve& curve : curves_) out += line(curve);
    for (const Curve& curve : curves_) out += discs(curve);
    for (const Curve& curve : curves_) {
      out += state_marker(options_.to_mark, frame_.across(profile_.lengths[last()]),
                          frame_.up(curve.above[last()]) + kMarkerSize);
    }
    out += state_marker(options_.from_mark, frame_.across(0), frame_.up(0) + kMarkerSize);
    return out + sheet_->foot(height);
  }

 private:
  /// What a state of the path is at a pressure. Blue discs for minima, vermillion ones for saddles, as in path_picture.
  struct Fate {
    int index;
    const char *fill, *words;
  };
  static constexpr std::array<Fate, 4> kFates = {{{0, "#0072B2", "minimum"},
                                                  {1, "#D55E00", "transition state"},
                                                  {2, "#CC79A7", "saddle of higher index"},
                                                  {-1, "#FFFFFF", "no longer there"}}};

  Eigen::Index last() const { return profile_.lengths.size() - 1; }

  std::string title() const {
    return options_.title.empty()
               ? "The way from state " + options_.from_mark + " to state " + options_.to_mark + " under pressure"
               : options_.title;
  }

  std::string words_of_pressure(double pressure) const {
    return fmt::format("P = {} {}", number(pressure), options_.units.pressure);
  }

  const Fate& fate_of(const ProfileState& state, const Curve& curve) const {
    const int index = curve.pressure == profile_.path_pressure ? state.index : state.index_there;
    return kFates[index < 0 ? 3 : static_cast<std::size_t>(std::min(index, 2))];
  }
  bool is_drawn(const Fate& fate) const {
    return std::ranges::any_of(profile_.states, [&](const ProfileState& state) {
      return std::ranges::any_of(curves_, [&](const Curve& curve) { return &fate_of(state, curve) == &fate; });
    });
  }

  std::string description() const {
    std::string text =
        "Enthalpy along the path from state " + options_.from_mark + " to state " + options_.to_mark + ".";
    for (const Curve& curve : curves_) {
      text += fmt::format(" {}: up by {} {}, to an end at {} {}.", words_of_pressure(curve.pressure),
                          number(curve.above.maxCoeff()), options_.units.energy, number(curve.above[last()]),
                          options_.units.energy);
    }
    return text;
  }

  std::string line(const Curve& curve) const {
    std::string path;
    for (Eigen::Index k = 0; k <= last(); ++k) {
      path += fmt::format("{}{} {}", k == 0 ? 'M' : 'L', pixels(frame_.across(profile_.lengths[k])),
                          pixels(frame_.up(curve.above[k])));
    }
    return fmt::format("<path class=\"bs-{}\" stroke-width=\"2\" {} d=\"{}\"/>\n", curve.style, curve.dashes, path);
  }

  static std::string disc(double x, double y, const Fate& fate) {
    const char* outline = fate.index < 0 ? " style=\"stroke:#767676;stroke-width:1.5\"" : "";
    return fmt::format("<circle class=\"bs-halo\" cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"{}\"{}/>", pixels(x), pixels(y),
                       fate.fill, outline);
  }

  std::string discs(const Curve& curve) const {
    std::string out;
    for (const ProfileState& state : profile_.states) {
      const Fate& fate = fate_of(state, curve);
      const std::string kind = state.index == 0 ? "minimum" : "transition state";
      out += with_hint(
          disc(frame_.across(profile_.lengths[state.point]), frame_.up(curve.above[state.point]), fate),
          fmt::format("{}{} of P = {}; at P = {}: {}", kind, state.id == 0 ? "" : fmt::format(" {}", state.id),
                      number(profile_.path_pressure), number(curve.pressure), fate.words));
    }
    return out;
  }

  const PathProfile& profile_;
  const ProfilesPictureOptions& options_;
  std::vector<Curve> curves_;
  std::optional<Sheet> sheet_;
  PlotFrame frame_;
};

}  // namespace

std::string profiles_svg(const PathProfile& profile, const ProfilesPictureOptions& options) {
  if (profile.lengths.size() < 2) {
    throw InputError("path under pressure: a path needs two points at least; there is nothing to draw");
  }
  return Painter(profile, options).svg();
}

}  // namespace baroscape
