// The 1→2→3 summary: every sentence is derived from the numbers and says what is the case, whatever they are.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/markup.hpp"
#include "report/report.hpp"

namespace baroscape {
namespace {

using Rows = std::vector<const AnnealOutcome*>;

/// What counts as higher in energy (physics, section 1).
constexpr double kHigher = 1e-7;

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t k = 0; k < items.size(); ++k) {
    if (k > 0) text += k + 1 == items.size() ? " and " : ", ";
    text += items[k];
  }
  return text;
}

bool returns(const AnnealOutcome& row) {
  return row.state3.minimum == row.state1.minimum;
}
bool lies_higher(const AnnealOutcome& row) {
  return !returns(row) && row.state3.energy > row.state1.energy + kHigher;
}

/// "2.1 % denser", "0.4 % softer", "as stiff"; empty when the ratio means nothing.
std::string change(double before, double after, const char* more, const char* less, const char* same) {
  const double percent = 100 * (after / before - 1);
  if (!std::isfinite(percent) || before <= 0) return "";
  if (std::abs(percent) < 0.005) return same;
  const double size = std::abs(percent);
  return (size < 10 ? number(size, 2) : fixed(size, 0)) + " % " + (percent > 0 ? more : less);
}

/// Averages are told to six decimals: what equilibrium leaves elsewhere, 10⁻¹⁹ of the population, is nothing to a
/// reader.
double rounded(double value) {
  return std::round(value * 1e6) / 1e6;
}

class Writer {
 public:
  explicit Writer(const ReportData& data) : data_(data) {}

  std::string text() {
    explored();
    std::vector<std::string> starts;
    for (const AnnealOutcome& row : data_.anneals) {
      if (std::find(starts.begin(), starts.end(), row.start) == starts.end()) starts.push_back(row.start);
    }
    if (starts.empty()) line("No anneal was asked for, so there are no states 1, 2 and 3.");
    for (const std::string& start : starts) {
      if (starts.size() > 1) line("Starting from " + start + ":");
      anneals_from(start);
    }
    return text_;
  }

 private:
  void line(const std::string& sentence) { text_ += sentence + "\n"; }

  std::string pressure(double value) const { return number(value) + " " + data_.units.pressure; }
  std::string pressures(const Rows& rows) const {
    std::vector<std::string> values;
    for (const AnnealOutcome* row : rows) values.push_back(number(row->pressure));
    return joined(values) + " " + data_.units.pressure;
  }
  std::string temperature(double value) const { return number(value) + " " + data_.units.temperature; }
  std::string energy(double value, int significant = 3) const {
    return number(value, significant) + " " + data_.units.energy;
  }

  void explored() {
    if (data_.landscapes.empty()) return line("No landscape was explored.");
    std::vector<std::string> found, broken;
    for (const ReportLandscape& one : data_.landscapes) {
      const Landscape& landscape = one.landscape;
      // The things are named once, at the first pressure.
      const auto counted = [&](std::size_t count, const char* one_thing, const char* things) {
        return std::to_string(count) + (found.empty() ? std::string(" ") + (count == 1 ? one_thing : things) : "");
      };
      found.push_back(counted(landscape.minima().size(), "minimum", "minima") + " and " +
                      counted(landscape.transition_states().size(), "transition state", "transition states") +
                      " at P = " + number(landscape.pressure()));
      const std::vector<int> components = connected_components(landscape);
      if (components.empty()) continue;
      const int pieces = 1 + *std::max_element(components.begin(), components.end());
      if (pieces > 1) broken.push_back(fmt::format("{} pieces at P = {}", pieces, number(landscape.pressure())));
    }
    line(fmt::format("Found {} {}.", fmt::join(found, "; "), data_.units.pressure));
    for (const std::string& sentence : data_.imports) line(sentence);
    if (!broken.empty()) {
      line("Not every minimum is joined to every other by a known path: " + joined(broken) + " " +
           data_.units.pressure + ".");
    }
  }

