// Energies and lengths in which a metal looks like Lennard-Jones atoms.
#pragma once

#include <functional>
#include <optional>

namespace baroscape {

/// The ε and σ of a Lennard-Jones crystal as strongly bound and as wide as another.
struct NaturalScale {
  double energy = 1, length = 1;
};

/// Of embedded atoms E = Σφ + ΣF(Σf) of one kind in the face-centred cubic crystal, whose Lennard-Jones counterpart has
/// −8.610 ε an atom and nearest neighbours at 1.0902 σ. `reach` is the cutoff, or how far is summed. Rounded to three
/// digits. Crystals for which a function is NaN are passed over. Nothing when none is bound at any size.
std::optional<NaturalScale> natural_scale(const std::function<double(double)>& phi,
                                          const std::function<double(double)>& density,
                                          const std::function<double(double)>& embedding, double reach);

}  // namespace baroscape
