// The tables of an embedded-atom file as splines, in units of one's choice.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "potentials/eam.hpp"
#include "potentials/eam_file.hpp"

namespace baroscape {

/// How the tables' points are joined (potentials/cubic_spline.hpp).
enum class Interpolation : int {
  hermite,  ///< as LAMMPS does: energies and forces are its own to the last digits
  spline,   ///< with a continuous second derivative
};

class EamTables : public std::enable_shared_from_this<EamTables> {
 public:
  /// Species of a system are `elements[s]`, places in the file. Energies come in units of `energy` (eV), lengths in
  /// units of `length` (Å).
  static std::shared_ptr<const EamTables> make(const EamFile& file, const std::vector<int>& elements, double energy,
                                               double length, Interpolation interpolation = Interpolation::hermite);

  /// Points into this object; its `owner` lets potentials keep it alive.
  PlainEam view() const;

 private:
  EamTables() = default;

  PlainEam plain_;
  std::vector<std::vector<double>> pair_tables_, embeddings_;
  std::vector<const double*> pair_pointers_, embedding_pointers_;
};

/// What of the file's elements (places) a system measures energies and lengths by: the mean energy of their crystals,
/// weighted by `counts`, and the largest length. InputError when an element's crystal is not bound.
struct EamScale {
  double energy = 1, length = 1;
};
EamScale natural_scale(const EamFile& file, const std::vector<int>& elements, const std::vector<int>& counts);

}  // namespace baroscape
