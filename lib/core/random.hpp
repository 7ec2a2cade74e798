// Random numbers addressed by (seed, stream, counter): the n-th number of a stream is a function, not a state that
// threads could disturb. Philox4x32-10, Salmon et al., SC'11, through Random123.
#pragma once

#include <cstdint>

namespace baroscape {

class RandomStream {
 public:
  /// `stream` is usually the number of a search; two streams of one seed never overlap.
  RandomStream(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}

  /// Uniform in [0, 1), 53 bits.
  double uniform();
  /// Uniform in [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// Standard normal (Box–Muller, both values used).
  double normal();
  /// Uniform integer in [0, n), n ≥ 1.
  std::uint64_t below(std::uint64_t n);

 private:
  std::uint64_t next();

  std::uint64_t seed_, stream_;
  std::uint64_t counter_ = 0;
  std::uint64_t spare_bits_ = 0;
  bool has_spare_bits_ = false;
  double spare_normal_ = 0.0;
  bool has_spare_normal_ = false;
};

}  // namespace baroscape
