#include <gtest/gtest.h>

#include <functional>

#include "archive/archive.hpp"
#include "archive/samples.hpp"
#include "archive/treatment_samples.hpp"

namespace baroscape {
namespace {

TEST(ArchiveTreatment, ControlsComparisonsAndEnthalpyLinesComeBack) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  fill(archive);
  const AnnealResult written = sample_anneal();
  ASSERT_EQ(archive.control_scans().size(), 2u);
  ASSERT_EQ(archive.comparisons().size(), 2u);
  ASSERT_EQ(archive.enthalpy_lines().size(), 1u);
  for (std::size_t k = 0; k < 2; ++k) {
    expect_same(archive.control_scans()[k], written.controls[k]);
    expect_same(archive.comparisons()[k], written.comparisons[k]);
  }
  expect_same(archive.enthalpy_lines()[0], written.lines[0]);
}

TEST(ArchiveTreatment, AnotherTimeIsAnotherOutcomeAndTheSameTimeTakesItsPlace) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  fill(archive);
  AnnealResult longer = sample_anneal();
  longer.outcomes.erase(longer.outcomes.begin());
  longer.outcomes[0].time = 1e6;
  longer.controls.pop_back();
  archive.store_anneal(longer);
  archive.store_anneal(longer);
  const std::vector<AnnealOutcome> outcomes = archive.anneal_outcomes();
  ASSERT_EQ(outcomes.size(), 3u);
  expect_same(outcomes[1], sample_anneal().outcomes[1]);
  expect_same(outcomes[2], longer.outcomes[0]);
  EXPECT_EQ(archive.control_scans().size(), 1u) << "those of the latest treatment of this start";
  EXPECT_TRUE(archive.check_records().empty());
}

TEST(ArchiveTreatment, MapsAloneLeaveWhatWasTreated) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  fill(archive);
  AnnealResult maps;
  maps.load = sample_anneal().load;
  archive.store_anneal(maps);
  EXPECT_EQ(archive.comparisons().size(), 2u);
}

TEST(ArchiveTreatment, TheFingerprintChangesWithEveryPart) {
  const auto fingerprint = [](const std::function<void(AnnealResult&)>& change) {
    const TemporaryFolder folder;
    Archive archive = Archive::open(folder.file(), sample_provenance());
    fill(archive);
    AnnealResult anneal = sample_anneal();
    change(anneal);
    archive.store_anneal(anneal);
    return archive.fingerprint();
  };
  const std::string same = fingerprint([](AnnealResult&) {});
  using Change = void (*)(AnnealResult&);
  const Change changes[] = {[](AnnealResult& a) { a.outcomes[1].populations.annealed[0] += 1e-14; },
                            [](AnnealResult& a) { a.outcomes[1].storage[1].delta_energy += 1e-14; },
                            [](AnnealResult& a) { a.outcomes[1].drawn[0].unloaded = 2; },
                            [](AnnealResult& a) { a.outcomes[1].half_lives[1].log_time = 1; },
                            [](AnnealResult& a) { a.outcomes[1].scans[0].curve.heat_capacity[1] += 1e-14; },
                            [](AnnealResult& a) { a.outcomes[1].scans[1].exotherm_peak = 1; },
                            [](AnnealResult& a) { a.outcomes[1].kissinger.clear(); },
                            [](AnnealResult& a) { a.outcomes[1].table[0].log_time_back = 1; },
                            [](AnnealResult& a) { a.controls[0].curve.heat_capacity[0] += 1e-14; },
                            [](AnnealResult& a) { a.comparisons[0].cycles = 2; },
                            [](AnnealResult& a) { a.lines[0].treated[0] += 1e-14; }};
  for (const Change change : changes) EXPECT_NE(fingerprint(change), same);
}

}  // namespace
}  // namespace baroscape
