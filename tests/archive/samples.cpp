#include "archive/samples.hpp"

#include <stdlib.h>

#include <Eigen/Geometry>
#include <fstream>
#include <iomanip>
#include <limits>
#include <sstream>

#include "archive/treatment_samples.hpp"
#include "core/error.hpp"
#include "core/random.hpp"

namespace baroscape {

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "baroscape-archive-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

Provenance sample_provenance() {
  return {"seven atoms", "baroscape 0.1.0", "title = \"seven atoms\"\n", lennard_jones_cluster(kSampleAtoms)};
}

namespace {

template <class State>
State sample_state(int number, std::int64_t local, std::uint64_t seed) {
  RandomStream random(seed, static_cast<std::uint64_t>(number));
  State state;
  state.id = local;
  state.positions.resize(3 * kSampleAtoms);
  for (double& coordinate : state.positions) coordinate = random.uniform(-1.3, 1.3);
  state.energy = -16 + random.uniform();
  state.volume = 20 + random.uniform();
  state.enthalpy = state.energy + number;
  state.point_group_order = 1 + number % 4;
  state.log_product = 60 * random.uniform();
  state.log_product_mass = state.log_product - 1;
  return state;
}

}  // namespace

Minimum sample_minimum(int number, std::int64_t local) {
  Minimum minimum = sample_state<Minimum>(number, local, 11);
  minimum.bulk_modulus = 31 + number;
  minimum.lowest_omega2 = 0.125 * number;
  return minimum;
}

TransitionState sample_transition_state(int number, std::int64_t local, std::int64_t a, std::int64_t b) {
  TransitionState state = sample_state<TransitionState>(number, local, 12);
  state.minimum_a = a;
  state.minimum_b = b;
  state.omega2_negative = -3.5 - number;
  return state;
}

template <class State>
State found_again(const State& state, std::int64_t local) {
  State again = state;
  again.id = local;
  const Eigen::Matrix3d turn =
      -Eigen::AngleAxisd(0.7, Eigen::Vector3d(1, 2, -0.5).normalized()).toRotationMatrix();  // improper
  for (int atom = 0; atom < kSampleAtoms; ++atom) {
    again.positions.template segment<3>(3 * atom) =
        turn * state.positions.template segment<3>(3 * ((atom + 2) % kSampleAtoms));
  }
  again.enthalpy += 1e-9;
  again.energy += 1e-9;
  again.log_product += 1e-8;
  return again;
}
template Minimum found_again(const Minimum&, std::int64_t);
template TransitionState found_again(const TransitionState&, std::int64_t);

WindowRecord first_window(int first) {
  WindowRecord window;
  window.searches = 16;
  for (int local = 1; local <= 3; ++local) {
    window.new_minima.push_back(sample_minimum(first + local, local));
    window.minimum_tallies.push_back({local, Tally{{2 * local, 0, 0, local}, 0}});
  }
  window.new_transition_states = {sample_transition_state(first + 1, 1, 1, 2),
                                  sample_transition_state(first + 2, 2, 2, 3),
                                  sample_transition_state(first + 3, 3, 3, 3)};
  window.transition_state_tallies = {{1, Tally{{0, 1, 0, 0}, 0}}, {2, Tally{{0, 2, 1, 0}, 5}}};  // the third has none
  window.outcomes[0] = {3, 1, 0, 2, 0, 0, 0};
  window.outcomes[1] = {3, 3, 1, 0, 1, 1, 1};
  window.counts = {12345, 678};
  return window;
}

WindowRecord next_window(int first, int number) {
  WindowRecord window;
  const std::int64_t local = 3 + number;
  window.window = number;
  window.searches = 16 * (number + 1);
  window.new_minima = {sample_minimum(first + static_cast<int>(local), local)};
  window.new_transition_states = {sample_transition_state(first + static_cast<int>(local), local, 1, local)};
  window.minimum_tallies = {{1, Tally{{2, 0, 0, 1 + number}, 0}}, {local, Tally{{1, 0, 0, 0}, 0}}};
  window.transition_state_tallies = {{2, Tally{{0, 2, 1 + number, 0}, 5}}, {local, Tally{{0, 0, 1, 0}, 0}}};
  window.outcomes[0] = {3 + number, 1, 0, 2, 0, 0, 0};
  window.outcomes[2] = {number, 9, 8, 7, 6, 5, 4};
  window.counts = {12345 + 100 * number, 678 + number};
  return window;
}

AnnealResult sample_anneal() {
  AnnealResult result;
  result.load = {{0, 0, {{1, 1, 0, 0, 0}}}, {0, 5, {{1, 8, 101.5, 0.25, 1}, {2, 9, 0.1, 0, 0}}}};
  result.unload = {{0, 0, {{1, 1, 0, 0, 0}}}, {5, 0, {{8, 3, -99.5, 0, 0}}}};
  AnnealOutcome control;
  control.start = "global-minimum";
  control.temperature = 0.1;
  control.state1 = {1, 1, -16.5, -16.5, 20.1, 31, std::nullopt};
  control.state2 = control.state3 = control.state1;
  control.state3.barrier_back = 0;
  control.table = {{1, 1, 1, 0, 0, false, 0.0, 1, 1, std::nullopt}};
  control.time = std::numeric_limits<double>::infinity();
  control.populations.ambient_minima = control.populations.pressed_minima = {1, 2, 3};
  for (Eigen::VectorXd* stage :
       {&control.populations.initial, &control.populations.loaded, &control.populations.heated,
        &control.populations.annealed, &control.populations.cooled, &control.populations.unloaded}) {
    *stage = Eigen::Vector3d(1, 0, 0);
  }
  AnnealOutcome pressed = control;
  pressed.pressure = 5;
  pressed.delta_energy = 1.0 / 3;
  pressed.trapped_fraction = 0.75;
  pressed.volume_ratio = 0.99;
  pressed.bulk_modulus_ratio = 1.01;
  pressed.work_bound_ratio = 0.9;
  pressed.state2 = {8, 0.5, 84, -16, 19.9, 36, std::nullopt};
  pressed.state3 = {3, 0.75, -16.1, -16.1, 19.9, 33, 0.4};
  pressed.table = {{3, 1, 0.75, 4.0 / 9, 1.0 / 3, true, 0.4, 0.99, 1.01, 12.5},
                   {2, 0, 0.25, 0, 0, false, std::nullopt, 1, 1, std::nullopt}};
  pressed.anneal_enthalpy_change = -0.125;
  pressed.volume_work = 0.5;
  pressed.dropped = 0.25;
  pressed.pieces = 2;
  pressed.distances = {1.25, 0.125, 1.5};
  add_sample_details(pressed);
  result.outcomes = {control, pressed};
  add_sample_companions(result);
  CycleResult cycle{"global-minimum", 5, 0.25, {}, {}};
  cycle.turns = {{0, -16.5, 0, {{1, 1.0}}}, {1, -16.25, 0.125, {{3, 0.5}, {2, 0.375}}}};
  cycle.states.fates = {{1, 0, {2, 3}, true}, {2, 0.5, {2, 3}, true}, {3, 1, {3}, false}};
  cycle.states.attractors = {{{3}, 1, 3}};
  result.cycles = {cycle};
  result.loops = {
      {5, 1, 2, 3, 0.75, 0.25, {{0, -16.5, 20, -0.5}, {5, 80, 19, -0.25}}, {{5, 80, 19, -0.25}, {0, -16, 20, -1}}}};
  result.profiles = {{0,
                      5,
                      1,
                      3,
                      "a band",
                      Eigen::Vector3d(0, 0.5, 1),
                      Eigen::Vector3d(-16.5, -15, -16),
                      Eigen::Vector3d(20, 20.5, 19),
                      {{0, 1, 0, -1}, {1, 2, 1, 0}, {2, 3, 0, 1}}}};
  return result;
}

void fill(Archive& archive) {
  archive.record({0, 1}, first_window(0));
  archive.record({0, 1}, next_window(0, 1));
  archive.close({0, 1}, "coverage");
  WindowRecord second = first_window(0);
  for (Minimum& minimum : second.new_minima) minimum = found_again(minimum, minimum.id);
  for (TransitionState& state : second.new_transition_states) state = found_again(state, state.id);
  second.new_minima[1] = sample_minimum(40, 2);
  second.new_transition_states[2] = sample_transition_state(40, 3, 3, 2);
  archive.record({0, 2}, second);
  archive.record({5, 1}, first_window(100));
  archive.record({5, 1}, next_window(100, 1));
  archive.close({5, 1}, "seconds");
  archive.store_anneal(sample_anneal());
}

namespace {

template <class State>
void expect_same_point(const State& a, const State& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.positions, b.positions);
  EXPECT_EQ(a.enthalpy, b.enthalpy);
  EXPECT_EQ(a.energy, b.energy);
  EXPECT_EQ(a.volume, b.volume);
  EXPECT_EQ(a.point_group_order, b.point_group_order);
  EXPECT_EQ(a.log_product, b.log_product);
  EXPECT_EQ(a.log_product_mass, b.log_product_mass);
}

void expect_same(const StageState& a, const StageState& b) {
  EXPECT_EQ(a.minimum, b.minimum);
  EXPECT_EQ(a.population, b.population);
  EXPECT_EQ(a.enthalpy, b.enthalpy);
  EXPECT_EQ(a.energy, b.energy);
  EXPECT_EQ(a.volume, b.volume);
  EXPECT_EQ(a.bulk_modulus, b.bulk_modulus);
  EXPECT_EQ(a.barrier_back, b.barrier_back);
}

}  // namespace

