// A path through the landscape as one continuous film: every step's steepest descents on both sides of its transition
// state, each turned and relabelled so that it goes on where the last one ended.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/counts.hpp"
#include "landscape/lowest_path.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct PathFrame {
  enum class Kind { between, minimum, transition_state };
  Eigen::VectorXd positions;  ///< length 3N, σ
  double enthalpy = 0;        ///< ε
  double length = 0;          ///< along the path from its start, lengths of 3N vectors added up, σ
  Kind kind = Kind::between;
  std::int64_t id = 0;  ///< of the minimum or transition state
};

struct PathFrames {
  std::vector<PathFrame> frames;  ///< first and last are the minima at the ends
  /// Steps whose steepest descent did not end in the two minima of the transition state: shown by those three alone.
  /// The landscape joins what quenches lead to, and a quench may leave the path of steepest descent.
  std::int64_t without_descent = 0;
  Counts counts;
};

/// `step`: distance between frames, σ.
PathFrames path_frames(const System& system, const Landscape& landscape, const LandscapePath& path, double step = 0.05);

}  // namespace baroscape
