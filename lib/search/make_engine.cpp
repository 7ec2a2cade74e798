#include "search/make_engine.hpp"

#include "core/error.hpp"
#include "core/instruction_set.hpp"
#include "search/lane_engine.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {

Engine::~Engine() = default;
QuenchSource::~QuenchSource() = default;

bool is_supported(LaneWidth width) {
  switch (width) {
    case LaneWidth::four:
      return is_supported(InstructionSet::avx2);
    case LaneWidth::eight:
      return is_supported(InstructionSet::avx512);
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
  // Cells have a neighbour list of their own each: nothing is to be shared between lanes.
  if (system.cell) return std::make_unique<LaneEngine<double>>(make_surface(system).release(), "one lane");
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
