#include "report/energy_volume_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/markup.hpp"
#include "report/plot_frame.hpp"
#include "report/svg.hpp"

namespace baroscape {
namespace {

struct Range {
  double lowest = 0, highest = 0;
  void add(double value) {
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
  /// With air around the points; some width when they all coincide.
  Range padded() const {
    const double span = highest - lowest;
    const double air = span > 0 ? 0.18 * span : std::max(0.01 * std::abs(lowest), 0.01);
    return {lowest - air, highest + air};
  }
};

/// States that fall on each other share a place: their markers stand in a row.
struct Place {
  double x = 0, y = 0;
  std::vector<std::string> states;
  std::vector<std::string> minima;
};

class Painter {
 public:
  Painter(const AnnealOutcome& outcome, const std::vector<AnnealOutcome>& all, const UnitNames& units,
          const EnergyVolumeOptions& options)
      : outcome_(outcome), units_(units), options_(options) {
    Range energy{outcome.state1.energy, outcome.state1.energy}, volume{outcome.state1.volume, outcome.state1.volume};
    const auto add = [&](const AnnealOutcome& one) {
      for (const StageState* state : {&one.state1, &one.state2, &one.state3}) {
        energy.add(state->energy);
        volume.add(state->volume);
      }
    };
    add(outcome);
    for (const AnnealOutcome& one : all) add(one);
    energy = energy.padded();
    volume = volume.padded();
    top_ = options.title.empty() ? 14 : 38;
    bottom_ = options.height - 46;
    right_ = options.width - 14;
    up_ = {energy.lowest, energy.highest, bottom_, top_};
    across_ = {volume.lowest, volume.highest, kLeft, right_};
    set_places();
  }

  std::string svg() {
    const std::string title = options_.title.empty() ? "Energy against volume of states 1, 2 and 3" : options_.title;
    const std::vector<std::string> lines =
        wrapped(options_.caption, static_cast<std::size_t>((options_.width - kLeft - 14) / kCharacter));
    const double caption = lines.empty() ? 0 : 17 * static_cast<double>(lines.size()) + 8;
    std::string out = svg_head(options_.width, options_.height + caption, title, description());
    if (!options_.title.empty()) out += svg_text(kLeft, 22, "title", "start", options_.title);
    out += axes();
    for (std::size_t k = 0; k + 1 < 3; ++k) out += arrow(places_[place_of_[k]], places_[place_of_[k + 1]]);
    for (const Place& place : places_) out += markers(place);
    for (std::size_t k = 0; k < lines.size(); ++k) {
      out += svg_text(kLeft, options_.height + 17 * static_cast<double>(k) + 10, "caption", "start", lines[k]);
    }
    return out + "</svg>\n";
  }

 private:
  static constexpr double kLeft = 74;
  static constexpr double kCharacter = 6.4;  ///< width in a caption, px

  void set_places() {
    int name = 1;
    for (const StageState* state : {&outcome_.state1, &outcome_.state2, &outcome_.state3}) {
      const double x = across_(state->volume), y = up_(state->energy);
      std::size_t k = 0;
      while (k < places_.size() && std::hypot(places_[k].x - x, places_[k].y - y) > kMarkerSize) ++k;
      if (k == places_.size()) places_.push_back({x, y, {}, {}});
      place_of_.push_back(k);
      places_[k].states.push_back(std::to_string(name++));
      const std::string minimum = std::to_string(state->minimum);
      auto& minima = places_[k].minima;
      if (std::find(minima.begin(), minima.end(), minimum) == minima.end()) minima.push_back(minimum);
    }
  }

  std::string description() const {
    std::string text = fmt::format("Anneal at pressure {} {} and temperature {} {}.", number(outcome_.pressure),
                                   units_.pressure, number(outcome_.temperature), units_.temperature);
    int name = 1;
    for (const StageState* state : {&outcome_.state1, &outcome_.state2, &outcome_.state3}) {
      text += fmt::format(" State {}: minimum {}, energy {} {}, volume {} {}.", name++, state->minimum,
                          number(state->energy), units_.energy, number(state->volume), units_.volume);
    }
    return text;
  }

  std::string axes() const {
    return plot_axes({kLeft, right_, top_, bottom_, across_, up_, 0}, "volume V (" + units_.volume + ")",
                     "energy E (" + units_.energy + ")");
  }

  /// A gently bent arrow, so that the way there and the way back stay apart.
  static std::string arrow(const Place& from, const Place& to) {
    const double dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
    if (length < 2 * kMarkerSize) return "";
    const double bend_x = (from.x + to.x) / 2 - 0.14 * dy, bend_y = (from.y + to.y) / 2 + 0.14 * dx;
    const double reach = std::hypot(to.x - bend_x, to.y - bend_y);
    const double along_x = (to.x - bend_x) / reach, along_y = (to.y - bend_y) / reach;
    const double tip_x = to.x - 0.85 * kMarkerSize * along_x, tip_y = to.y - 0.85 * kMarkerSize * along_y;
    const double base_x = tip_x - 9 * along_x, base_y = tip_y - 9 * along_y;
    return fmt::format(
        "<path class=\"bs-arrow\" d=\"M{} {}Q{} {} {} {}\"/><polygon class=\"bs-head\" points=\"{},{} {},{} "
        "{},{}\"/>\n",
        pixels(from.x), pixels(from.y), pixels(bend_x), pixels(bend_y), pixels(base_x), pixels(base_y), pixels(tip_x),
        pixels(tip_y), pixels(base_x - 4.5 * along_y), pixels(base_y + 4.5 * along_x), pixels(base_x + 4.5 * along_y),
        pixels(base_y - 4.5 * along_x));
  }

  std::string markers(const Place& place) const {
    const double row = (kMarkerSize + 2) * static_cast<double>(place.states.size() - 1);
    std::string out;
    for (std::size_t k = 0; k < place.states.size(); ++k) {
      out += state_marker(place.states[k], place.x - row / 2 + (kMarkerSize + 2) * static_cast<double>(k), place.y);
    }
    if (!options_.names) return out;
    const std::string text =
        fmt::format("{} {}", place.minima.size() == 1 ? "minimum" : "minima", fmt::join(place.minima, ", "));
    // The arrows run below the highest place and above the others: names go the other way.
    const bool highest = places_.size() > 1 && std::all_of(places_.begin(), places_.end(),
                                                           [&](const Place& other) { return other.y >= place.y; });
    const double share = (place.x - kLeft) / (right_ - kLeft);
    const double outwards = (row + kMarkerSize) / 2;
    const std::string anchor = share < 0.35 ? "start" : share > 0.65 ? "end" : "middle";
    const double x = share < 0.35 ? place.x - outwards : share > 0.65 ? place.x + outwards : place.x;
    return out + svg_text(x, highest ? place.y - 16 : place.y + 25, "axis bs-name", anchor, text);
  }

  const AnnealOutcome& outcome_;
  const UnitNames& units_;
  const EnergyVolumeOptions& options_;
  double top_ = 0, bottom_ = 0, right_ = 0;  ///< of the frame, px
  Scale up_, across_;
  std::vector<Place> places_;
  std::vector<std::size_t> place_of_;  ///< of states 1, 2, 3
};

}  // namespace

std::string energy_volume_svg(const AnnealOutcome& outcome, const std::vector<AnnealOutcome>& all,
                              const UnitNames& units, const EnergyVolumeOptions& options) {
  return Painter(outcome, all, units, options).svg();
}

}  // namespace baroscape
