// How long work tells the outside where it stands, and how the outside stops it. The library itself prints nothing.
#pragma once

#include <functional>

namespace baroscape {

/// Called between pieces of work, seconds apart at most; returning false asks the work to stop at the next safe point.
template <class Status>
using ProgressCallback = std::function<bool(const Status&)>;

}  // namespace baroscape
