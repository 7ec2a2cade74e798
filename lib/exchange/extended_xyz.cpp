#include "exchange/extended_xyz.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/error.hpp"
#include "exchange/species_symbols.hpp"
#include "exchange/xyz_comment.hpp"

namespace baroscape {
namespace {

constexpr double kCoincidence = 1e-3;  ///< σ

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::vector<std::string> words(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> found;
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

template <class Number>
std::optional<Number> number(const std::string& word) {
  const char* begin = word.data() + (word.size() > 1 && word[0] == '+' ? 1 : 0);
  const char* end = word.data() + word.size();
  Number value{};
  const auto result = std::from_chars(begin, end, value);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

/// Which columns of an atom's line hold what.
struct Columns {
  std::optional<std::size_t> species, label, positions;
  std::size_t total = 0;
};

class Reader {
 public:
  Reader(const std::string& text, const std::string& name, const System& system)
      : stream_(text), name_(name), system_(system) {}

  XyzFrame frame() {
    const std::size_t atoms = read_count();
    XyzFrame frame;
    frame.properties = parse_xyz_comment(next_line("the comment line"));
    require_no_periodicity(frame.properties);
    const auto layout = frame.properties.find("Properties");
    const Columns columns = parse_columns(layout == frame.properties.end() ? "species:S:1:pos:R:3" : layout->second);
    if (layout != frame.properties.end()) frame.properties.erase(layout);
    frame.structure.positions.resize(static_cast<Eigen::Index>(3 * atoms));
    for (std::size_t atom = 0; atom < atoms; ++atom) read_atom(atom, columns, frame.structure);
    require_composition(frame.structure);
    require_apart(frame.structure);
    return frame;
  }

 private:
  InputError error(const std::string& problem) const { return InputError::at(name_, line_, 0, "", problem); }

  std::string next_line(const std::string& what) {
    std::string line;
    ++line_;
    if (!std::getline(stream_, line)) throw error("the file ends where " + what + " is wanted");
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
  }

  std::size_t read_count() {
    const std::string line = next_line("the number of atoms");
    const std::vector<std::string> found = words(line);
    const auto count = found.size() == 1 ? number<std::int64_t>(found[0]) : std::nullopt;
    if (!count || *count < 1) throw error(fmt::format("\"{}\" is no number of atoms; an integer ≥ 1 is wanted", line));
    if (*count != system_.atoms()) {
      throw error(fmt::format("the structure has {} atoms, the configuration {}", *count, system_.atoms()));
    }
    return static_cast<std::size_t>(*count);
  }

  void require_no_periodicity(const std::map<std::string, std::string>& properties) const {
    const auto pbc = properties.find("pbc");
    if (pbc == properties.end()) return;
    for (const std::string& word : words(pbc->second)) {
      if (word == "F" || word == "0" || word == "False" || word == "false") continue;
      throw error(
          fmt::format("pbc=\"{}\": periodic boundaries are not available in this version; a free cluster, "
                      "pbc=\"F F F\", is",
                      pbc->second));
    }
  }

  Columns parse_columns(const std::string& layout) const {
    const std::vector<std::string> parts = split(layout, ':');
    Columns columns;
    if (parts.size() % 3 != 0) throw error("Properties=" + layout + ": name:type:count triples are wanted");
    for (std::size_t k = 0; k < parts.size(); k += 3) {
      const std::string &key = parts[k], &type = parts[k + 1];
      const auto count = number<std::size_t>(parts[k + 2]);
      if (!count || *count < 1 || *count > 1000 || type.size() != 1 || std::strchr("RSIL", type[0]) == nullptr) {
        throw error(
            fmt::format("Properties={}: \"{}:{}:{}\" is not name:type:count with type R, S, I or L and a count from 1",
                        layout, key, type, parts[k + 2]));
      }
      const auto require = [&](const char* wanted_type, std::size_t wanted_count) {
        if (type == wanted_type && *count == wanted_count) return;
        throw error(fmt::format("Properties={}: {} must be {}:{}:{}", layout, key, key, wanted_type, wanted_count));
      };
      if (key == "species" || key == "label") {
        require("S", 1);
        (key == "species" ? columns.species : columns.label) = columns.total;
      } else if (key == "pos") {
        require("R", 3);
        columns.positions = columns.total;
      }
      columns.total += *count;
    }
    if (!columns.positions) throw error("Properties=" + layout + ": pos:R:3 is missing");
    if (!columns.species && !columns.label) throw error("Properties=" + layout + ": species:S:1 is missing");
    return columns;
  }

  void read_atom(std::size_t atom, const Columns& columns, Structure& structure) {
    const std::string line = next_line(fmt::format("atom {} of {}", atom + 1, system_.atoms()));
    const std::vector<std::string> found = words(line);
    if (found.size() != columns.total) {
      throw error(fmt::format("atom {}: {} columns, not {}", atom + 1, found.size(), columns.total));
    }
    structure.species.push_back(
        species_of(atom, columns.species ? found[*columns.species] : "", columns.label ? found[*columns.label] : ""));
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::string& word = found[*columns.positions + axis];
      const auto value = number<double>(word);
      if (!value || !std::isfinite(*value)) {
        throw error(fmt::format("atom {}: coordinate \"{}\" is not allowed; a finite number is", atom + 1, word));
      }
      structure.positions(static_cast<Eigen::Index>(3 * atom + axis)) = *value / system_.units.length;
    }
  }

  /// A label, a species that is itself a key, a symbol, in this order.
  int species_of(std::size_t atom, const std::string& symbol, const std::string& label) const {
    const auto& names = system_.species_names;
    for (const std::string& key : {label, symbol}) {
      const auto found = std::find(names.begin(), names.end(), key);
      if (found != names.end()) return static_cast<int>(found - names.begin());
    }
    std::vector<int> matches;
    for (std::size_t s = 0; s < names.size(); ++s) {
      if (symbol != "X" && symbol_of_species(names[s]) == symbol) matches.push_back(static_cast<int>(s));
    }
    if (matches.size() == 1) return matches.front();
    std::vector<std::string> allowed;
    for (const std::string& name : names) allowed.push_back(fmt::format("{} ({})", name, symbol_of_species(name)));
    throw error(fmt::format("atom {}: species \"{}\"{} is not one of the configuration's: {}", atom + 1, symbol,
                            label.empty() ? "" : fmt::format(" with label \"{}\"", label), fmt::join(allowed, ", ")));
  }

  void require_composition(const Structure& structure) const {
    for (std::size_t s = 0; s < system_.species_names.size(); ++s) {
      const auto given = std::count(structure.species.begin(), structure.species.end(), static_cast<int>(s));
      const auto wanted = std::count(system_.species.begin(), system_.species.end(), static_cast<int>(s));
      if (given != wanted) {
        throw InputError::at(name_, 0, 0, "",
                             fmt::format("the structure has {} atoms of species {}, the configuration {}", given,
                                         system_.species_names[s], wanted));
      }
    }
  }

  /// Atoms that lie in one place have no finite energy. The first atom is on line 3.
  void require_apart(const Structure& structure) const {
    const std::string unit = unit_words(system_.units).length;
    const Eigen::Map<const Eigen::Matrix3Xd> r(structure.positions.data(), 3, structure.atoms());
    for (Eigen::Index j = 1; j < r.cols(); ++j) {
      for (Eigen::Index i = 0; i < j; ++i) {
        const double distance = (r.col(i) - r.col(j)).norm();
        if (distance >= kCoincidence) continue;
        throw InputError::at(name_, static_cast<long>(j + 3), 0, "",
                             fmt::format("atoms {} and {} coincide: they are {} {} apart; at least {} {} is allowed",
                                         i + 1, j + 1, distance * system_.units.length, unit, kCoincidence * system_.units.length, unit));
      }
    }
  }

  std::istringstream stream_;
  std::string name_;
  const System& system_;
  long line_ = 0;
};

}  // namespace

XyzFrame parse_extended_xyz(const std::string& text, const std::string& name, const System& system) {
  return Reader(text, name, system).frame();
}

XyzFrame read_extended_xyz(const std::string& path, const System& system) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    throw InputError(path + ": is a folder; a structure file is wanted");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file.is_open() || file.bad()) {
    throw InputError(path + ": the structure cannot be read: " + std::strerror(errno));
  }
  return parse_extended_xyz(text.str(), path, system);
}

std::string extended_xyz(const Structure& structure, const System& system,
                         const std::map<std::string, std::string>& properties) {
  std::string text = fmt::format("{}\nProperties=species:S:1:pos:R:3:label:S:1", structure.atoms());
  if (!properties.empty()) text += " " + xyz_comment(properties);
  if (properties.count("pbc") == 0) text += " pbc=\"F F F\"";
  text += "\n";
  for (int atom = 0; atom < structure.atoms(); ++atom) {
    const std::string& key = system.species_names[static_cast<std::size_t>(structure.species[atom])];
    const Eigen::Vector3d r = structure.positions.segment<3>(3 * atom) * system.units.length;
    text += fmt::format("{:<2} {:24.16e} {:24.16e} {:24.16e} {}\n", symbol_of_species(key), r.x(), r.y(), r.z(), key);
  }
  return text;
}

}  // namespace baroscape
