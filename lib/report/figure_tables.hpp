// The data of figures as CSV (RFC 4180): names with units first, then rows of numbers; one table a figure.
#pragma once

#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "landscape/landscape.hpp"
#include "protocol/amplitudes.hpp"
#include "protocol/anneal.hpp"
#include "protocol/path_profile.hpp"
#include "report/cycle_picture.hpp"
#include "report/plot.hpp"
#include "report/populations_picture.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

/// Rows of cells, put together as text. Numbers have ten digits, what is not finite is an empty cell; text that a
/// spreadsheet would take for a formula is led by an apostrophe.
class CsvTable {
 public:
  explicit CsvTable(const std::vector<std::string>& names);
  CsvTable& cell(const std::string& text);
  CsvTable& cell(double value);
  CsvTable& cell(std::int64_t value) { return cell(static_cast<double>(value)); }
  void end_row();
  const std::string& text() const { return text_; }

 private:
  void put(const std::string& text);

  std::string text_;
  bool first_ = true;
};

std::string plot_table(const Plot& plot);
/// Energy and volume of states 1, 2, 3.
std::string energy_volume_table(const AnnealOutcome& outcome, const UnitNames& units);
/// Leaves and merges of the disconnectivity tree.
std::string tree_table(const Landscape& landscape, const UnitNames& units);
std::string branches_table(const AtlasRecord& atlas, const UnitNames& units);
std::string counts_table(const AtlasRecord& atlas, const UnitNames& units);
std::string amplitudes_table(const std::vector<AmplitudeCurve>& curves, const UnitNames& units);
std::string cycle_table(const std::vector<CyclePiece>& pieces, const UnitNames& units);
std::string path_table(const PathProfile& profile, const UnitNames& units);
std::string gain_map_table(const StartResults& results);
std::string populations_table(const std::vector<PopulationRow>& rows, const UnitNames& units);

}  // namespace baroscape
