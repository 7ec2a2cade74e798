// What of a treatment beyond its scalars goes into the fingerprint, with states named by their content instead of their
// ids.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/record.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

/// The name of a minimum by its content.
using NameOfMinimum = std::function<std::uint64_t(std::int64_t id)>;
/// A start with its minimum, if it has one, named by its content.
using NameOfStart = std::function<std::string(const std::string& start)>;

/// Adds the hashes of populations, storage, drawn clusters, half-lives, scans and Kissinger's fits.
void add_details(Record& record, const AnnealOutcome& outcome, const NameOfMinimum& minimum);

/// One hash each, the order of which does not matter.
std::vector<std::uint64_t> hashes_of(const std::vector<ControlScan>& controls, const NameOfStart& start);
std::vector<std::uint64_t> hashes_of(const std::vector<ComparisonOutcome>& comparisons, const NameOfStart& start);
std::vector<std::uint64_t> hashes_of(const std::vector<EnthalpyLines>& lines, const NameOfStart& start);

}  // namespace baroscape
