#include "report/profiles_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/error.hpp"
#include "report/markup.hpp"
#include "report/plot_frame.hpp"
#include "report/sheet.hpp"

namespace baroscape {
namespace {

/// Told apart by dashes as well as by colour; the first is the ambient one.
constexpr const char* kStyles[] = {"minima", "saddles", "branch"};
constexpr const char* kDashes[] = {"", "stroke-dasharray=\"8 3\"", "stroke-dasharray=\"2 3\""};

class Painter {
 public:
  Painter(const std::vector<PressureProfile>& profiles, const ProfilesPictureOptions& options)
      : profiles_(profiles), options_(options) {
    double lowest = 0, highest = 0;
    std::vector<LegendEntry> entries;
    for (std::size_t k = 0; k < profiles.size(); ++k) {
      for (const ProfilePoint& point : profiles[k].points) {
        lowest = std::min(lowest, above_start(profiles[k], point));
        highest = std::max(highest, above_start(profiles[k], point));
      }
      entries.push_back(line_entry(kStyles[k % 3], 2, words_of_profile(profiles[k]), kDashes[k % 3]));
    }
    entries.push_back({[](double x, double y) { return disc(x, y, true); }, 10, "minimum"});
    entries.push_back({[](double x, double y) { return disc(x, y, false); }, 10, "transition state"});
    sheet_.emplace(title(), options.caption, std::move(entries), options.width);
    frame_.left = Sheet::kLeft;
    frame_.right = options.width - 20;
    frame_.top = sheet_->top();
    frame_.bottom = frame_.top + options.height;
    const double span = std::max(highest - lowest, 1e-6);
    frame_.span_across(-0.02, 1.02);
    frame_.span_up(lowest - 0.14 * span, highest + 0.08 * span);
  }

  std::string svg() const {
    const double height = sheet_->height_below(frame_.bottom + Sheet::kAxis);
    std::string out = sheet_->head(height, description());
    out += plot_axes(frame_, "share of the path's length",
                     "enthalpy above state " + options_.from_mark + " (" + options_.units.energy + ")");
    for (std::size_t k = 0; k < profiles_.size(); ++k) out += curve(k);
    for (const PressureProfile& profile : profiles_) out += discs(profile);
    for (const PressureProfile& profile : profiles_) {
      out += state_marker(options_.to_mark, x_of(profile, profile.points.back()),
                          y_of(profile, profile.points.back()) + kMarkerSize);
    }
    out += state_marker(options_.from_mark, frame_.across(0), frame_.up(0) + kMarkerSize);
    return out + sheet_->foot(height);
  }

 private:
  std::string title() const {
    return options_.title.empty()
               ? "The way from state " + options_.from_mark + " to state " + options_.to_mark + " under pressure"
               : options_.title;
  }

  static double above_start(const PressureProfile& profile, const ProfilePoint& point) {
    return point.enthalpy - profile.points.front().enthalpy;
  }
  double x_of(const PressureProfile& profile, const ProfilePoint& point) const {
    const double length = profile.points.back().length;
    return frame_.across(length > 0 ? point.length / length : 0);
  }
  double y_of(const PressureProfile& profile, const ProfilePoint& point) const {
    return frame_.up(above_start(profile, point));
  }

  std::string words_of_profile(const PressureProfile& profile) const {
    return fmt::format("P = {} {}", number(profile.pressure), options_.units.pressure);
  }

  std::string description() const {
    std::string text =
        "Enthalpy along the path from state " + options_.from_mark + " to state " + options_.to_mark + ".";
    for (const PressureProfile& profile : profiles_) {
      double highest = 0;
      for (const ProfilePoint& point : profile.points) highest = std::max(highest, above_start(profile, point));
      text += fmt::format(" {}: up by {} {}, to an end at {} {}.", words_of_profile(profile), number(highest),
                          options_.units.energy, number(above_start(profile, profile.points.back())),
                          options_.units.energy);
    }
    return text;
  }

  std::string curve(std::size_t k) const {
    std::string path;
    for (const ProfilePoint& point : profiles_[k].points) {
      path += fmt::format("{}{} {}", path.empty() ? 'M' : 'L', pixels(x_of(profiles_[k], point)),
                          pixels(y_of(profiles_[k], point)));
    }
    return fmt::format("<path class=\"bs-{}\" stroke-width=\"2\" {} d=\"{}\"/>\n", kStyles[k % 3], kDashes[k % 3],
                       path);
  }

  /// Blue discs for minima, vermillion ones for transition states, as in path_picture.
  static std::string disc(double x, double y, bool is_minimum) {
    return fmt::format("<circle class=\"bs-halo\" cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"{}\"/>", pixels(x), pixels(y),
                       is_minimum ? "#0072B2" : "#D55E00");
  }

  std::string discs(const PressureProfile& profile) const {
    std::string out;
    for (const ProfilePoint& point : profile.points) {
      if (point.minimum == 0 && point.saddle == 0) continue;
      const std::string name = point.minimum != 0 ? fmt::format("minimum {}", point.minimum)
                                                  : fmt::format("transition state {}", point.saddle);
      out += with_hint(disc(x_of(profile, point), y_of(profile, point), point.minimum != 0),
                       fmt::format("{}, {}: H = {} {}", name, words_of_profile(profile), number(point.enthalpy, 9),
                                   options_.units.energy));
    }
    return out;
  }

  const std::vector<PressureProfile>& profiles_;
  const ProfilesPictureOptions& options_;
  std::optional<Sheet> sheet_;
  PlotFrame frame_;
};

}  // namespace

std::string profiles_svg(const std::vector<PressureProfile>& profiles, const ProfilesPictureOptions& options) {
  const auto is_short = [](const PressureProfile& profile) { return profile.points.size() < 2; };
  if (profiles.empty() || std::ranges::any_of(profiles, is_short)) {
    throw InputError("paths over pressure: a path needs two points at least; there is nothing to draw");
  }
  return Painter(profiles, options).svg();
}

}  // namespace baroscape
