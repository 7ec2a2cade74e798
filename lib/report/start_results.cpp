#include <algorithm>
#include <set>

#include "report/treatment_figures.hpp"

namespace baroscape {

std::vector<double> StartResults::pressures() const {
  std::set<double> all;
  for (const AnnealOutcome* outcome : outcomes) all.insert(outcome->pressure);
  return {all.begin(), all.end()};
}

std::vector<double> StartResults::temperatures() const {
  std::set<double> all;
  for (const AnnealOutcome* outcome : outcomes) all.insert(outcome->temperature);
  return {all.begin(), all.end()};
}

const AnnealOutcome* StartResults::at(double pressure, double temperature) const {
  for (const AnnealOutcome* outcome : outcomes) {
    if (outcome->pressure == pressure && outcome->temperature == temperature) return outcome;
  }
  return nullptr;
}

std::optional<double> StartResults::shown_rate() const {
  std::set<double> rates;
  for (const ControlScan* control : controls) rates.insert(control->curve.rate);
  if (rates.empty()) return std::nullopt;
  return *std::next(rates.begin(), static_cast<std::ptrdiff_t>(rates.size() / 2));
}

const ScanOutcome* StartResults::scan(const AnnealOutcome& outcome, double rate, double storage_time) const {
  for (const ScanOutcome& scan : outcome.scans) {
    if (scan.curve.rate == rate && scan.curve.storage_time == storage_time) return &scan;
  }
  return nullptr;
}

}  // namespace baroscape
