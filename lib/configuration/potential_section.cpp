// [system] potential: which one it is.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "configuration/job_sections.hpp"
#include "configuration/pair_table.hpp"
#include "configuration/potential_sections.hpp"
#include "potentials/eam_file.hpp"
#include "potentials/eam_tables.hpp"

namespace baroscape {
namespace {

void read_morse(const Section& section, System& system) {
  const std::vector<Eigen::MatrixXd> numbers =
      read_pairs(section, system, {"morse", {{"epsilon", 1.0}, {"rho0", 6.0}, {"r_e", 1.0}}, {}});
  use_morse(system, {numbers[0], numbers[1], numbers[2]});
}

void read_sutton_chen(const Section& section, System& system) {
  const std::optional<Section> given = section.section("sutton-chen");
  if (system.species_names.size() != 1) {
    throw section.error("atoms", "\"sutton-chen\" is for one species; an embedded-atom file may have several");
  }
  if (!given) throw section.error("", "needs [system.sutton-chen] with n, m and c, for example n = 12, m = 6, c = 144.41");
  given->allow({"n", "m", "c", "epsilon", "a", "units"});
  for (const char* key : {"n", "m", "c"}) {
    if (!given->has(key)) throw given->error("", fmt::format("needs {}", key));
  }
  SuttonChenParameters parameters;
  parameters.m = static_cast<int>(*given->integer("m", 4, 30));
  parameters.n = static_cast<int>(*given->integer("n", 5, 60));
  if (parameters.n <= parameters.m) {
    throw given->error("n", fmt::format("{} is not allowed with m = {}; more than m is", parameters.n, parameters.m));
  }
  parameters.c = *given->number("c", kPositive);
  parameters.epsilon = given->number("epsilon", kPositive).value_or(1.0);
  parameters.a = given->number("a", kPositive).value_or(1.0);
  const std::string units = given->text("units").value_or("reduced");
  if (units != "reduced" && units != "metal") {
    throw given->error("units", given->given("units") +
                                    " is not allowed; \"reduced\" (ε and a) or \"metal\" (epsilon in eV, a in Å) is");
  }
  use_sutton_chen(system, parameters, units == "metal" ? Units::Kind::metal : Units::Kind::sutton_chen);
}

std::string text_of(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file.is_open() || file.bad()) throw InputError(path + ": the potential cannot be read: " + std::strerror(errno));
  return text.str();
}

void read_eam_file(const Section& section, System& system, const std::string& name) {
  const std::string folder = std::filesystem::path(section.document_name()).parent_path().string();
  const std::string path = find_eam_file(name, folder);
  if (path.empty()) {
    throw section.error("potential", fmt::format("\"{}\" is in none of {}", name, eam_folders(folder)));
  }
  const std::string text = text_of(path);
  const EamFile file = parse_eam(text, path);
  for (const std::string& species : system.species_names) {
    if (file.find(species) >= 0) continue;
    throw section.error("atoms", fmt::format("{} has no {}; it has {}", path, species, file.symbols()));
  }
  Interpolation interpolation = Interpolation::hermite;
  if (const std::optional<Section> given = section.section("eam")) {
    given->allow({"interpolation"});
    const std::string word = given->text("interpolation").value_or("hermite");
    if (word != "hermite" && word != "spline") {
      throw given->error("interpolation", given->given("interpolation") + " is not allowed; \"hermite\" or \"spline\" is");
    }
    if (word == "spline") interpolation = Interpolation::spline;
  }
  use_eam(system, text, path, interpolation);
}

}  // namespace

void read_potential(const Section& section, System& system) {
  const std::string name = section.text("potential").value_or("lennard-jones");
  // What a section says of a potential that is not used would be lost without a word.
  for (const std::string key : {"lennard-jones", "morse", "sutton-chen", "eam"}) {
    const bool used = key == name || (key == "lennard-jones" && (name == "kob-andersen" || name == "wahnstrom")) ||
                      (key == "eam" && is_eam_name(name));
    if (!used && section.has(key)) {
      throw section.error(key, fmt::format("belongs to another potential; this one is \"{}\"", name));
    }
  }
  if (name == "lennard-jones") return read_lennard_jones(section, system);
  if (name == "kob-andersen") return read_preset(section, system, kKobAndersen);
  if (name == "wahnstrom") return read_preset(section, system, kWahnstrom);
  if (name == "morse") return read_morse(section, system);
  if (name == "sutton-chen") return read_sutton_chen(section, system);
  if (is_eam_name(name)) return read_eam_file(section, system, name);
  throw section.error("potential",
                      fmt::format("\"{}\" is no potential; \"lennard-jones\", \"kob-andersen\", \"wahnstrom\", "
                                  "\"morse\", \"sutton-chen\" or a file that ends in .eam, .eam.alloy or .eam.fs is",
                                  name));
}

}  // namespace baroscape
