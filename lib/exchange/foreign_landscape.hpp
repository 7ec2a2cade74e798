// A landscape on its way in or out: what every format can say of states, and what it may leave unsaid.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "landscape/landscape.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A minimum or a transition state as a file has it. What the file does not say is empty.
struct ForeignState {
  std::int64_t id = 0;                ///< in its file, ≥ 1, minima and transition states counted apart
  std::string place;                  ///< for messages: "min.data:3", "tbl_minima, row 3"
  double enthalpy = 0;                ///< on the surface the state is a stationary point of: E at P = 0, else H, ε
  std::optional<double> energy;       ///< E, ε
  std::optional<double> volume;       ///< σ³
  std::optional<double> log_product;  ///< Σ ln ω² over the positive modes, m = 1
  std::optional<double> log_product_mass;     ///< the same with masses
  std::optional<double> lowest_omega2;        ///< the lowest eigenvalue, negative for a transition state, m = 1
  std::optional<double> bulk_modulus;         ///< ε/σ³, minima only
  std::optional<int> point_group_order;       ///< proper and improper operations
  Eigen::VectorXd positions;                  ///< length 3N, σ; empty when the file has none
  std::int64_t minimum_a = 0, minimum_b = 0;  ///< ids of what a transition state joins; 0 for minima
};

struct ForeignLandscape {
  std::string title;                 ///< as the file has it: any bytes
  std::optional<double> pressure;    ///< ε/σ³
  std::string volume_definition;     ///< in words; empty when unknown
  std::vector<std::string> species;  ///< of each atom, by the configuration's keys; empty when unknown
  std::vector<ForeignState> minima;  ///< in the order of the file
  std::vector<ForeignState> transition_states;
  std::vector<std::string> notes;  ///< what was left out, a sentence each
};

/// Everything a landscape knows, nothing left out. States without coordinates (imported ones) are known by their
/// enthalpy, energy, log products and point-group order alone.
ForeignLandscape foreign_landscape(const Landscape& landscape);

/// From the units inside (core/units.hpp) to those that people and files use, and back. Log products need to know how
/// many modes they are over: those of the system's atoms, one fewer for transition states.
ForeignLandscape outward(ForeignLandscape landscape, const System& system);
ForeignLandscape inward(ForeignLandscape landscape, const System& system);

/// InputError, with the place, unless there is a minimum, ids are ≥ 1 and different, and every transition state joins
/// minima that are there. `name` stands for the file.
void require_whole(const ForeignLandscape& landscape, const std::string& name);

}  // namespace baroscape
