// Compiled for AVX2 and FMA, in a namespace of its own.
#include "search/lane_engine.hpp"

namespace baroscape {

Engine* new_avx2_engine(const PlainCluster& cluster) {
  return new LaneEngine<Pack4>(cluster, "AVX2, four lanes");
}

}  // namespace baroscape
