#include "report/cycle_picture.hpp"

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

/// V at a share t of the way between two points, Hermite's cubic where both slopes are known.
double volume_between(const CyclePoint& a, const CyclePoint& b, double t) {
  const double width = b.pressure - a.pressure, rise = b.volume - a.volume;
  if (!std::isfinite(a.slope) || !std::isfinite(b.slope)) return a.volume + t * rise;
  const double from = width * a.slope, to = width * b.slope;
  return a.volume + t * (from + t * (3 * rise - 2 * from - to + t * (from + to - 2 * rise)));
}

/// V on the pieces of one direction; nothing where none of them goes.
std::optional<double> volume_at(const std::vector<CyclePiece>& pieces, bool loading, double pressure) {
  for (const CyclePiece& piece : pieces) {
    if (piece.loading != loading) continue;
    for (std::size_t k = 0; k + 1 < piece.points.size(); ++k) {
      const CyclePoint &a = piece.points[k], &b = piece.points[k + 1];
      if (pressure < std::min(a.pressure, b.pressure) || pressure > std::max(a.pressure, b.pressure)) continue;
      if (a.pressure == b.pressure) return b.volume;
      return volume_between(a, b, (pressure - a.pressure) / (b.pressure - a.pressure));
    }
  }
  return std::nullopt;
}

class Painter {
 public:
  Painter(const std::vector<CyclePiece>& pieces, const CyclePictureOptions& options)
      : pieces_(pieces), options_(options) {
    double low = pieces[0].points[0].pressure, high = low, least = pieces[0].points[0].volume, most = least;
    for (const CyclePiece& piece : pieces) {
      for (const CyclePoint& point : piece.points) {
        low = std::min(low, point.pressure);
        high = std::max(high, point.pressure);
        least = std::min(least, point.volume);
        most = std::max(most, point.volume);
      }
    }
    collect_differences(low, high);
    sheet_.emplace(title(), notes(), legend_entries(), options.width);
    const double top = sheet_->top();
    loop_ = {Sheet::kLeft, options.width - 16, top, top + options.height, {}, {}, 0};
    const double air = std::max(0.05 * (most - least), 1e-6);
    const double reach = high > low ? 0.02 * (high - low) : 1;
    loop_.span_across(low - reach, high + reach);
    loop_.span_up(least - air, most + air);
    if (differences_.empty()) return;
    const double below = loop_.bottom + kBetween;
    difference_ = {Sheet::kLeft, options.width - 16, below, below + options.height / 2, {}, {}, 0};
    difference_.span_across(low - reach, high + reach);
    double from = 0, to = 0;
    for (const auto& [pressure, change] : differences_) {
      from = std::min(from, change);
      to = std::max(to, change);
    }
    const double room = std::max(0.12 * (to - from), 1e-6);
    difference_.span_up(from - room, to + room);
  }

  std::string svg() const {
    const std::string pressure = "pressure P (" + options_.units.pressure + ")";
    const double height = sheet_->height_below((differences_.empty() ? loop_ : difference_).bottom + Sheet::kAxis);
    std::string out = sheet_->head(height, description());
    out += plot_axes(loop_, differences_.empty() ? pressure : "", "volume V (" + options_.units.volume + ")");
    if (!differences_.empty()) {
      out += plot_axes(difference_, pressure, "unloading − loading (" + options_.units.volume + ")") + area();
    }
    for (const CyclePiece& piece : pieces_) out += way(piece);
    out += jumps() + marks();
    return out + sheet_->foot(height);
  }

 private:
  static constexpr double kBetween = 22;  ///< the two frames, px
  static constexpr int kSamples = 240;    ///< of the difference

  std::string title() const { return options_.title.empty() ? "Volume under pressure and back" : options_.title; }

