#include "report/figure_tables.hpp"

#include <fmt/format.h>

#include <cmath>

#include "landscape/disconnectivity.hpp"
#include "report/count_picture.hpp"

namespace baroscape {

CsvTable::CsvTable(const std::vector<std::string>& names) {
  for (const std::string& name : names) cell(name);
  end_row();
}

void CsvTable::put(const std::string& text) {
  if (!first_) text_ += ',';
  first_ = false;
  text_ += text;
}

CsvTable& CsvTable::cell(const std::string& text) {
  const std::string_view formulas = "=+-@\t\r";
  const std::string harmless =
      !text.empty() && formulas.find(text.front()) != std::string_view::npos ? "'" + text : text;
  if (harmless.find_first_of(",\"\r\n") == std::string::npos) {
    put(harmless);
    return *this;
  }
  std::string quoted = "\"";
  for (const char byte : harmless) quoted += byte == '"' ? std::string("\"\"") : std::string(1, byte);
  put(quoted + "\"");
  return *this;
}

CsvTable& CsvTable::cell(double value) {
  put(std::isfinite(value) ? fmt::format("{:.10g}", value) : "");
  return *this;
}

void CsvTable::end_row() {
  text_ += "\r\n";
  first_ = true;
}

std::string plot_table(const Plot& plot) {
  // What all panels share is said once, in the names of the columns.
  std::string across;
  bool one_name = true, errors = false;
  for (const PlotPanel& panel : plot.panels) {
    if (!panel.across.empty()) across = panel.across;
    one_name = one_name && panel.up == plot.panels.front().up;
    for (const PlotCurve& curve : panel.curves) errors = errors || !curve.error.empty();
  }
  std::vector<std::string> names = {"panel", "curve", across, one_name ? plot.panels.front().up : "value"};
  if (errors) names.emplace_back("half of the error bar");
  CsvTable table(names);
  for (std::size_t number = 0; number < plot.panels.size(); ++number) {
    const PlotPanel& panel = plot.panels[number];
    const std::string panel_name = one_name ? std::to_string(number + 1) : panel.up;
    for (const PlotCurve& curve : panel.curves) {
      for (std::size_t k = 0; k < curve.x.size(); ++k) {
        table.cell(panel_name).cell(curve.name).cell(curve.x[k]).cell(curve.y[k]);
        if (errors) table.cell(curve.error.empty() ? NAN : curve.error[k]);
        table.end_row();
      }
    }
  }
  return table.text();
}

std::string energy_volume_table(const AnnealOutcome& outcome, const UnitNames& units) {
  CsvTable table({"state", "minimum", fmt::format("P ({})", units.pressure), fmt::format("E ({})", units.energy),
                  fmt::format("V ({})", units.volume), fmt::format("B ({})", units.pressure), "population"});
  std::int64_t number = 0;
  for (const StageState* state : {&outcome.state1, &outcome.state2, &outcome.state3}) {
    ++number;
    table.cell(number).cell(state->minimum).cell(number == 2 ? outcome.pressure : 0.0);
    table.cell(state->energy).cell(state->volume).cell(state->bulk_modulus).cell(state->population).end_row();
  }
  return table.text();
}

std::string tree_table(const Landscape& landscape, const UnitNames& units) {
  CsvTable table({fmt::format("P ({})", units.pressure), "node", "minimum", "transition state",
                  fmt::format("H ({})", units.energy), "parent node", "minima below"});
  const DisconnectivityTree tree = disconnectivity_tree(landscape);
  for (std::size_t k = 0; k < tree.nodes.size(); ++k) {
    const DisconnectivityNode& node = tree.nodes[k];
    table.cell(landscape.pressure()).cell(static_cast<std::int64_t>(k + 1));
    table.cell(node.minimum == 0 ? "" : std::to_string(node.minimum));
    table.cell(node.transition_state == 0 ? "" : std::to_string(node.transition_state));
    table.cell(node.enthalpy).cell(node.parent < 0 ? "" : std::to_string(node.parent + 1));
    table.cell(static_cast<std::int64_t>(node.leaves)).end_row();
  }
  return table.text();
}

std::string branches_table(const AtlasRecord& atlas, const UnitNames& units) {
  CsvTable table({"branch", "index", fmt::format("P ({})", units.pressure), fmt::format("H ({})", units.energy),
                  fmt::format("V ({})", units.volume)});
  for (const BranchRecord& branch : atlas.branches) {
    for (const BranchPointRecord& point : branch.points) {
      table.cell(branch.id).cell(static_cast<std::int64_t>(branch.index));
      table.cell(point.pressure).cell(point.enthalpy).cell(point.volume).end_row();
    }
  }
  return table.text();
}

std::string counts_table(const AtlasRecord& atlas, const UnitNames& units) {
  CsvTable table({"index", fmt::format("from P ({})", units.pressure), "number"});
  for (const int index : {0, 1}) {
    for (const CountStep& step : count_steps(atlas, index)) {
      table.cell(static_cast<std::int64_t>(index)).cell(step.pressure);
      table.cell(static_cast<std::int64_t>(step.count)).end_row();
    }
  }
  return table.text();
}

std::string amplitudes_table(const std::vector<AmplitudeCurve>& curves, const UnitNames& units) {
  CsvTable table({"start", fmt::format("from P ({})", units.pressure), fmt::format("to P ({})", units.pressure),
                  "share that returns", "share that is lost", fmt::format("mean E after one turn ({})", units.energy),
                  fmt::format("mean E settled ({})", units.energy)});
  for (const AmplitudeCurve& curve : curves) {
    for (const AmplitudeRange& range : curve.ranges) {
      table.cell(curve.start).cell(range.from).cell(range.to).cell(range.returning_share).cell(range.lost_share);
      table.cell(range.energy_once).cell(range.energy_settled).end_row();
    }
  }
  return table.text();
}

std::string cycle_table(const std::vector<CyclePiece>& pieces, const UnitNames& units) {
  CsvTable table({"piece", "way", fmt::format("P ({})", units.pressure), fmt::format("V ({})", units.volume)});
  std::int64_t number = 0;
  for (const CyclePiece& piece : pieces) {
    ++number;
    for (const CyclePoint& point : piece.points) {
      table.cell(number)
          .cell(piece.loading ? "loading" : "unloading")
          .cell(point.pressure)
          .cell(point.volume)
          .end_row();
    }
  }
  return table.text();
}

std::string path_table(const PathProfile& profile, const UnitNames& units) {
  const auto enthalpy = [&](double pressure) {
    return fmt::format("H at P = {:.10g} {} ({})", pressure, units.pressure, units.energy);
  };
  CsvTable table({fmt::format("length ({})", units.length), fmt::format("E ({})", units.energy),
                  fmt::format("V ({})", units.volume), enthalpy(profile.path_pressure),
                  enthalpy(profile.other_pressure)});
  const Eigen::VectorXd here = profile.enthalpies(profile.path_pressure),
                        there = profile.enthalpies(profile.other_pressure);
  for (Eigen::Index k = 0; k < profile.lengths.size(); ++k) {
    table.cell(profile.lengths[k]).cell(profile.energies[k]).cell(profile.volumes[k]).cell(here[k]).cell(there[k]);
    table.end_row();
  }
  return table.text();
}

std::string gain_map_table(const StartResults& results) {
  const UnitNames& units = results.units;
  CsvTable table({"start", fmt::format("P ({})", units.pressure), fmt::format("T ({})", units.temperature),
                  fmt::format("gain of E ({})", units.energy), "trapped fraction"});
  for (const AnnealOutcome* outcome : results.outcomes) {
    table.cell(results.start).cell(outcome->pressure).cell(outcome->temperature);
    table.cell(outcome->delta_energy).cell(outcome->trapped_fraction).end_row();
  }
  return table.text();
}

std::string populations_table(const std::vector<PopulationRow>& rows, const UnitNames& units) {
  CsvTable table({fmt::format("P ({})", units.pressure), fmt::format("T ({})", units.temperature), "stage", "minimum",
                  "population"});
  for (const PopulationRow& row : rows) {
    for (const StageBar& bar : row.bars) {
      for (const auto& [minimum, population] : bar.shares) {
        table.cell(row.pressure).cell(row.temperature).cell(bar.name).cell(minimum).cell(population).end_row();
      }
    }
  }
  return table.text();
}

}  // namespace baroscape
