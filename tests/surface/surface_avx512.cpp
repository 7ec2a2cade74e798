#include "surface/surface_in_lanes.hpp"

namespace baroscape::surface_in_lanes {

void compute_avx512(const PlainCluster& cluster, const double* const* x, const double* pressures, Everything* results) {
  compute<Pack8>(cluster, x, pressures, results);
}

}  // namespace baroscape::surface_in_lanes
