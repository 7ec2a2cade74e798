// All figures of a report as files: pictures that stand alone, with title, caption and data.
#pragma once

#include <vector>

#include "report/named_picture.hpp"
#include "report/report.hpp"

namespace baroscape {

/// In the order of the page; every one with its table. No two have the same name.
std::vector<NamedPicture> report_figures(const ReportData& data);

/// The tree of one landscape as it stands in the page, or `captioned`, with its caption inside, for a file of its own. It
/// needs a minimum.
NamedPicture tree_figure(const ReportData& data, const Landscape& landscape, bool captioned = false);

/// States 1, 2, 3 of the anneal the pictures show.
NamedPicture states_figure(const ReportData& data, const AnnealOutcome& shown, bool captioned = false);

/// The same of the first 24 other anneals, small and on common axes: more help nobody.
std::vector<NamedPicture> other_states_figures(const ReportData& data, const AnnealOutcome& shown,
                                               bool captioned = false);

/// "P = 5 ε/σ³, T = 0.02 ε/k_B, from global-minimum".
std::string in_words(const AnnealOutcome& outcome, const UnitNames& units);

}  // namespace baroscape