void expect_same(const Minimum& a, const Minimum& b) {
  expect_same_point(a, b);
  EXPECT_EQ(a.bulk_modulus, b.bulk_modulus);
  EXPECT_EQ(a.lowest_omega2, b.lowest_omega2);
}

void expect_same(const TransitionState& a, const TransitionState& b) {
  expect_same_point(a, b);
  EXPECT_EQ(a.minimum_a, b.minimum_a);
  EXPECT_EQ(a.minimum_b, b.minimum_b);
  EXPECT_EQ(a.omega2_negative, b.omega2_negative);
}

void expect_same(const CensusHistory& a, const CensusHistory& b) {
  EXPECT_EQ(a.windows, b.windows);
  EXPECT_EQ(a.searches, b.searches);
  ASSERT_EQ(a.minima.size(), b.minima.size());
  for (std::size_t index = 0; index < a.minima.size(); ++index) expect_same(a.minima[index], b.minima[index]);
  ASSERT_EQ(a.transition_states.size(), b.transition_states.size());
  for (std::size_t index = 0; index < a.transition_states.size(); ++index) {
    expect_same(a.transition_states[index], b.transition_states[index]);
  }
  EXPECT_EQ(a.minimum_window, b.minimum_window);
  EXPECT_EQ(a.transition_state_window, b.transition_state_window);
  EXPECT_EQ(a.minimum_tallies, b.minimum_tallies);
  EXPECT_EQ(a.transition_state_tallies, b.transition_state_tallies);
  EXPECT_EQ(a.outcomes, b.outcomes);
  EXPECT_EQ(a.counts.gradients, b.counts.gradients);
  EXPECT_EQ(a.counts.hessians, b.counts.hessians);
  EXPECT_EQ(a.stopped_by, b.stopped_by);
}

