#include "core/share_work.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace baroscape {
namespace {

TEST(ShareWork, DoesEveryItemOnceWithAnyNumberOfThreads) {
  for (const int threads : {-1, 1, 2, 7}) {
    std::vector<int> done(1000, 0);
    std::vector<int> by_worker(workers_of(threads), 0);
    share_work(threads, done.size(), [&](std::size_t item, std::size_t worker) {
      ++done[item];
      ++by_worker.at(worker);
    });
    EXPECT_EQ(done, std::vector<int>(1000, 1)) << threads;
    EXPECT_EQ(std::accumulate(by_worker.begin(), by_worker.end(), 0), 1000) << threads;
    share_work(threads, 0, [](std::size_t, std::size_t) { FAIL(); });
  }
}

TEST(ShareWork, RunsTheFirstTaskOnTheCallingThreadWhileOthersWork) {
  for (const int threads : {1, 2, 3}) {
    std::thread::id ran_on;
    std::atomic<bool> begun = false;
    bool seen = threads == 1;
    share_work(
        threads, 50, [&](std::size_t, std::size_t) { begun = true; },
        [&] {
          ran_on = std::this_thread::get_id();
          EXPECT_TRUE(threads > 1 || !begun);
          // With a second thread the work begins without waiting for this task.
          while (!seen) seen = begun;
        });
    EXPECT_EQ(ran_on, std::this_thread::get_id());
    EXPECT_TRUE(seen);
    EXPECT_TRUE(begun);
  }
}

TEST(ShareWork, ThrowsTheExceptionOfTheLowestItemAndBeginsNothingFurther) {
  for (const int threads : {1, 3}) {
    std::atomic<int> done = 0;
    try {
      share_work(threads, 100'000, [&](std::size_t item, std::size_t) {
        if (item >= 40) throw std::runtime_error(std::to_string(item));
        ++done;
      });
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "40");
    }
    EXPECT_EQ(done, 40);
  }
}

TEST(ShareWork, AnExceptionOfTheFirstTaskComesBeforeOthersAndAfterAllHaveStopped) {
  std::atomic<bool> begun = false, ended = false;
  const auto run = [&] {
    share_work(
        2, 1,
        [&](std::size_t, std::size_t) {
          begun = true;
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
          ended = true;
          throw std::logic_error("an item");
        },
        [&] {
          while (!begun) std::this_thread::yield();
          throw std::runtime_error("the first task");
        });
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace baroscape
