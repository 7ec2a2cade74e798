// The self-contained HTML page, from plain data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "landscape/coverage.hpp"
#include "landscape/landscape.hpp"
#include "protocol/amplitudes.hpp"
#include "protocol/anneal.hpp"
#include "protocol/path_profile.hpp"
#include "report/cycle_picture.hpp"
#include "report/unit_names.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// The states of one anneal on their way, for pictures.
struct ReportJourney {
  double pressure = 0, temperature = 0;  ///< of the anneal
  std::vector<CyclePiece> pieces;        ///< loading, then unloading
  std::vector<CycleMark> marks;          ///< states 1, 2, 3
  std::optional<PathProfile> profile;    ///< from state 1 to state 2 under pressure; may be missing
};

/// One structure on the way from state 1 to state 2.
struct FilmFrame {
  Eigen::VectorXd positions;  ///< length 3N
  double enthalpy = 0;
  int index = -1;       ///< 0 a minimum, 1 a transition state, -1 between them
  std::int64_t id = 0;  ///< of the state
};

/// The way from state 1, loaded, to state 2.
struct ReportFilm {
  double pressure = 0;
  std::int64_t from = 0, to = 0;  ///< minima
  std::vector<FilmFrame> frames;
};

/// One pressure of the report.
struct ReportLandscape {
  Landscape landscape;
  std::string stopped_by;
  std::int64_t searches = 0;
  int seeds = 1;
  CoverageEstimate coverage;
  std::optional<double> capture_recapture;
};

struct ReportData {
  std::string title, program_version, configuration, volume_definition;
  std::vector<std::uint64_t> seeds;
  std::vector<std::string> imports;  ///< what was imported and from where, a sentence each
  std::string fingerprint;
  UnitNames units;
  std::optional<System> system;             ///< for pictures of atoms and what the page works out by itself
  std::vector<ReportLandscape> landscapes;  ///< ascending pressure
  std::vector<AnnealOutcome> anneals;
  std::vector<ControlScan> controls;           ///< of untreated samples
  std::vector<ComparisonOutcome> comparisons;  ///< other treatments, at P = 0
  std::vector<EnthalpyLines> lines;
  std::vector<PressureMap> maps;
  std::optional<AtlasRecord> atlas;        ///< how the states deform, where they were followed
  std::vector<AmplitudeCurve> amplitudes;  ///< what cycles do, where states were followed from P = 0
  std::optional<ReportJourney> journey;    ///< of the anneal the pictures show
  std::optional<ReportFilm> film;          ///< of the same
};

/// The whole page; no network. Its scripts add to it (report/page_scripts.hpp); none is needed to read it.
std::string report_html(const ReportData& data);

/// The 1→2→3 summary in a few plain sentences, for the terminal and for the head of the page.
std::string summary_in_words(const ReportData& data);

}  // namespace baroscape