void expect_same(const CycleResult& a, const CycleResult& b) {
  EXPECT_EQ(a.start, b.start);
  EXPECT_EQ(a.pressure, b.pressure);
  EXPECT_EQ(a.returning_share, b.returning_share);
  ASSERT_EQ(a.turns.size(), b.turns.size());
  for (std::size_t k = 0; k < a.turns.size(); ++k) {
    EXPECT_EQ(a.turns[k].turn, b.turns[k].turn);
    EXPECT_EQ(a.turns[k].mean_energy, b.turns[k].mean_energy);
    EXPECT_EQ(a.turns[k].lost, b.turns[k].lost);
    EXPECT_EQ(a.turns[k].population, b.turns[k].population);
  }
  ASSERT_EQ(a.states.fates.size(), b.states.fates.size());
  for (std::size_t k = 0; k < a.states.fates.size(); ++k) {
    EXPECT_EQ(a.states.fates[k].minimum, b.states.fates[k].minimum);
    EXPECT_EQ(a.states.fates[k].returning, b.states.fates[k].returning);
    EXPECT_EQ(a.states.fates[k].reachable, b.states.fates[k].reachable);
    EXPECT_EQ(a.states.fates[k].transient, b.states.fates[k].transient);
  }
  ASSERT_EQ(a.states.attractors.size(), b.states.attractors.size());
  for (std::size_t k = 0; k < a.states.attractors.size(); ++k) {
    EXPECT_EQ(a.states.attractors[k].minima, b.states.attractors[k].minima);
    EXPECT_EQ(a.states.attractors[k].period, b.states.attractors[k].period);
    EXPECT_EQ(a.states.attractors[k].drawn, b.states.attractors[k].drawn);
  }
}

