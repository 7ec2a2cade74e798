#include "core/share_work.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
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

TEST(ShareWork, ThreadsWorkAtTheSameTimeTheCallingOneAmongThem) {
  // Each item waits for the other: one thread alone would never end.
  std::atomic<int> begun = 0;
  std::atomic<bool> here = false;
  const std::thread::id caller = std::this_thread::get_id();
  share_work(2, 2, [&](std::size_t, std::size_t worker) {
    ++begun;
    while (begun < 2) std::this_thread::yield();
    EXPECT_EQ(worker == 0, std::this_thread::get_id() == caller);
    if (worker == 0) here = true;
  });
  EXPECT_TRUE(here);
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

TEST(ShareWork, ThrowsAfterAllThreadsHaveStopped) {
  std::atomic<bool> begun = false, ended = false;
  const auto run = [&] {
    share_work(2, 2, [&](std::size_t item, std::size_t) {
      if (item == 0) {
        while (!begun) std::this_thread::yield();
        throw std::runtime_error("the first item");
      }
      begun = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      ended = true;
    });
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace baroscape
