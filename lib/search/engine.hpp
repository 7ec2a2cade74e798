// Many evaluations or searches at once, in lanes, behind plain arrays. Included by every instruction set: plain data
// only.
#pragma once

#include "search/minimize_options.hpp"
#include "search/polish_options.hpp"
#include "search/saddle_options.hpp"
#include "search/steepest_descent_options.hpp"

namespace baroscape {

/// One quench: where it starts, and what came of it.
struct QuenchTask {
  const double* start = nullptr;  ///< [3N]
  double pressure = 0;
  double gradient_tolerance = 0;  ///< RMS gradient this one ends at; 0: that of the options
  double* result = nullptr;       ///< [3N], may be the same memory as `start`
  double enthalpy = 0;
  double gradient_rms = 0;
  int evaluations = 0;
  StopReason reason = StopReason::not_called;
};

/// Quenches that depend on the ones before, such as the steps of several walks: what comes next is asked for as lanes
/// become free.
class QuenchSource {
 public:
  virtual ~QuenchSource();
  /// The next task, kept alive until it is finished; nullptr when there is none before another one has finished.
  virtual QuenchTask* next() = 0;
  /// Takes the result; may make further tasks available.
  virtual void finished(QuenchTask& task) = 0;
};

/// One search for a transition state.
struct SaddleTask {
  const double* start = nullptr;      ///< [3N]
  const double* direction = nullptr;  ///< [3N], of the mode to follow; null: the lowest mode
  double pressure = 0;
  double* result = nullptr;  ///< [3N], may be the same memory as `start`
  double enthalpy = 0;
  double gradient_rms = 0;
  int hessians = 0;  ///< and as many gradients
  SaddleReason reason = SaddleReason::not_called;
};

/// One descent: where it starts, and what came of it.
struct DescentTask {
  const double* start = nullptr;  ///< [3N]
  double pressure = 0;
  double gradient_tolerance = 0;  ///< RMS gradient this one ends at; 0: that of the options
  double* result = nullptr;       ///< [3N], may be the same memory as `start`
  double enthalpy = 0;
  double gradient_rms = 0;
  int gradients = 0, hessians = 0;
  bool arrived = false;  ///< at a stationary point
};

/// One stationary point to be brought to what rounding allows.
struct PolishTask {
  const double* start = nullptr;  ///< [3N]
  double pressure = 0;
  double* result = nullptr;  ///< [3N], may be the same memory as `start`
  double* mode = nullptr;    ///< [3N], the lowest mode; null: not wanted
  double* pivots = nullptr;  ///< [3N], D of the Hessian's LDLᵀ, zero modes lifted; null: not wanted
  PolishedPoint point;
};

/// Not synchronised: one engine per thread. Results are the same to the last bit whatever the number of lanes.
class Engine {
 public:
  virtual ~Engine();
  virtual int lanes() const = 0;
  virtual const char* instruction_set() const = 0;
  /// H and ∇H of `count` structures x[count][3N]; gradients[count][3N], enthalpies[count].
  virtual void evaluate(int count, const double* x, const double* pressures, double* enthalpies, double* gradients) = 0;
  /// Minimises what the source gives until nothing is left.
  virtual void quench_from(QuenchSource& source, const MinimizeOptions& options) = 0;
  /// Minimises every task; a lane that finishes takes the next task.
  virtual void quench(QuenchTask* tasks, int count, const MinimizeOptions& options) = 0;
  /// Follows an eigenvector to a transition state.
  virtual void find_saddles(SaddleTask* tasks, int count, const SaddleOptions& options) = 0;
  /// Follows the path of steepest descent to its end.
  virtual void descend(DescentTask* tasks, int count, const SteepestDescentOptions& options) = 0;
  /// Newton's method.
  virtual void polish(PolishTask* tasks, int count, const PolishOptions& options) = 0;
};

}  // namespace baroscape
