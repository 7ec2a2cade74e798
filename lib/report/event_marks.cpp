#include "report/event_marks.hpp"

#include <fmt/format.h>

#include <cmath>

#include "report/svg.hpp"

namespace baroscape {
namespace {

constexpr double kReach = 5;  ///< of a symbol about its centre, at its normal size, px

/// Corners at these distances from the centre in turn, the first one upwards.
std::string star(double x, double y, int corners, double outer, double inner, const char* style) {
  std::string points;
  for (int k = 0; k < corners; ++k) {
    const double angle = 2 * 3.14159265358979323846 * k / corners, reach = k % 2 == 0 ? outer : inner;
    points += fmt::format("{}{},{}", k > 0 ? " " : "", pixels(x + reach * std::sin(angle)),
                          pixels(y - reach * std::cos(angle)));
  }
  return fmt::format("<polygon class=\"bs-{}\" points=\"{}\"/>", style, points);
}

std::string triangle(double x, double y, double reach, const char* style) {
  const double half = 0.95 * reach;
  return fmt::format("<polygon class=\"bs-{}\" points=\"{},{} {},{} {},{}\"/>", style, pixels(x), pixels(y - reach),
                     pixels(x + half), pixels(y + 0.7 * reach), pixels(x - half), pixels(y + 0.7 * reach));
}

}  // namespace

EventMark mark_of(const EventRecord& event) {
  if (event.kind == "fold") return EventMark::fold;
  if (event.kind == "e-mode") return EventMark::e_mode;
  if (event.kind == "saddle-saddle") return EventMark::saddle_saddle;
  return event.criticality == "super" ? EventMark::supercritical_pitchfork : EventMark::subcritical_pitchfork;
}

const char* name_of(EventMark mark) {
  switch (mark) {
    case EventMark::fold:
      return "fold";
    case EventMark::subcritical_pitchfork:
      return "subcritical pitchfork";
    case EventMark::supercritical_pitchfork:
      return "supercritical pitchfork";
    case EventMark::e_mode:
      return "E-mode event";
    case EventMark::saddle_saddle:
      return "event among saddles";
    case EventMark::crossing:
      return "change of order";
  }
  return "event";
}

const char* meaning_of(EventMark mark) {
  switch (mark) {
    case EventMark::fold:
      return "a minimum and a transition state meet and vanish";
    case EventMark::subcritical_pitchfork:
      return "two equal transition states close in on a symmetric minimum, which is itself one on the other side: what "
             "was a basin lies on a saddle";
    case EventMark::supercritical_pitchfork:
      return "a symmetric minimum becomes a transition state between two equal minima that part from it";
    case EventMark::e_mode:
      return "three equal transition states close in on a minimum with a threefold axis and pass through it; on the "
             "other side it is no minimum";
    case EventMark::saddle_saddle:
      return "a transition state meets another one or a saddle of higher index; no minimum takes part";
    case EventMark::crossing:
      return "two minima exchange their order";
  }
  return "";
}

std::string event_symbol(EventMark mark, double x, double y, double size) {
  const double reach = kReach * size;
  switch (mark) {
    case EventMark::fold:
      return fmt::format("<circle class=\"bs-event\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", pixels(x), pixels(y),
                         pixels(0.9 * reach));
    case EventMark::subcritical_pitchfork:
      return triangle(x, y, reach, "event");
    case EventMark::supercritical_pitchfork:
      return triangle(x, y, reach, "open");
    case EventMark::e_mode:
      return star(x, y, 6, 1.4 * reach, 0.4 * reach, "event");
    case EventMark::saddle_saddle: {
      const double r = 0.45 * reach;
      return fmt::format("<path class=\"bs-saddles\" d=\"M{0} {1}l{2} {2}m0 -{2}l-{2} {2}\"/>", pixels(x - r),
                         pixels(y - r), pixels(2 * r));
    }
    case EventMark::crossing:
      return star(x, y, 4, 0.9 * reach, 0.9 * reach, "open");
  }
  return "";
}

std::vector<LegendEntry> event_legend(const std::map<EventMark, std::size_t>& counts) {
  std::vector<LegendEntry> entries;
  for (const auto& [mark, count] : counts) {
    if (count == 0) continue;
    entries.push_back({[mark = mark](double x, double y) { return event_symbol(mark, x, y); }, 12,
                       fmt::format("{} ({})", name_of(mark), count)});
  }
  return entries;
}

}  // namespace baroscape