  void collect_differences(double low, double high) {
    const auto turns = std::ranges::count_if(pieces_, [](const CyclePiece& piece) { return !piece.loading; });
    bool back = false;
    for (const CyclePiece& piece : pieces_) {
      if (back && piece.loading) return;  // a second cycle
      back = back || !piece.loading;
    }
    if (turns == 0) return;
    for (int k = 0; k <= kSamples; ++k) {
      const double pressure = low + (high - low) * k / kSamples;
      const auto up = volume_at(pieces_, true, pressure), down = volume_at(pieces_, false, pressure);
      if (up && down) differences_.emplace_back(pressure, *down - *up);
    }
  }

  std::size_t slides() const {
    std::size_t count = 0;
    for (std::size_t k = 0; k + 1 < pieces_.size(); ++k) count += pieces_[k].loading == pieces_[k + 1].loading ? 1 : 0;
    return count;
  }

  bool comes_back() const {
    return std::ranges::any_of(pieces_, [](const CyclePiece& piece) { return !piece.loading; });
  }

  std::string description() const {
    const CyclePoint &first = pieces_.front().points.front(), &last = pieces_.back().points.back();
    return fmt::format(
        "Volume against pressure along {} pieces of branches with {} slides: from {} {} at {} {} to {} {} at {} {}.",
        pieces_.size(), slides(), number(first.volume), options_.units.volume, number(first.pressure),
        options_.units.pressure, number(last.volume), options_.units.volume, number(last.pressure),
        options_.units.pressure);
  }

  std::string notes() const {
    std::string text = options_.caption;
    if (comes_back()) {
      text += fmt::format("{}The area of the loop, the volume work ∫V dP of loading less that of unloading, is {} {}.",
                          text.empty() ? "" : " ", number(cycle_work(pieces_), 4), options_.units.energy);
    }
    return text;
  }

  std::vector<LegendEntry> legend_entries() const {
    std::vector<LegendEntry> entries = {line_entry("minima", 2, "loading")};
    if (comes_back()) entries.push_back(line_entry("saddles", 2, "unloading", "stroke-dasharray=\"7 3\""));
    if (slides() > 0) {
      entries.push_back(line_entry("guide", 1.2, fmt::format("slide downhill ({})", slides()), kSlide));
    }
    return entries;
  }
  static constexpr const char* kSlide = "stroke-dasharray=\"2 2\"";

  std::string way(const CyclePiece& piece) const {
    if (piece.points.size() < 2) return "";
    const auto place = [this](double pressure, double volume) {
      return fmt::format("{} {}", pixels(loop_.across(pressure)), pixels(loop_.up(volume)));
    };
    std::string path = fmt::format("M{}", place(piece.points[0].pressure, piece.points[0].volume));
    for (std::size_t k = 0; k + 1 < piece.points.size(); ++k) {
      const CyclePoint &a = piece.points[k], &b = piece.points[k + 1];
      if (std::isfinite(a.slope) && std::isfinite(b.slope)) {
        const double third = (b.pressure - a.pressure) / 3;
        path += fmt::format("C{} {} {}", place(a.pressure + third, a.volume + third * a.slope),
                            place(b.pressure - third, b.volume - third * b.slope), place(b.pressure, b.volume));
      } else {
        path += fmt::format("L{}", place(b.pressure, b.volume));
      }
    }
    return fmt::format("<path class=\"bs-{}\" stroke-width=\"2\"{} d=\"{}\"/>\n", piece.loading ? "minima" : "saddles",
                       piece.loading ? "" : " stroke-dasharray=\"7 3\"", path) +
           head(piece);
  }

  /// An arrow head in the middle of a piece.
  std::string head(const CyclePiece& piece) const {
    const double from = loop_.across(piece.points.front().pressure), to = loop_.across(piece.points.back().pressure);
    if (std::abs(to - from) < 40) return "";
    const double middle = 0.5 * (piece.points.front().pressure + piece.points.back().pressure);
    const auto step = (piece.points.back().pressure - piece.points.front().pressure) * 1e-3;
    const auto here = volume_at({piece}, piece.loading, middle),
               there = volume_at({piece}, piece.loading, middle + step);
    if (!here || !there) return "";
    const double x = loop_.across(middle), y = loop_.up(*here);
    const double angle = std::atan2(loop_.up(*there) - y, loop_.across(middle + step) - x) * 180 / 3.14159265358979;
    return fmt::format(
        "<polygon class=\"bs-head\" points=\"0,-5 10,0 0,5\" transform=\"translate({} {}) rotate({})\"/>\n", pixels(x),
        pixels(y), pixels(angle));
  }

