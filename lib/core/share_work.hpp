// How work is shared out among threads: the one place that starts any.
#pragma once

#include <cstddef>
#include <functional>

namespace baroscape {

/// One piece of work, and which of the threads does it: a number from 0, the calling thread's, to below the number of
/// threads. What a thread keeps between pieces is addressed by it.
using Work = std::function<void(std::size_t item, std::size_t worker)>;

/// work(item, worker) for every item in [0, count), in no particular order, on `threads` threads, and returns when all
/// are done; fewer than one counts as one, more than there are cores is allowed. Each thread takes the next item as it
/// becomes free, so that items of very different length end together; an item should be long against a tenth of a
/// millisecond, the price of a thread. An exception is thrown again here once all threads have stopped, of several that
/// of the lowest item; items not yet begun are left out.
void share_work(int threads, std::size_t count, const Work& work);

/// How many different `worker`s share_work may name.
std::size_t workers_of(int threads);

}  // namespace baroscape
