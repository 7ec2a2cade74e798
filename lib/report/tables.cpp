#include "report/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>

#include "report/markup.hpp"

namespace baroscape {
namespace {

constexpr std::size_t kTrappedRows = 100;
constexpr std::size_t kMinimaRows = 400;

struct Column {
  std::string name;  ///< plain text
  std::string unit;  ///< empty for pure numbers
  bool text = false;
};

/// A cell of plain text; where it names a minimum the page's scripts can show it.
struct Cell {
  std::string text;
  std::int64_t minimum = 0;  ///< 0: names none

  template <class Text>
  requires std::constructible_from<std::string, Text> Cell(Text&& words, std::int64_t named = 0)
      : text(std::forward<Text>(words)), minimum(named) {}
};

Cell minimum_cell(std::int64_t id) {
  return {std::to_string(id), id};
}

/// Rows are cells of plain text; escaping happens here.
class Table {
 public:
  Table(std::string caption, std::vector<Column> columns)
      : caption_(std::move(caption)), columns_(std::move(columns)) {}

  void row(const std::vector<Cell>& cells, bool shown = false) {
    body_ += shown ? "<tr class=\"shown\">" : "<tr>";
    for (std::size_t k = 0; k < cells.size(); ++k) body_ += cell(columns_[k], cells[k]);
    body_ += "</tr>\n";
  }

  void foot(const std::vector<Cell>& cells) {
    foot_ = "<tfoot><tr>";
    for (std::size_t k = 0; k < cells.size(); ++k) foot_ += cell(columns_[k], cells[k]);
    foot_ += "</tr></tfoot>\n";
  }

  std::string html() const {
    std::string out = fmt::format(
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\"><table>\n"
        "<caption>{0}</caption>\n<thead><tr>",
        escaped(caption_));
    for (const Column& column : columns_) {
      out += fmt::format("<th scope=\"col\"{}>{}{}</th>", column.text ? " class=\"text\"" : "", escaped(column.name),
                         column.unit.empty() ? "" : " <span class=\"unit\">" + escaped(column.unit) + "</span>");
    }
    return out + "</tr></thead>\n<tbody>\n" + body_ + "</tbody>\n" + foot_ + "</table></div>\n";
  }

 private:
  static std::string cell(const Column& column, const Cell& cell) {
    const std::string named = cell.minimum != 0 ? fmt::format(" data-minimum=\"{}\"", cell.minimum) : "";
    return (column.text ? "<td class=\"text\"" : "<td") + named + ">" + escaped(cell.text) + "</td>";
  }

