#include "search/make_engine.hpp"

#include "core/error.hpp"
#include "search/lane_engine.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {

Engine::~Engine() = default;
QuenchSource::~QuenchSource() = default;

const char* describe(StopReason reason) {
  switch (reason) {
    case StopReason::not_called:
      return "was not called";
    case StopReason::converged:
      return "the gradient is below the tolerance";
    case StopReason::roundoff_limited:
      return "no step lowers the enthalpy any more: limited by rounding";
    case StopReason::evaluations:
      return "ran out of evaluations before the gradient was below the tolerance";
    case StopReason::not_finite:
      return "the enthalpy is not a finite number at the start";
  }
  return "unknown reason";
}

bool is_supported(LaneWidth width) {
  switch (width) {
    case LaneWidth::four:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case LaneWidth::eight:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
    default:
      return true;
  }
}

std::unique_ptr<Engine> make_engine(const System& system, LaneWidth width) {
  if (!is_supported(width)) throw InputError("this processor lacks the instructions for the number of lanes asked for");
  if (width == LaneWidth::widest) {
    width = is_supported(LaneWidth::eight)  ? LaneWidth::eight
            : is_supported(LaneWidth::four) ? LaneWidth::four
                                            : LaneWidth::one;
  }
  const PlainClusterData data(system);
  switch (width) {
    case LaneWidth::eight:
      return std::unique_ptr<Engine>(new_avx512_engine(data.view()));
    case LaneWidth::four:
      return std::unique_ptr<Engine>(new_avx2_engine(data.view()));
    default:
      return std::unique_ptr<Engine>(new_portable_engine(data.view()));
  }
}

Engine* new_portable_engine(const PlainCluster& cluster) {
  return new LaneEngine<double>(cluster, "one lane");
}

}  // namespace baroscape
