#include "core/lanes_suite.hpp"

namespace baroscape::lanes_suite {

void carry_out_avx2(const double* a, const double* b, const double* c, Results& results) {
  carry_out<Pack4>(a, b, c, results);
}

}  // namespace baroscape::lanes_suite
