// Samples of a database or of files, analysed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/sample.hpp"
#include "archive/archive.hpp"

namespace baroscape {

/// A population over structures, and what it is like.
struct AnalysedSample {
  std::string name;                                      ///< for people
  std::string start;                                     ///< of the anneal it comes of; else empty
  int state = 0;                                         ///< 1 before it, 3 after it; 0: of no anneal
  double pressure = 0, temperature = 0, time = 0;        ///< of the anneal, in the system's units; of state 1 all 0
  std::vector<std::pair<std::int64_t, double>> members;  ///< structure and weight
  std::size_t reference = 0;  ///< index of the sample that its flow units are counted against
  SampleAnalysis analysis;
};

struct AnalysedSamples {
  AnalysisGrid grid;
  double deviations = 1;
  std::vector<AnalysedSample> samples;
  std::map<std::int64_t, StructureAnalysis> structures;  ///< by the members' ids
  std::vector<FlowUnitReference> references;             ///< one for each sample; only those referred to are filled
};

/// State 1 of every start, then its states 3 by time, temperature and pressure. InputError when nothing was annealed.
std::vector<AnalysedSample> annealed_samples(const Archive& archive, const std::string& database);

/// How many structures are done, of how many; false stops.
using AnalysisProgress = std::function<bool(std::size_t, std::size_t)>;

/// Analyses what the samples are made of: minima at one pressure (inside units). Nothing when it was stopped.
bool analyse_minima(AnalysedSamples& all, const System& system, const Landscape& landscape, int threads,
                    const AnalysisProgress& progress);

/// With all structures there: the samples themselves.
void average_samples(AnalysedSamples& all, const System& system);

}  // namespace baroscape
