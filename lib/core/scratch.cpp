#include "core/scratch.hpp"

#include <memory>
#include <new>

namespace baroscape {
namespace {

constexpr std::align_val_t kAlignment{64};

struct Free {
  void operator()(void* memory) const { operator delete[](memory, kAlignment); }
};

}  // namespace

void* scratch(unsigned long bytes) {
  thread_local std::unique_ptr<void, Free> memory;
  thread_local unsigned long size = 0;
  if (bytes > size) {
    memory.reset();
    size = 0;
    memory.reset(operator new[](bytes, kAlignment));
    size = bytes;
  }
  return memory.get();
}

}  // namespace baroscape
