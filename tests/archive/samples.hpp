// Made-up states and windows: the archive keeps whatever it is given, so nothing here needs to be stationary.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>

#include "archive/archive.hpp"

namespace baroscape {

/// A new folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string file(const std::string& name = "landscape.db") const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline constexpr int kSampleAtoms = 7;

Provenance sample_provenance();
/// Different numbers give different structures and enthalpies.
Minimum sample_minimum(int number, std::int64_t local);
TransitionState sample_transition_state(int number, std::int64_t local, std::int64_t a, std::int64_t b);
/// The same state as another census would find it: turned, relabelled, and off by rounding.
template <class State>
State found_again(const State& state, std::int64_t local);

/// Windows of a census of minima 1…3, transition states 1…3; `first` numbers the states of sample_minimum. What follows
/// the first window adds one minimum and one transition state each.
WindowRecord first_window(int first);
WindowRecord next_window(int first, int window);

/// Two pressures with outcomes, maps and tables among minima 1…3, optional values absent and present; a cycle, a loop
/// and a path.
AnnealResult sample_anneal();
/// Pressures 0 (two seeds, with states in common) and 5 (one seed), and sample_anneal().
void fill(Archive& archive);

void expect_same(const Minimum& a, const Minimum& b);
void expect_same(const TransitionState& a, const TransitionState& b);
void expect_same(const CensusHistory& a, const CensusHistory& b);
void expect_same(const AnnealOutcome& a, const AnnealOutcome& b);
void expect_same(const CycleResult& a, const CycleResult& b);
void expect_same(const VolumeLoop& a, const VolumeLoop& b);
void expect_same(const PathProfile& a, const PathProfile& b);

/// Everything the archive says through its interface, to the last bit, as text.
std::string everything(Archive& archive);

std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& bytes);

/// The message of the InputError that `work` throws; a failure when it throws none.
std::string input_error(const std::function<void()>& work);

}  // namespace baroscape