  std::string jumps() const {
    std::string path;
    for (std::size_t k = 0; k + 1 < pieces_.size(); ++k) {
      const CyclePoint &from = pieces_[k].points.back(), &to = pieces_[k + 1].points.front();
      path += fmt::format("M{} {}L{} {}", pixels(loop_.across(from.pressure)), pixels(loop_.up(from.volume)),
                          pixels(loop_.across(to.pressure)), pixels(loop_.up(to.volume)));
    }
    return path.empty() ? "" : fmt::format("<path class=\"bs-guide\" {} d=\"{}\"/>\n", kSlide, path);
  }

  std::string area() const {
    std::string line;
    for (const auto& [pressure, change] : differences_) {
      line += fmt::format("{}{} {}", line.empty() ? 'M' : 'L', pixels(difference_.across(pressure)),
                          pixels(difference_.up(change)));
    }
    const std::string zero = pixels(difference_.up(0)), first = pixels(difference_.across(differences_.front().first)),
                      last = pixels(difference_.across(differences_.back().first));
    return fmt::format("<path class=\"bs-area\" d=\"{}L{} {}L{} {}Z\"/>\n", line, last, zero, first, zero) +
           svg_line(difference_.left, difference_.up(0), difference_.right, difference_.up(0), "frame") +
           fmt::format("<path class=\"bs-saddles\" stroke-width=\"1.5\" d=\"{}\"/>\n", line);
  }

  std::string marks() const {
    std::string out;
    std::vector<Box> taken;
    for (const CycleMark& mark : options_.marks) {
      double x = loop_.across(mark.pressure);
      const double y = loop_.up(mark.volume), half = kMarkerSize / 2;
      const double inwards = mark.pressure > 0.5 * (loop_.across.value_from + loop_.across.value_to) ? -1 : 1;
      Box box{x - half, x + half, y - half, y + half};
      while (std::ranges::any_of(taken, [&](const Box& other) { return box.meets(other); })) {
        x += inwards * (kMarkerSize + 2);
        box = {x - half, x + half, y - half, y + half};
      }
      taken.push_back(box);
      out += state_marker(mark.mark, x, y);
    }
    return out;
  }

  const std::vector<CyclePiece>& pieces_;
  const CyclePictureOptions& options_;
  std::vector<std::pair<double, double>> differences_;  ///< pressure, V on the way back − V on the way there
  std::optional<Sheet> sheet_;
  PlotFrame loop_, difference_;
};

}  // namespace

double cycle_work(const std::vector<CyclePiece>& pieces) {
  double work = 0;
  for (const CyclePiece& piece : pieces) {
    for (std::size_t k = 0; k + 1 < piece.points.size(); ++k) {
      const CyclePoint &a = piece.points[k], &b = piece.points[k + 1];
      const double width = b.pressure - a.pressure;
      work += 0.5 * width * (a.volume + b.volume);
      if (std::isfinite(a.slope) && std::isfinite(b.slope)) work += width * width * (a.slope - b.slope) / 12;
    }
  }
  return work;
}

std::string cycle_svg(const std::vector<CyclePiece>& pieces, const CyclePictureOptions& options) {
  std::vector<CyclePiece> drawn;
  for (const CyclePiece& piece : pieces) {
    if (piece.points.size() > 1) drawn.push_back(piece);
  }
  if (drawn.empty()) throw InputError("volume over pressure: no piece of the cycle has two points, so nothing to draw");
  return Painter(drawn, options).svg();
}

}  // namespace baroscape
