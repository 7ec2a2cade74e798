#include "core/share_work.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace baroscape {
namespace {

/// The items still to be done, and what went wrong.
class Share {
 public:
  Share(std::size_t count, const Work& work) : count_(count), work_(work) {}

  /// Takes items until none is left; once one throws, nothing further is begun. Of several exceptions that of the
  /// lowest item is kept.
  void take_part(std::size_t worker) {
    for (std::size_t item; (item = next_.fetch_add(1)) < count_;) {
      try {
        work_(item, worker);
      } catch (...) {
        next_ = count_;
        const std::lock_guard lock(mutex_);
        if (!thrown_ || item < thrower_) {
          thrown_ = std::current_exception();
          thrower_ = item;
        }
      }
    }
  }

  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  const std::size_t count_;
  const Work& work_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr thrown_;
  std::size_t thrower_ = 0;
};

}  // namespace

std::size_t workers_of(int threads) {
  return static_cast<std::size_t>(std::max(1, threads));
}

void share_work(int threads, std::size_t count, const Work& work) {
  Share share(count, work);
  {
    const std::size_t others = std::min(workers_of(threads), std::max(count, std::size_t{1})) - 1;
    std::vector<std::jthread> team;
    for (std::size_t worker = 1; worker <= others; ++worker) {
      team.emplace_back([&share, worker] { share.take_part(worker); });
    }
    share.take_part(0);
  }
  share.rethrow();
}

}  // namespace baroscape