void expect_same(const VolumeLoop& a, const VolumeLoop& b) {
  EXPECT_EQ(a.pressure, b.pressure);
  EXPECT_EQ(a.minimum, b.minimum);
  EXPECT_EQ(a.loaded, b.loaded);
  EXPECT_EQ(a.unloaded, b.unloaded);
  EXPECT_EQ(a.area, b.area);
  EXPECT_EQ(a.dropped, b.dropped);
  for (const auto course : {&VolumeLoop::load, &VolumeLoop::unload}) {
    ASSERT_EQ((a.*course).size(), (b.*course).size());
    for (std::size_t k = 0; k < (a.*course).size(); ++k) {
      EXPECT_EQ((a.*course)[k].pressure, (b.*course)[k].pressure);
      EXPECT_EQ((a.*course)[k].enthalpy, (b.*course)[k].enthalpy);
      EXPECT_EQ((a.*course)[k].volume, (b.*course)[k].volume);
      EXPECT_EQ((a.*course)[k].volume_slope, (b.*course)[k].volume_slope);
    }
  }
}

void expect_same(const PathProfile& a, const PathProfile& b) {
  EXPECT_EQ(a.path_pressure, b.path_pressure);
  EXPECT_EQ(a.other_pressure, b.other_pressure);
  EXPECT_EQ(a.from, b.from);
  EXPECT_EQ(a.to, b.to);
  EXPECT_EQ(a.method, b.method);
  EXPECT_EQ(a.lengths, b.lengths);
  EXPECT_EQ(a.energies, b.energies);
  EXPECT_EQ(a.volumes, b.volumes);
  ASSERT_EQ(a.states.size(), b.states.size());
  for (std::size_t k = 0; k < a.states.size(); ++k) {
    EXPECT_EQ(a.states[k].point, b.states[k].point);
    EXPECT_EQ(a.states[k].id, b.states[k].id);
    EXPECT_EQ(a.states[k].index, b.states[k].index);
    EXPECT_EQ(a.states[k].index_there, b.states[k].index_there);
  }
}

