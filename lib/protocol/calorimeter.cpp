#include "protocol/calorimeter.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "core/share_work.hpp"
#include "kinetics/thermodynamics.hpp"
#include "protocol/storage.hpp"
#include "protocol/treatment_ground.hpp"

namespace baroscape {
namespace {

/// All samples of one start side by side: a block of outcomes and their control for each storage time, 0 first; then
/// the minima that clusters were drawn in.
struct Columns {
  std::vector<double> storage_times = {0.0};
  Eigen::Index outcomes = 0;
  std::map<std::int64_t, Eigen::Index> drawn;  ///< column by id of the minimum
  Eigen::MatrixXd samples;
  std::string unfinished;  ///< why a storage did not come to its end; empty when all did

  Eigen::Index treated(std::size_t storage, Eigen::Index outcome) const {
    return index_of(storage) * (outcomes + 1) + outcome;
  }
  Eigen::Index control(std::size_t storage) const { return treated(storage, outcomes); }
};

Columns columns_of(const Landscape& ambient, const MasterEquation& equation, const Eigen::VectorXd& initial,
                   const TreatmentOptions& treatment, const std::vector<AnnealOutcome>& outcomes) {
  Columns columns;
  columns.outcomes = index_of(outcomes.size());
  const Eigen::MatrixXd fresh = samples_of(initial, outcomes);
  std::vector<Eigen::MatrixXd> blocks = {fresh};
  for (const double time : treatment.storage_times) {
    EvolutionResult stored = kept(equation, fresh, time, treatment);
    if (!stored.finished) columns.unfinished = stored.reason;
    blocks.push_back(std::move(stored.populations));
    columns.storage_times.push_back(time);
  }
  std::set<std::int64_t> drawn;
  for (const AnnealOutcome& outcome : outcomes) {
    for (const DrawnSample& sample : outcome.drawn) drawn.insert(sample.unloaded);
  }
  const Eigen::Index together = index_of(blocks.size()) * fresh.cols();
  columns.samples.resize(fresh.rows(), together + index_of(drawn.size()));
  for (std::size_t k = 0; k < blocks.size(); ++k) {
    columns.samples.middleCols(index_of(k) * fresh.cols(), fresh.cols()) = blocks[k];
  }
  Eigen::Index next = together;
  for (const std::int64_t id : drawn) {
    columns.drawn[id] = next;
    columns.samples.col(next++) = Eigen::VectorXd::Unit(fresh.rows(), index_of(*ambient.index_of_minimum(id)));
  }
  return columns;
}

/// One rate: the curves of all samples and what they say.
class RateScan {
 public:
  RateScan(const MasterEquation& equation, const Columns& columns, const CalorimeterOptions& options, double rate,
           int modes)
      : columns_(columns), modes_(modes) {
    ScanOptions how;
    how.rate = rate;
    how.from = options.from;
    how.to = options.to;
    how.evolution = options.evolution;
    scan_ = scan(equation, columns.samples, how);
    capacities_ = heat_capacities(scan_, even_edges(scan_, options.intervals), modes);
  }

  HeatCurve control(std::size_t storage) const { return curve(storage, columns_.control(storage)); }

  void add_to(Eigen::Index which, AnnealOutcome& outcome) const {
    for (std::size_t storage = 0; storage < columns_.storage_times.size(); ++storage) {
      const Eigen::Index treated = columns_.treated(storage, which);
      const StoredEnthalpy stored = stored_enthalpy(scan_, treated, columns_.control(0));
      ScanOutcome result;
      result.curve = curve(storage, treated);
      result.delta_enthalpy = stored.delta_enthalpy;
      result.delta_enthalpy_stored = stored_enthalpy(scan_, treated, columns_.control(storage)).delta_enthalpy;
      result.initial_difference = stored.initial_difference;
      result.sum_rule_error = stored.sum_rule_error;
      result.exotherm_peak = stored.exotherm_peak;
      result.exotherm_height = stored.exotherm_height;
      if (storage == 0) {
        result.drawn.resize(capacities_.rows(), index_of(outcome.drawn.size()));
        for (std::size_t k = 0; k < outcome.drawn.size(); ++k) {
          result.drawn.col(index_of(k)) = capacities_.col(columns_.drawn.at(outcome.drawn[k].unloaded));
        }
      }
      outcome.scans.push_back(std::move(result));
    }
    const std::string& reason = scan_.finished ? columns_.unfinished : scan_.reason;
    if (!reason.empty() && (!scan_.finished || !columns_.unfinished.empty()) && outcome.finished) {
      outcome.finished = false;
      outcome.reason = reason;
    }
  }

