#include "exchange/pathsample.hpp"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <bit>
#include <cstring>
#include <filesystem>
#include <unordered_map>

#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

static_assert(std::endian::native == std::endian::little, "points files are written as they lie in memory");

/// Order of a point group: I_h has 120 operations, and groups about an axis 4n with n at most the number of atoms.
constexpr std::int64_t kLargestOrder = 100000;

class StateLines {
 public:
  StateLines(const std::string& text, std::string name, bool joins) : reader_(text, std::move(name)), joins_(joins) {}

  std::vector<ForeignState> states() {
    std::vector<ForeignState> states;
    while (const auto line = reader_.next()) {
      words_ = split_words(*line);
      if (words_.empty()) {
        blank_ = reader_.line();
        continue;
      }
      if (blank_ > 0) throw InputError::at(reader_.name(), blank_, 0, "", "an empty line between states");
      states.push_back(state());
      states.back().id = static_cast<std::int64_t>(states.size());
    }
    return states;
  }

 private:
  ForeignState state() {
    ForeignState state;
    state.place = fmt::format("{}:{}", reader_.name(), reader_.line());
    if (joins_ && words_.size() < 5) {
      throw reader_.error(
          fmt::format("{} columns; energy, log product, order and two minima are wanted", words_.size()));
    }
    if (!joins_ && words_.size() != 1 && words_.size() < 3) {
      throw reader_.error("2 columns; energy, log product and order are wanted, or the energy alone");
    }
    state.enthalpy = finite(0, "energy");
    if (words_.size() >= 3) {
      state.log_product_mass = finite(1, "log product");
      state.point_group_order = static_cast<int>(whole(2, "order of the point group", kLargestOrder));
    }
    if (joins_) {
      state.minimum_a = whole(3, "first minimum", INT64_MAX);
      state.minimum_b = whole(4, "second minimum", INT64_MAX);
    }
    const std::size_t moments = joins_ ? 5 : 3;
    if (words_.size() > moments && words_.size() < moments + 3) {
      throw reader_.error(
          fmt::format("{} columns; three moments of inertia are wanted after column {}", words_.size(), moments));
    }
    for (std::size_t k = moments; k < moments + 3 && k < words_.size(); ++k) finite(k, "moment of inertia");
    return state;
  }

  double finite(std::size_t column, const char* what) const {
    const auto value = parse_finite(words_[column]);
    if (!value) {
      throw reader_.error(fmt::format("column {}, {}: \"{}\" is not allowed; a finite number is", column + 1, what,
                                      printable(words_[column])));
    }
    return *value;
  }

  std::int64_t whole(std::size_t column, const char* what, std::int64_t largest) const {
    const auto value = parse_integer(words_[column]);
    if (!value || *value < 1 || *value > largest) {
      throw reader_.error(fmt::format("column {}, {}: \"{}\" is not allowed; an integer from 1 is", column + 1, what,
                                      printable(words_[column])));
    }
    return *value;
  }

  LineReader reader_;
  bool joins_;
  long blank_ = 0;
  std::vector<std::string> words_;
};

/// Deals the records of a points file out to its states. `length`: doubles a record, 0 when not known yet.
void read_points(const std::string& bytes, const std::string& name, std::vector<ForeignState>& states,
                 std::size_t& length) {
  if (states.empty() && bytes.empty()) return;
  const std::size_t record = states.empty() ? 0 : bytes.size() / states.size();
  if (states.empty() || bytes.size() % states.size() != 0 || record % (3 * sizeof(double)) != 0 || record == 0) {
    throw InputError(fmt::format("{}: has {} bytes, which are not {} records of 3 doubles an atom", name, bytes.size(),
                                 states.size()));
  }
  const std::size_t doubles = record / sizeof(double);
  if (length != 0 && doubles != length) {
    throw InputError(fmt::format("{}: its {} bytes are {} records of {} doubles; those of the minima have {}", name,
                                 bytes.size(), states.size(), doubles, length));
  }
  length = doubles;
  for (std::size_t k = 0; k < states.size(); ++k) {
    states[k].positions.resize(static_cast<Eigen::Index>(doubles));
    std::memcpy(states[k].positions.data(), bytes.data() + k * record, record);
    if (states[k].positions.allFinite()) continue;
    throw InputError(fmt::format("{}: record {}: a coordinate is not a finite number", name, k + 1));
  }
}