  void anneals_from(const std::string& start) {
    std::map<double, Rows> by_temperature;
    for (const AnnealOutcome& row : data_.anneals) {
      if (row.start == start) by_temperature[row.temperature].push_back(&row);
    }
    for (auto& [temperature, rows] : by_temperature) {
      std::sort(rows.begin(), rows.end(), [](auto* a, auto* b) { return a->pressure < b->pressure; });
    }
    const Rows& telling = telling_temperature(by_temperature);
    Rows pressed, controls;
    for (const AnnealOutcome* row : telling) (row->pressure > 0 ? pressed : controls).push_back(row);
    if (!pressed.empty()) {
      mechanism(most_telling(pressed));
      crossing(telling, pressed);
    }
    control(controls);
    if (by_temperature.size() < 2) return;
    for (const auto& [temperature, rows] : by_temperature) one_temperature(temperature, rows);
  }

  /// The coldest, where energy decides most; where anneals end after a time the one that gains the most, since in the
  /// cold nothing may have happened yet.
  static const Rows& telling_temperature(const std::map<double, Rows>& by_temperature) {
    const auto gain = [](const auto& group) { return most_telling(group.second).delta_energy; };
    const bool in_time = std::isfinite(by_temperature.begin()->second.front()->time);
    if (!in_time) return by_temperature.begin()->second;
    return std::max_element(by_temperature.begin(), by_temperature.end(),
                            [&](const auto& a, const auto& b) { return gain(a) < gain(b) - kHigher; })
        ->second;
  }

  /// The largest ΔE among those whose state 3 lies higher; among all when none does.
  static const AnnealOutcome& most_telling(const Rows& rows) {
    return **std::max_element(rows.begin(), rows.end(), [](auto* a, auto* b) {
      return std::pair(lies_higher(*a), a->delta_energy) < std::pair(lies_higher(*b), b->delta_energy);
    });
  }

  /// The way 1 → 2 → 3 of one anneal.
  void mechanism(const AnnealOutcome& row) {
    const StageState &one = row.state1, &two = row.state2, &three = row.state3;
    const std::string where = "At T = " + temperature(row.temperature) + " and P = " + pressure(row.pressure);
    const std::optional<std::int64_t> loaded = load_image(row);
    std::string way;
    if (loaded == two.minimum) {
      way =
          fmt::format("{} the sample keeps to its minimum {} (state 1), which is minimum {} under pressure (state 2)",
                      where, one.minimum, two.minimum);
    } else {
      way = fmt::format("{} the sample moves from minimum {} (state 1) to minimum {} (state 2)", where, one.minimum,
                        two.minimum);
    }
    if (returns(row)) {
      line(way + "; unloading returns it to state 1.");
    } else if (lies_higher(row)) {
      line(fmt::format(
          "{}; after unloading it stays trapped in minimum {} (state 3), {} higher in energy than state 1{}, {}.", way,
          three.minimum, energy(three.energy - one.energy), compared(row), barrier(three)));
    } else {
      line(fmt::format(
          "{}; after unloading it is in minimum {} (state 3), {}{}: relaxed, not rejuvenated.", way, three.minimum,
          one.energy - three.energy > kHigher ? energy(one.energy - three.energy) + " lower in energy than state 1"
                                              : "as low in energy as state 1",
          compared(row)));
    }
    line(fmt::format("Averaged over the population ΔE = {}, with a fraction {} trapped.",
                     energy(rounded(row.delta_energy)), number(rounded(row.trapped_fraction), 3)));
    not_the_lowest(row);
  }

  std::string compared(const AnnealOutcome& row) const {
    // Density goes as 1/V, so the ratio is turned over.
    const std::string density = change(row.state3.volume, row.state1.volume, "denser", "less dense", "as dense");
    const std::string stiffness = change(row.state1.bulk_modulus, row.state3.bulk_modulus, "stiffer (bulk modulus)",
                                         "softer (bulk modulus)", "as stiff");
    if (density.empty() || stiffness.empty()) return density.empty() ? "" : ", " + density;
    return ", " + density + " and " + stiffness;
  }

  std::string barrier(const StageState& three) const {
    if (!three.barrier_back) return "with no known path back to state 1";
    return "with a barrier of " + energy(*three.barrier_back) + " back";
  }

  std::optional<std::int64_t> load_image(const AnnealOutcome& row) const {
    for (const PressureMap& map : data_.maps) {
      if (map.from != 0 || map.to != row.pressure) continue;
      for (const MapEntry& entry : map.entries) {
        if (entry.from == row.state1.minimum) return entry.to;
      }
    }
    return std::nullopt;
  }

