#include "potentials/eam_tables.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/error.hpp"
#include "potentials/cubic_spline.hpp"
#include "potentials/natural_scale.hpp"

namespace baroscape {
namespace {

using Splines = std::vector<std::vector<double>>;

std::vector<double> scaled(std::vector<double> values, double factor) {
  for (double& value : values) value *= factor;
  return values;
}

/// The cubics of all splines, interval after interval.
std::vector<double> interleaved(const Splines& splines) {
  const std::size_t intervals = splines.front().size() / 4;
  std::vector<double> rows;
  rows.reserve(splines.size() * 4 * intervals);
  for (std::size_t k = 0; k < intervals; ++k) {
    for (const std::vector<double>& spline : splines) {
      rows.insert(rows.end(), spline.begin() + static_cast<std::ptrdiff_t>(4 * k),
                  spline.begin() + static_cast<std::ptrdiff_t>(4 * k + 4));
    }
  }
  return rows;
}

}  // namespace

std::shared_ptr<const EamTables> EamTables::make(const EamFile& file, const std::vector<int>& elements, double energy,
                                                 double length, Interpolation interpolation) {
  const auto cubics = interpolation == Interpolation::spline ? cubic_spline : hermite_cubics;
  const std::shared_ptr<EamTables> tables(new EamTables);
  PlainEam& plain = tables->plain_;
  const auto element = [&](std::size_t s) { return static_cast<std::size_t>(elements[s]); };
  for (std::size_t a = 0; a < elements.size(); ++a) {
    const EamElement& first = file.elements[element(a)];
    for (std::size_t b = 0; b < elements.size(); ++b) {
      const EamElement& second = file.elements[element(b)];
      // φ(r)/ε = z/(r ε), r in units of `length`.
      Splines splines = {cubics(scaled(file.pair[element(a)][element(b)], 1 / (energy * length))),
                         cubics(second.density[element(a)])};
      if (a != b) splines.push_back(cubics(first.density[element(b)]));
      tables->pair_tables_.push_back(interleaved(splines));
    }
    tables->embeddings_.push_back(cubics(scaled(first.embedding, 1 / energy)));
  }
  for (const std::vector<double>& table : tables->pair_tables_) tables->pair_pointers_.push_back(table.data());
  for (const std::vector<double>& table : tables->embeddings_) tables->embedding_pointers_.push_back(table.data());
  const auto intervals = static_cast<int>(file.pair[0][0].size()) - 1;
  // Beyond its last point a table says nothing.
  const double cutoff = std::min(file.cutoff, intervals * file.step) / length;
  plain.species_count = static_cast<int>(elements.size());
  plain.cutoff2 = cutoff * cutoff;
  plain.inverse_step = length / file.step;
  plain.last_interval = intervals - 1;
  plain.inverse_density_step = 1 / file.density_step;
  plain.last_density_interval = static_cast<int>(tables->embeddings_[0].size() / 4) - 1;
  plain.pair_tables = tables->pair_pointers_.data();
  plain.embeddings = tables->embedding_pointers_.data();
  plain.owner = tables.get();
  return tables;
}

PlainEam EamTables::view() const {
  return plain_;
}

void* retain_tables(const PlainEam& eam) {
  return new std::shared_ptr<const EamTables>(static_cast<const EamTables*>(eam.owner)->shared_from_this());
}

void release_tables(void* retained) {
  delete static_cast<std::shared_ptr<const EamTables>*>(retained);
}

EamScale natural_scale(const EamFile& file, const std::vector<int>& elements, const std::vector<int>& counts) {
  EamScale scale{0, 0};
  const double atoms = std::accumulate(counts.begin(), counts.end(), 0.0);
  for (std::size_t s = 0; s < elements.size(); ++s) {
    const auto e = static_cast<std::size_t>(elements[s]);
    const EamElement& element = file.elements[e];
    const std::vector<double> z = cubic_spline(file.pair[e][e]), f = cubic_spline(element.density[e]),
                              embedding = cubic_spline(element.embedding);
    // Crystals denser than F's table are none: what a spline makes of them is bound by 1e10 eV for Fe_mm.eam.fs.
    const double densest = static_cast<double>(element.embedding.size() - 1) * file.density_step;
    const auto embed = [&](double density) {
      return density <= densest ? spline_value(embedding, density / file.density_step)
                                : std::numeric_limits<double>::quiet_NaN();
    };
    const auto own = natural_scale([&](double r) { return spline_value(z, r / file.step) / r; },
                                   [&](double r) { return spline_value(f, r / file.step); }, embed, file.cutoff);
    if (!own) throw InputError(file.name + ": " + element.symbol + " binds no face-centred cubic crystal at all");
    scale.energy += own->energy * counts[s] / atoms;
    scale.length = std::max(scale.length, own->length);
  }
  return scale;
}

}  // namespace baroscape
