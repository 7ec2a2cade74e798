// Molecular dynamics of a periodic cell at constant temperature and pressure: short runs that melt and quench.
//
// Temperature by Langevin's equation in the splitting BAOAB (B. Leimkuhler and C. Matthews, J. Chem. Phys. 138, 174102
// (2013)); pressure by stochastic rescaling of the cell (M. Bernetti and G. Bussi, J. Chem. Phys. 153, 114107 (2020)),
// isotropic. Both sample the right ensemble: the volume fluctuates as it should.
#pragma once

#include <cstdint>
#include <memory>

#include "atoms/cell.hpp"
#include "core/random.hpp"
#include "potentials/periodic_potential.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Numbers are those inside (core/units.hpp): σ√(m/ε) with m = 1, or 1 u for metals.
struct DynamicsOptions {
  double step = 0.002;           ///< of time, in units of √(m) where m is the lightest atom's mass
  double temperature = 1;        ///< k_B T, ε
  double pressure = 0;           ///< ε/σ³
  double friction = 0.5;         ///< 1/time, of Langevin's thermostat; 0: none, energy is conserved
  double relaxation_time = 5;    ///< of the volume; 0: it stays as it is
  double compressibility = 0.02; ///< σ³/ε: sets the volume's relaxation, not where it ends
  std::uint64_t seed = 1;
  std::uint64_t stream = 0;
};

class Dynamics {
 public:
  /// Starts with velocities drawn at the temperature, total momentum zero. The system has a cell; `start` has its
  /// species in its order.
  Dynamics(const System& system, const PeriodicStructure& start, const DynamicsOptions& options);

  void set_temperature(double temperature) { options_.temperature = temperature; }
  void set_pressure(double pressure) { options_.pressure = pressure; }

  /// One step. InputError when it explodes: the energy is not a finite number, or an atom moved by more than half of
  /// the cutoff, which a shorter step cures.
  void step();

  double time() const { return time_; }
  double potential_energy() const { return energy_; }
  double kinetic_energy() const;
  double temperature() const;  ///< 2K over 3N − 3, or 3N with a thermostat
  double volume() const;
  double pressure() const;  ///< kinetic part included
  PeriodicStructure structure() const;
  /// Velocities [3 × N]; for tests of reversibility they can be turned round.
  const Eigen::Matrix3Xd& velocities() const { return velocities_; }
  void reverse() { velocities_ = -velocities_; }

 private:
  void evaluate();
  void kick(double time);
  void drift(double time);
  void thermostat(double time);
  void barostat(double time);

  DynamicsOptions options_;
  Eigen::VectorXd masses_;
  Eigen::Matrix3d lattice_;  ///< h₀
  std::unique_ptr<PeriodicPotential> potential_;
  RandomStream random_;
  double scale_ = 1;      ///< F = scale·1
  Eigen::VectorXd u_;     ///< r = scale·u
  Eigen::Matrix3Xd velocities_, forces_;
  double energy_ = 0, virial_ = 0;  ///< virial: −Σ r·∂E/∂r /3 by the strain
  double time_ = 0, unit_ = 1;
};

}  // namespace baroscape
