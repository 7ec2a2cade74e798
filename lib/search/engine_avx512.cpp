// Compiled for AVX-512, in a namespace of its own.
#include "search/lane_engine.hpp"

namespace baroscape {

Engine* new_avx512_engine(const PlainCluster& cluster) {
  return new LaneEngine<Pack8>(cluster, "AVX-512, eight lanes");
}

}  // namespace baroscape
