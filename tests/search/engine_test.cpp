// The same bits at one, four and eight lanes, whatever the neighbours do.
#include "search/engine.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "core/error.hpp"
#include "numeric/clusters.hpp"
#include "search/make_engine.hpp"
#include "search/minimize.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// Quenches with all that came of them.
struct Quenches {
  Quenches(const std::vector<Eigen::VectorXd>& from, const std::vector<double>& pressures)
      : ends(from), tasks(from.size()) {
    for (std::size_t k = 0; k < from.size(); ++k) {
      tasks[k].start = from[k].data();
      tasks[k].pressure = pressures[k];
      tasks[k].result = ends[k].data();
    }
  }
  std::vector<Eigen::VectorXd> ends;
  std::vector<QuenchTask> tasks;
};

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

bool same(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  for (Eigen::Index k = 0; k < a.size(); ++k) {
    if (!same(a(k), b(k))) return false;
  }
  return true;
}

class EngineTest : public ::testing::TestWithParam<LaneWidth> {
 protected:
  void SetUp() override {
    if (!is_supported(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  }

  void draw(int atoms, int count) {
    for (int k = 0; k < count; ++k) {
      starts_.push_back(shapes::random_cluster(random_, atoms));
      pressures_.push_back(k % 3 == 0 ? 0.0 : random_.uniform(0, 10));
    }
  }

  /// Every task by itself with the straight-line minimiser, against all of them through the engine.
  void compare(const System& system, const MinimizeOptions& options) {
    Quenches together(starts_, pressures_);
    make_engine(system, GetParam())->quench(together.tasks.data(), static_cast<int>(starts_.size()), options);
    const auto surface = make_reference_surface(system);
    for (std::size_t k = 0; k < starts_.size(); ++k) {
      const MinimizeResult alone = minimize(*surface, starts_[k], pressures_[k], options);
      EXPECT_EQ(together.tasks[k].reason, alone.reason) << "task " << k << " of " << starts_.size();
      EXPECT_EQ(together.tasks[k].evaluations, alone.counts.gradients) << "task " << k << " of " << starts_.size();
      EXPECT_TRUE(same(together.tasks[k].enthalpy, alone.enthalpy)) << "task " << k;
      EXPECT_TRUE(same(together.tasks[k].gradient_rms, alone.gradient_rms)) << "task " << k;
      EXPECT_TRUE(same(together.ends[k], alone.x)) << "task " << k;
    }
  }

  RandomStream random_{15, 1};
  std::vector<Eigen::VectorXd> starts_;
  std::vector<double> pressures_;
};

TEST_P(EngineTest, EvaluatesAnyNumberOfStructuresToTheLastBit) {
  for (const System& system : {lennard_jones_cluster(9), numeric::kob_andersen_cluster(6, 3)}) {
    const auto surface = make_reference_surface(system);
    const auto engine = make_engine(system, GetParam());
    for (int count = 1; count <= 20; ++count) {
      Eigen::MatrixXd x(27, count), gradients(27, count);
      Eigen::VectorXd pressures(count), enthalpies(count);
      for (int k = 0; k < count; ++k) {
        x.col(k) = shapes::random_cluster(random_, 9);
        pressures(k) = random_.uniform(0, 10);
      }
      engine->evaluate(count, x.data(), pressures.data(), enthalpies.data(), gradients.data());
      for (int k = 0; k < count; ++k) {
        Eigen::VectorXd gradient(27);
        EXPECT_EQ(enthalpies(k), surface->evaluate(x.col(k).data(), pressures(k), gradient.data()));
        EXPECT_TRUE(gradients.col(k) == gradient);
      }
    }
  }
}

TEST_P(EngineTest, QuenchesAnyNumberOfTasksToTheLastBit) {
  for (int count = 1; count <= 20; ++count) {
    starts_.clear();
    pressures_.clear();
    draw(6, count);
    compare(lennard_jones_cluster(6), {});
  }
}

TEST_P(EngineTest, QuenchesTwoSpeciesToTheLastBit) {
  draw(10, 17);
  MinimizeOptions options;
  options.gradient_rms = 1e-6;
  compare(numeric::kob_andersen_cluster(7, 3), options);
}

TEST_P(EngineTest, TasksWithoutAFiniteEnthalpyDisturbNoOther) {
  draw(6, 30);
  for (const std::size_t k : {1u, 2u, 9u, 10u, 11u, 12u, 20u}) {
    if (k % 2 == 0) starts_[k](4) = std::numeric_limits<double>::quiet_NaN();
    starts_[k].segment<3>(0) = starts_[k].segment<3>(3);
  }
  compare(lennard_jones_cluster(6), {});
}

TEST_P(EngineTest, TasksThatRunOutOfEvaluationsOrEndByRoundingDisturbNoOther) {
  draw(6, 20);
  MinimizeOptions options;
  options.max_evaluations = 60;
  compare(lennard_jones_cluster(6), options);
  options.max_evaluations = 3000;
  options.gradient_rms = 1e-17;
  compare(lennard_jones_cluster(6), options);
}

TEST_P(EngineTest, AnEngineKeepsNothingOfItsLastWork) {
  draw(6, 9);
  const auto engine = make_engine(lennard_jones_cluster(6), GetParam());
  Quenches first(starts_, pressures_), second(starts_, pressures_);
  engine->quench(first.tasks.data(), 9, {});
  engine->quench(second.tasks.data(), 9, {});
  for (int k = 0; k < 9; ++k) EXPECT_TRUE(first.ends[k] == second.ends[k]);
}

/// Chains of quenches: the next of a chain exists only when the one before is done.
class Chains : public QuenchSource {
 public:
  Chains(std::vector<QuenchTask>& tasks, std::size_t chains) : tasks_(tasks), chains_(chains) {
    for (std::size_t k = 0; k < std::min(chains, tasks.size()); ++k) ready_.push_back(k);
  }
  QuenchTask* next() override {
    if (ready_.empty()) return nullptr;
    QuenchTask* task = &tasks_[ready_.back()];
    ready_.pop_back();
    return task;
  }
  void finished(QuenchTask& task) override {
    ++done;
    const std::size_t following = static_cast<std::size_t>(&task - tasks_.data()) + chains_;
    if (following < tasks_.size()) ready_.push_back(following);
  }
  int done = 0;

 private:
  std::vector<QuenchTask>& tasks_;
  std::size_t chains_;
  std::vector<std::size_t> ready_;
};

TEST_P(EngineTest, TasksThatComeOneAfterTheOtherAreQuenchedToTheSameBits) {
  draw(6, 25);
  const auto engine = make_engine(lennard_jones_cluster(6), GetParam());
  Quenches together(starts_, pressures_);
  engine->quench(together.tasks.data(), 25, {});
  for (const std::size_t chains : {1u, 3u, 8u, 25u}) {
    Quenches chained(starts_, pressures_);
    Chains source(chained.tasks, chains);
    engine->quench_from(source, {});
    EXPECT_EQ(source.done, 25);
    for (std::size_t k = 0; k < 25; ++k) {
      EXPECT_TRUE(chained.ends[k] == together.ends[k]) << chains << " chains, task " << k;
      EXPECT_EQ(chained.tasks[k].evaluations, together.tasks[k].evaluations);
      EXPECT_EQ(chained.tasks[k].reason, together.tasks[k].reason);
    }
  }
}

TEST_P(EngineTest, ResultMayBeTheMemoryOfTheStart) {
  draw(6, 10);
  Quenches apart(starts_, pressures_);
  const auto engine = make_engine(lennard_jones_cluster(6), GetParam());
  engine->quench(apart.tasks.data(), 10, {});
  Quenches in_place(starts_, pressures_);
  for (int k = 0; k < 10; ++k) in_place.tasks[k].start = in_place.ends[k].data();
  engine->quench(in_place.tasks.data(), 10, {});
  for (int k = 0; k < 10; ++k) EXPECT_TRUE(apart.ends[k] == in_place.ends[k]);
}

INSTANTIATE_TEST_SUITE_P(Lanes, EngineTest, ::testing::Values(LaneWidth::one, LaneWidth::four, LaneWidth::eight));

TEST(MakeEngine, GivesTheLanesAskedFor) {
  const System system = lennard_jones_cluster(5);
  EXPECT_EQ(make_engine(system, LaneWidth::one)->lanes(), 1);
  int widest = 1;
  for (const auto& [width, lanes] : {std::pair{LaneWidth::four, 4}, std::pair{LaneWidth::eight, 8}}) {
    if (is_supported(width)) {
      EXPECT_EQ(make_engine(system, width)->lanes(), lanes);
      widest = lanes;
    } else {
      EXPECT_THROW(make_engine(system, width), InputError);
    }
  }
  EXPECT_EQ(make_engine(system)->lanes(), widest);
}

}  // namespace
}  // namespace baroscape
