// What temperatures are allowed.
#pragma once

namespace baroscape {

/// Throws InputError unless the temperature (ε/k_B) is finite and > 0.
void require_temperature(double temperature);

/// The same with 0 allowed, where a scan may begin and a cooling end: every rate is 0 there.
void require_temperature_or_zero(double temperature);

/// Throws InputError unless the time, σ√(m/ε), is finite, ≥ 0 and ≤ 1e250: beyond that rate × time overflows, and
/// whatever can be reached was reached long before.
void require_duration(double duration);

}  // namespace baroscape