  void not_the_lowest(const AnnealOutcome& row) {
    for (const ReportLandscape& one : data_.landscapes) {
      if (one.landscape.pressure() != row.pressure || !one.landscape.global_minimum()) continue;
      const std::int64_t lowest = one.landscape.minima()[*one.landscape.global_minimum()].id;
      if (lowest == row.state2.minimum) return;
      line(fmt::format(
          "State 2 is not the lowest minimum at that pressure (minimum {} is): {}.", lowest,
          row.pieces > 1 ? "entropy favours it, or no known path leads to the lowest" : "entropy favours it"));
    }
  }

  /// Between which pressures does unloading stop to return to state 1?
  void crossing(const Rows& rows, const Rows& pressed) {
    Rows back, higher, elsewhere;
    for (const AnnealOutcome* row : rows)
      (returns(*row) ? back : lies_higher(*row) ? higher : elsewhere).push_back(row);
    if (higher.empty()) {
      line(fmt::format("Up to P = {} no state 3 lies higher than state 1{}.", pressure(pressed.back()->pressure),
                       elsewhere.empty() ? ": unloading returns to state 1 from every pressure" : ""));
    } else if (back.empty()) {
      line("State 3 lies higher than state 1 from P = " + pressure(higher.front()->pressure) +
           " on; no pressure was annealed at that returns to state 1.");
    } else if (back.back()->pressure < higher.front()->pressure) {
      line(fmt::format(
          "Below a pressure between {} and {} unloading returns to state 1; above it state 3 lies higher in energy{}.",
          number(back.back()->pressure), pressure(higher.front()->pressure), at_every_pressure(higher)));
    } else {
      line("There is no single crossing pressure: unloading returns to state 1 from P = " + pressures(back) +
           ", while state 3 lies higher in energy after P = " + pressures(higher) + ".");
    }
    if (!elsewhere.empty() && !higher.empty()) {
      line("After P = " + pressures(elsewhere) + " state 3 is another minimum that does not lie higher than state 1.");
    }
  }

  /// Is what lies higher also denser and stiffer, at every pressure?
  std::string at_every_pressure(const Rows& rows) const {
    std::vector<std::string> words;
    for (const bool density : {true, false}) {
      const auto more = std::count_if(rows.begin(), rows.end(), [&](const AnnealOutcome* row) {
        return density ? row->state3.volume < row->state1.volume : row->state3.bulk_modulus > row->state1.bulk_modulus;
      });
      if (more == static_cast<std::ptrdiff_t>(rows.size())) words.push_back(density ? "denser" : "stiffer");
    }
    if (words.empty()) return "";
    return (words.size() == 2 ? " and is " : ", and is ") + joined(words) +
           " than state 1 at every pressure annealed at";
  }

  void control(const Rows& controls) {
    if (controls.empty()) return line("There is no control: nothing was annealed at P = 0.");
    const AnnealOutcome& row = *controls.front();
    const std::string head = "A control annealed at P = 0 and T = " + temperature(row.temperature);
    const std::string average = fmt::format("ΔE = {}, trapped fraction {}", energy(rounded(row.delta_energy)),
                                            number(rounded(row.trapped_fraction), 3));
    if (returns(row)) {
      line(head + " does none of this: it ends in state 1 (" + average + ").");
    } else {
      line(fmt::format(
          "{} leaves state 1 too, for minimum {}, {} {} in energy ({}): that much is the work of temperature alone.",
          head, row.state3.minimum, energy(std::abs(row.state3.energy - row.state1.energy)),
          row.state3.energy > row.state1.energy ? "higher" : "lower", average));
    }
  }

  void one_temperature(double value, const Rows& rows) {
    Rows higher;
    for (const AnnealOutcome* row : rows) {
      if (lies_higher(*row)) higher.push_back(row);
    }
    const auto [least, most] = std::minmax_element(rows.begin(), rows.end(),
                                                   [](auto* a, auto* b) { return a->delta_energy < b->delta_energy; });
    line(fmt::format("T = {}: ΔE from {} (P = {}) to {} (P = {} {}); state 3 lies higher than state 1 {}.",
                     temperature(value), energy(rounded((*least)->delta_energy)), number((*least)->pressure),
                     energy(rounded((*most)->delta_energy)), number((*most)->pressure), data_.units.pressure,
                     higher.empty() ? "after no pressure" : "after P = " + pressures(higher)));
  }

  const ReportData& data_;
  std::string text_;
};

}  // namespace

std::string summary_in_words(const ReportData& data) {
  return Writer(data).text();
}

}  // namespace baroscape