  std::string caption_;
  std::vector<Column> columns_;
  std::string body_, foot_;
};

std::string optional_number(const std::optional<double>& value, int significant) {
  return value ? number(*value, significant) : "–";
}

Cell stage(const StageState& state) {
  return {fmt::format("{} ({} %)", state.minimum, fixed(100 * state.population, 1)), state.minimum};
}

}  // namespace

std::string anneal_table(const ReportData& data, const AnnealOutcome* shown) {
  const UnitNames& units = data.units;
  Table table(
      "Anneals. ΔE, the trapped fraction and the ratios are averages over the population; states 1, 2 and 3 are the "
      "most "
      "populated minima before loading, after annealing and after unloading, each with its share of the population. A "
      "dash "
      "means that the value is not defined.",
      {{"Start", "", true},
       {"P", units.pressure},
       {"T", units.temperature},
       {"ΔE", units.energy},
       {"trapped fraction", ""},
       {"V₃/V₁", ""},
       {"B₃/B₁", ""},
       {"barrier back", units.energy},
       {"ΔE/(P ΔV)", ""},
       {"state 1", "minimum"},
       {"state 2", "minimum"},
       {"state 3", "minimum"},
       {"E of states 1, 3", units.energy},
       {"E, V of state 2", units.energy + ", " + units.volume}});
  for (const AnnealOutcome& row : data.anneals) {
    table.row({row.start, number(row.pressure), number(row.temperature), fixed(row.delta_energy, 6),
               fixed(row.trapped_fraction, 4), fixed(row.volume_ratio, 5), fixed(row.bulk_modulus_ratio, 4),
               optional_number(row.state3.barrier_back, 5), optional_number(row.work_bound_ratio, 4), stage(row.state1),
               stage(row.state2), stage(row.state3), fixed(row.state1.energy, 5) + ", " + fixed(row.state3.energy, 5),
               fixed(row.state2.energy, 5) + ", " + fixed(row.state2.volume, 4)},
              &row == shown);
  }
  return table.html();
}

std::string trapped_table(const AnnealOutcome& outcome, const UnitNames& units) {
  Table table(
      fmt::format(
          "Where the population is after unloading from P = {} {} (T = {} {}), pair by pair. The shares, weight × "
          "energy excess, add up to ΔE.",
          number(outcome.pressure), units.pressure, number(outcome.temperature), units.temperature),
      {{"minimum j", "after"},
       {"minimum i", "before"},
       {"weight w(j, i)", ""},
       {"E_j − E_i", units.energy},
       {"share", units.energy},
       {"trapped", "", true},
       {"barrier back", units.energy},
       {"V_j/V_i", ""},
       {"B_j/B_i", ""}});
  double weight = 0, share = 0, rest_weight = 0, rest_share = 0;
  for (std::size_t k = 0; k < outcome.table.size(); ++k) {
    const TrappedState& row = outcome.table[k];
    weight += row.weight;
    share += row.share;
    if (k >= kTrappedRows) {
      rest_weight += row.weight;
      rest_share += row.share;
      continue;
    }
    table.row({minimum_cell(row.minimum), minimum_cell(row.initial), number(row.weight, 6), fixed(row.energy_excess, 6),
               number(row.share, 6), row.trapped ? "yes" : "no", optional_number(row.barrier_back, 5),
               fixed(row.volume_ratio, 5), fixed(row.bulk_modulus_ratio, 4)});
  }
  if (outcome.table.size() > kTrappedRows) {
    table.row({fmt::format("{} more", outcome.table.size() - kTrappedRows), "", number(rest_weight, 6), "",
               number(rest_share, 6), "", "", "", ""});
  }
  table.foot({"sum", "", number(weight, 6), "", number(share, 6), "", "", "", ""});
  return table.html();
}

std::string landscape_table(const ReportData& data) {
  Table table(
      "What was found at each pressure. Good–Turing coverage is the chance that the next transition state found is a "
      "known one; "
      "Chao1 is a lower bound on how many there are; capture–recapture compares the first two seeds.",
      {{"P", data.units.pressure},
       {"minima", ""},
       {"transition states", ""},
       {"pieces", ""},
       {"searches", ""},
       {"seeds", ""},
       {"Good–Turing coverage", ""},
       {"Chao1", "transition states"},
       {"capture–recapture", "transition states"},
       {"stopped by", "", true}});
  for (const ReportLandscape& one : data.landscapes) {
    const std::vector<int> components = connected_components(one.landscape);
    const int pieces = components.empty() ? 0 : 1 + *std::max_element(components.begin(), components.end());
    table.row({number(one.landscape.pressure()), std::to_string(one.landscape.minima().size()),
               std::to_string(one.landscape.transition_states().size()), std::to_string(pieces),
               std::to_string(one.searches), std::to_string(one.seeds), fixed(one.coverage.good_turing, 5),
               number(one.coverage.chao1, 6), optional_number(one.capture_recapture, 6), one.stopped_by});
  }
  return table.html();
}

std::string minima_table(const Landscape& landscape, const UnitNames& units) {
  const std::vector<Minimum>& minima = landscape.minima();
  const std::vector<int> ranks = landscape.minimum_ranks();
  std::vector<std::size_t> by_rank(minima.size());
  for (std::size_t k = 0; k < minima.size(); ++k) by_rank[static_cast<std::size_t>(ranks[k] - 1)] = k;
  std::string caption = fmt::format("Minima at P = {} {}, lowest enthalpy H = E + PV first.",
                                    number(landscape.pressure()), units.pressure);
  if (minima.size() > kMinimaRows) {
    caption += fmt::format(" The lowest {} of {}; the archive holds them all.", kMinimaRows, minima.size());
  }
  Table table(caption, {{"rank", ""},
                        {"id", ""},
                        {"H", units.energy},
                        {"E", units.energy},
                        {"V", units.volume},
                        {"B", units.pressure},
                        {"point-group order", ""},
                        {"lowest ω²", units.energy + "/(m " + units.length + "²)"}});
  for (std::size_t k = 0; k < std::min(minima.size(), kMinimaRows); ++k) {
    const Minimum& minimum = minima[by_rank[k]];
    table.row({std::to_string(k + 1), minimum_cell(minimum.id), fixed(minimum.enthalpy, 6), fixed(minimum.energy, 6),
               fixed(minimum.volume, 5), fixed(minimum.bulk_modulus, 4), std::to_string(minimum.point_group_order),
               fixed(minimum.lowest_omega2, 5)});
  }
  return table.html();
}

}  // namespace baroscape