 private:
  HeatCurve curve(std::size_t storage, Eigen::Index column) const {
    HeatCurve result;
    result.rate = scan_.rate;
    result.storage_time = columns_.storage_times[storage];
    result.from = scan_.temperatures[0];
    result.to = scan_.temperatures[scan_.temperatures.size() - 1];
    result.heat_capacity = capacities_.col(column);
    result.glass_transition = half_of_the_rise(result, modes_);
    result.distance_from_equilibrium = scan_.distance_from_equilibrium[column];
    return result;
  }

  const Columns& columns_;
  int modes_;
  Scan scan_;
  Eigen::MatrixXd capacities_;
};

/// Kissinger's fit of one storage time, where every rate has an exotherm of a sample that was rejuvenated.
std::optional<KissingerOutcome> kissinger_of(const AnnealOutcome& outcome, double storage_time) {
  std::vector<double> rates, peaks;
  for (const ScanOutcome& scan : outcome.scans) {
    if (scan.curve.storage_time != storage_time) continue;
    if (!scan.exotherm_peak || scan.delta_enthalpy <= 0) return std::nullopt;
    rates.push_back(scan.curve.rate);
    peaks.push_back(*scan.exotherm_peak);
  }
  if (std::set(peaks.begin(), peaks.end()).size() < 2) return std::nullopt;
  const KissingerFit fit = kissinger(rates, peaks);
  return KissingerOutcome{storage_time, fit.activation_energy, fit.error, fit.log_attempts};
}

}  // namespace

std::vector<ControlScan> scan_outcomes(const Landscape& ambient, const Eigen::VectorXd& initial,
                                       const TreatmentOptions& treatment, const CalorimeterOptions& options,
                                       int threads, std::vector<AnnealOutcome>& outcomes,
                                       const ProgressCallback<CalorimeterStatus>& progress) {
  std::vector<ControlScan> controls;
  if (options.rates.empty() || outcomes.empty()) return controls;
  const MasterEquation equation{HarmonicRates(ambient)};
  const Columns columns = columns_of(ambient, equation, initial, treatment, outcomes);
  const int modes = cluster_modes(ambient);
  std::vector<std::optional<RateScan>> scans(options.rates.size());
  std::mutex mutex;
  std::atomic<bool> stopped = false;
  int done = 0;
  share_work(threads, scans.size(), [&](std::size_t k, std::size_t) {
    if (stopped) return;
    scans[k].emplace(equation, columns, options, options.rates[k], modes);
    const std::lock_guard lock(mutex);
    ++done;
    if (progress && !progress({done, static_cast<int>(scans.size())})) stopped = true;
  });
  for (const std::optional<RateScan>& scan : scans) {
    if (!scan) continue;
    for (std::size_t storage = 0; storage < columns.storage_times.size(); ++storage) {
      controls.push_back({outcomes.front().start, scan->control(storage)});
    }
    for (std::size_t k = 0; k < outcomes.size(); ++k) scan->add_to(index_of(k), outcomes[k]);
  }
  for (AnnealOutcome& outcome : outcomes) {
    for (const double time : columns.storage_times) {
      if (const auto fit = kissinger_of(outcome, time)) outcome.kissinger.push_back(*fit);
    }
  }
  return controls;
}

std::optional<double> half_of_the_rise(const HeatCurve& curve, int modes) {
  const Eigen::Index count = curve.heat_capacity.size();
  if (count == 0) return std::nullopt;
  const Eigen::VectorXd excess = curve.heat_capacity.array() - modes;
  const double half = excess.maxCoeff() / 2;
  if (!(half > 1e-6)) return std::nullopt;
  const double width = (curve.to - curve.from) / static_cast<double>(count);
  const auto middle = [&](Eigen::Index k) { return curve.from + (static_cast<double>(k) + 0.5) * width; };
  if (excess[0] >= half) return std::nullopt;  // it had risen before
  for (Eigen::Index k = 1; k < count; ++k) {
    if (excess[k] < half) continue;
    return middle(k - 1) + width * (half - excess[k - 1]) / (excess[k] - excess[k - 1]);
  }
  return std::nullopt;
}

}  // namespace baroscape
