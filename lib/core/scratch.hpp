// Memory for what one call needs only while it runs, kept between calls.
#pragma once

namespace baroscape {

/// At least `bytes` of this thread's own memory, aligned for the widest pack, contents undefined. Valid until the same
/// thread asks again: for functions that call no other user of it meanwhile.
void* scratch(unsigned long bytes);

}  // namespace baroscape
