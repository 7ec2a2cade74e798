#include "configuration/pair_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace baroscape {
namespace {

struct Pair {
  Eigen::Index a = 0, b = 0;
};

/// AA, AB, BA, …: how each pair of species may be written.
std::map<std::string, Pair> pair_names(const Section& section, const System& system) {
  std::map<std::string, Pair> names;
  const auto species = static_cast<Eigen::Index>(system.species_names.size());
  for (Eigen::Index a = 0; a < species; ++a) {
    for (Eigen::Index b = 0; b < species; ++b) {
      const std::string name = system.species_names[a] + system.species_names[b];
      const auto [known, added] = names.insert({name, {std::min(a, b), std::max(a, b)}});
      if (!added && (known->second.a != std::min(a, b) || known->second.b != std::max(a, b))) {
        throw section.error("atoms",
                            fmt::format("two pairs of these species would both be called {}; rename one", name));
      }
    }
  }
  return names;
}

}  // namespace

std::vector<Eigen::MatrixXd> read_pairs(const Section& section, const System& system, const PairTable& table) {
  const auto species = static_cast<Eigen::Index>(system.species_names.size());
  std::vector<Eigen::MatrixXd> matrices;
  std::vector<std::string> number_names, values_wanted;
  for (const auto& [name, otherwise] : table.numbers) {
    matrices.push_back(Eigen::MatrixXd::Constant(species, species, otherwise));
    number_names.push_back(name);
    values_wanted.push_back(name + " = …");
  }
  const std::map<std::string, Pair> names = pair_names(section, system);
  const std::optional<Section> potential = section.section(table.name);
  Eigen::MatrixXi given = Eigen::MatrixXi::Zero(species, species);
  if (potential) {
    std::vector<std::string> allowed;
    for (const auto& [name, pair] : names) allowed.push_back(name);
    allowed.insert(allowed.end(), table.other_keys.begin(), table.other_keys.end());
    potential->allow(allowed);
    for (const auto& [name, pair] : names) {
      const std::optional<Section> values = potential->section(name);
      if (!values) continue;
      if (given(pair.a, pair.b) != 0) throw potential->error(name, "this pair is given twice, in both orders");
      values->allow(number_names);
      for (std::size_t k = 0; k < matrices.size(); ++k) {
        const double value = values->number(number_names[k], kPositive).value_or(table.numbers[k].second);
        matrices[k](pair.a, pair.b) = matrices[k](pair.b, pair.a) = value;
      }
      given(pair.a, pair.b) = 1;
    }
  }
  if (species == 1) return matrices;
  for (const auto& [name, pair] : names) {
    if (given(pair.a, pair.b) == 0) {
      throw(potential ? *potential : section)
          .error("", fmt::format("with several species every pair must be given, and {} is missing: {} = {{ {} }} in "
                                 "[system.{}]",
                                 name, name, fmt::join(values_wanted, ", "), table.name));
    }
  }
  return matrices;
}

}  // namespace baroscape