/// `joins`: the columns that say which minima a transition state joins.
std::string line_of(const ForeignState& state, const System& system, const std::string& joins) {
  Eigen::Vector3d moments = Eigen::Vector3d::Zero();
  if (state.positions.size() > 0) moments = moments_of_inertia(state.positions, system);
  return fmt::format("{} {} {}{} {:.10f} {:.10f} {:.10f}\n", state.enthalpy, state.log_product_mass.value_or(0),
                     state.point_group_order.value_or(1), joins, moments(0), moments(1), moments(2));
}

void append_points(std::string& bytes, const Eigen::VectorXd& positions) {
  bytes.append(reinterpret_cast<const char*>(positions.data()),
               static_cast<std::size_t>(positions.size()) * sizeof(double));
}

}  // namespace

Eigen::Vector3d moments_of_inertia(const Eigen::VectorXd& positions, const System& system) {
  const Eigen::Map<const Eigen::Matrix3Xd> r(positions.data(), 3, positions.size() / 3);
  Eigen::VectorXd masses(r.cols());
  for (Eigen::Index i = 0; i < r.cols(); ++i) {
    masses(i) = system.masses[static_cast<std::size_t>(system.species[static_cast<std::size_t>(i)])];
  }
  const Eigen::Matrix3Xd x = r.colwise() - Eigen::Vector3d(r * masses / masses.sum());
  // I = Σ m (r² 1 − r rᵀ)
  const Eigen::Matrix3d second = x * masses.asDiagonal() * x.transpose();
  const Eigen::Matrix3d inertia = second.trace() * Eigen::Matrix3d::Identity() - second;
  return Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d>(inertia, Eigen::EigenvaluesOnly).eigenvalues();
}

PathsampleFiles pathsample_files(const ForeignLandscape& landscape, const System& system) {
  PathsampleFiles files;
  std::unordered_map<std::int64_t, std::size_t> line;
  for (const ForeignState& minimum : landscape.minima) {
    line.emplace(minimum.id, line.size() + 1);
    files.min_data += line_of(minimum, system, "");
    append_points(files.points_min, minimum.positions);
  }
  for (const ForeignState& state : landscape.transition_states) {
    files.ts_data += line_of(state, system, fmt::format(" {} {}", line.at(state.minimum_a), line.at(state.minimum_b)));
    append_points(files.points_ts, state.positions);
  }
  return files;
}

ForeignLandscape parse_stationary_points(const std::string& minima, const std::string& transition_states,
                                         const std::string& minima_name, const std::string& transition_states_name) {
  ForeignLandscape landscape;
  landscape.minima = StateLines(minima, minima_name, false).states();
  landscape.transition_states = StateLines(transition_states, transition_states_name, true).states();
  require_whole(landscape, minima_name);
  return landscape;
}

ForeignLandscape parse_pathsample(const PathsampleFiles& files, const std::string& folder) {
  const auto name = [&](const char* file) { return (std::filesystem::path(folder) / file).string(); };
  ForeignLandscape landscape =
      parse_stationary_points(files.min_data, files.ts_data, name("min.data"), name("ts.data"));
  std::size_t length = 0;
  if (!files.points_min.empty()) read_points(files.points_min, name("points.min"), landscape.minima, length);
  if (!files.points_ts.empty() || (length > 0 && !landscape.transition_states.empty())) {
    read_points(files.points_ts, name("points.ts"), landscape.transition_states, length);
  }
  if (files.points_min.empty() && !files.points_ts.empty()) {
    throw InputError(name("points.min") + ": is missing or empty, while points.ts has coordinates");
  }
  return landscape;
}

ForeignLandscape read_pathsample(const std::string& folder) {
  if (!std::filesystem::is_directory(folder)) {
    throw InputError(folder + ": is no folder; the one that holds min.data and ts.data is wanted");
  }
  const auto path = [&](const char* file) { return (std::filesystem::path(folder) / file).string(); };
  const auto points = [&](const char* file) {
    return std::filesystem::exists(path(file)) ? read_whole_file(path(file), file) : "";
  };
  PathsampleFiles files;
  files.min_data = read_whole_file(path("min.data"), "min.data");
  files.ts_data = read_whole_file(path("ts.data"), "ts.data");
  files.points_min = points("points.min");
  files.points_ts = points("points.ts");
  return parse_pathsample(files, folder);
}

}  // namespace baroscape
