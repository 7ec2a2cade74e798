// Enthalpy against temperature of glass and liquid, at P = 0 and under pressure: where the lines meet says what an
// anneal does (the paper's figure 3). Enthalpies are those of the minima, without the vibrations' κT that all share.
//
// Under pressure the liquid meets the loaded glass where annealing neither raises nor lowers its enthalpy there. What
// is left at P = 0 is another thing, since the unloaded liquid is denser than the glass: its energy meets that of the
// glass at T_in, and the sign of ΔE is the sign of T − T_in. Given time enough T_in is that of `liquid_unloaded`; an
// anneal of a finite time goes by `treated`, which follows the glass where it is too cold for anything to happen.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "landscape/landscape.hpp"
#include "protocol/treatment.hpp"

namespace baroscape {

struct EnthalpyLines {
  std::string start;
  double pressure = 0, time = 0;    ///< of the anneals; infinity: until equilibrium
  Eigen::VectorXd temperatures;     ///< ε/k_B, evenly spaced, ascending
  double glass = 0;                 ///< ⟨H⟩ at P of the loaded state 1
  Eigen::VectorXd liquid;           ///< ⟨H⟩ at P in equilibrium
  double glass_ambient = 0;         ///< ⟨E⟩ of state 1
  Eigen::VectorXd liquid_unloaded;  ///< ⟨E⟩ at P = 0 of the liquid of P after unloading
  Eigen::VectorXd treated;          ///< ⟨E⟩₃ after annealing for the time
  /// Where lines cross, ascending; by inverse interpolation between the temperatures.
  std::vector<double> under_pressure;  ///< liquid and glass, at P
  std::vector<double> given_time;      ///< liquid_unloaded and glass_ambient: T_in of an anneal as long as it takes
  std::vector<double> within_time;     ///< treated and glass_ambient: T_in of this one
};

/// Temperatures at which a line crosses a level: between neighbours of which one is above by more than `margin` and the
/// other is below by as much, or there are only points within the margin between them.
std::vector<double> crossings_of(const Eigen::VectorXd& temperatures, const Eigen::VectorXd& line, double level,
                                 double margin);

/// One for each path. The treatment gives the time and the rates; its temperatures are not used.
std::vector<EnthalpyLines> enthalpy_lines(const Landscape& ambient, const std::vector<PressurePath>& paths,
                                          const std::string& start, const Eigen::VectorXd& initial,
                                          const Eigen::VectorXd& temperatures, const TreatmentOptions& treatment,
                                          int threads);

}  // namespace baroscape