void expect_same(const AnnealOutcome& a, const AnnealOutcome& b) {
  expect_same_details(a, b);
  EXPECT_EQ(a.start, b.start);
  EXPECT_EQ(a.pressure, b.pressure);
  EXPECT_EQ(a.temperature, b.temperature);
  EXPECT_EQ(a.delta_energy, b.delta_energy);
  EXPECT_EQ(a.trapped_fraction, b.trapped_fraction);
  EXPECT_EQ(a.volume_ratio, b.volume_ratio);
  EXPECT_EQ(a.bulk_modulus_ratio, b.bulk_modulus_ratio);
  EXPECT_EQ(a.work_bound_ratio, b.work_bound_ratio);
  expect_same(a.state1, b.state1);
  expect_same(a.state2, b.state2);
  expect_same(a.state3, b.state3);
  EXPECT_EQ(a.anneal_enthalpy_change, b.anneal_enthalpy_change);
  EXPECT_EQ(a.volume_work, b.volume_work);
  EXPECT_EQ(a.dropped, b.dropped);
  EXPECT_EQ(a.pieces, b.pieces);
  EXPECT_EQ(a.distances.d12, b.distances.d12);
  EXPECT_EQ(a.distances.d23, b.distances.d23);
  EXPECT_EQ(a.distances.d13, b.distances.d13);
  ASSERT_EQ(a.table.size(), b.table.size());
  for (std::size_t index = 0; index < a.table.size(); ++index) {
    const TrappedState &left = a.table[index], &right = b.table[index];
    EXPECT_EQ(left.minimum, right.minimum);
    EXPECT_EQ(left.initial, right.initial);
    EXPECT_EQ(left.weight, right.weight);
    EXPECT_EQ(left.energy_excess, right.energy_excess);
    EXPECT_EQ(left.share, right.share);
    EXPECT_EQ(left.trapped, right.trapped);
    EXPECT_EQ(left.barrier_back, right.barrier_back);
    EXPECT_EQ(left.volume_ratio, right.volume_ratio);
    EXPECT_EQ(left.bulk_modulus_ratio, right.bulk_modulus_ratio);
    EXPECT_EQ(left.log_time_back, right.log_time_back);
  }
}

namespace {

void say(std::ostream& text, const StationaryPoint& point) {
  text << point.id << ' ' << point.positions.transpose() << ' ' << point.enthalpy << ' ' << point.energy << ' '
       << point.volume << ' ' << point.point_group_order << ' ' << point.log_product << ' ' << point.log_product_mass
       << ' ';
}

void say(std::ostream& text, const std::vector<Minimum>& minima, const std::vector<TransitionState>& states) {
  for (const Minimum& minimum : minima) {
    say(text, minimum);
    text << minimum.bulk_modulus << ' ' << minimum.lowest_omega2 << '\n';
  }
  for (const TransitionState& state : states) {
    say(text, state);
    text << state.minimum_a << ' ' << state.minimum_b << ' ' << state.omega2_negative << '\n';
  }
}

void say(std::ostream& text, const CensusHistory& history) {
  text << history.windows << ' ' << history.searches << ' ' << history.stopped_by << ' ' << history.counts.gradients
       << ' ' << history.counts.hessians << '\n';
  say(text, history.minima, history.transition_states);
  for (const auto* tallies : {&history.minimum_tallies, &history.transition_state_tallies}) {
    for (const Tally& tally : *tallies) {
      for (const std::int64_t hits : tally.hits) text << hits << ' ';
      text << tally.self_hits << '\n';
    }
  }
  for (const auto* windows : {&history.minimum_window, &history.transition_state_window}) {
    for (const std::int64_t window : *windows) text << window << ' ';
  }
  for (const auto& kind : history.outcomes) {
    for (const std::int64_t count : kind) text << count << ' ';
  }
}

}  // namespace

std::string everything(Archive& archive) {
  std::ostringstream text;
  text << std::setprecision(17);
  const Provenance provenance = archive.provenance();
  text << provenance.title << provenance.program_version << provenance.configuration << provenance.system.atom_radius;
  for (const double pressure : archive.pressures()) {
    text << "\npressure " << pressure << '\n';
    const Landscape landscape = archive.landscape(pressure);
    say(text, landscape.minima(), landscape.transition_states());
    for (const std::uint64_t seed : archive.summary(pressure).seeds) {
      text << "seed " << seed << '\n';
      say(text, archive.replay({pressure, seed}));
    }
  }
  for (const AnnealOutcome& outcome : archive.anneal_outcomes()) {
    text << '\n' << outcome.start << outcome.pressure << ' ' << outcome.temperature << ' ' << outcome.table.size();
  }
  for (const PressureMap& map : archive.pressure_maps()) text << '\n' << map.from << map.to << map.entries.size();
  text << archive.fingerprint();  // covers the numbers of outcomes and maps
  return text.str();
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string input_error(const std::function<void()>& work) {
  try {
    work();
  } catch (const InputError& error) {
    return error.what();
  }
  ADD_FAILURE() << "no InputError was thrown";
  return {};
}

}  // namespace baroscape
