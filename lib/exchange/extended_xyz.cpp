#include "exchange/extended_xyz.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "exchange/species_symbols.hpp"
#include "exchange/text_reading.hpp"
#include "exchange/xyz_comment.hpp"

namespace baroscape {
namespace {

constexpr double kCoincidence = 1e-3;  ///< σ

/// Which columns of an atom's line hold what.
struct Columns {
  std::optional<std::size_t> species, label, positions;
  std::size_t total = 0;
};

class Reader {
 public:
  Reader(const std::string& text, const std::string& name, const System& system)
      : lines_(text, name), name_(name), system_(system) {}

  /// The frame that begins at the next line.
  XyzFrame frame() {
    XyzFrame frame;
    const std::size_t atoms = read_count();
    frame.line = lines_.line();
    frame.properties = parse_xyz_comment(next_line("the comment line"));
    frame.structure.lattice = read_lattice(frame.properties);
    const auto layout = frame.properties.find("Properties");
    const Columns columns = parse_columns(layout == frame.properties.end() ? "species:S:1:pos:R:3" : layout->second);
    if (layout != frame.properties.end()) frame.properties.erase(layout);
    frame.structure.positions.resize(static_cast<Eigen::Index>(3 * atoms));
    for (std::size_t atom = 0; atom < atoms; ++atom) read_atom(atom, columns, frame.structure);
    require_composition(frame);
    require_apart(frame);
    return frame;
  }

  /// All frames; blank lines may follow the last.
  std::vector<XyzFrame> frames() {
    std::vector<XyzFrame> frames;
    while (more()) frames.push_back(frame());
    return frames;
  }

 private:
  InputError error(const std::string& problem) const { return lines_.error(problem); }

  std::string next_line(const std::string& what) {
    if (held_) return *std::exchange(held_, std::nullopt);
    const auto line = lines_.next();
    if (!line) {
      throw InputError::at(name_, lines_.line() + 1, 0, "", "the file ends where " + what + " is wanted");
    }
    return *line;
  }

  /// Is there anything but blank lines left?
  bool more() {
    do held_ = lines_.next();
    while (held_ && split_words(*held_).empty());
    return held_.has_value();
  }

  std::size_t read_count() {
    const std::string line = next_line("the number of atoms");
    const std::vector<std::string> found = split_words(line);
    const auto count = found.size() == 1 ? parse_integer(found[0]) : std::nullopt;
    if (!count || *count < 1)
      throw error(fmt::format("\"{}\" is no number of atoms; an integer ≥ 1 is wanted", printable(line)));
    if (*count != system_.atoms()) {
      throw error(fmt::format("the structure has {} atoms, the configuration {}", *count, system_.atoms()));
    }
    return static_cast<std::size_t>(*count);
  }

  /// Of periodic systems; whatever Lattice a cluster's file tells is the box it was drawn in.
  std::optional<Eigen::Matrix3d> read_lattice(const std::map<std::string, std::string>& properties) const {
    const auto pbc = properties.find("pbc");
    if (pbc != properties.end()) {
      for (const std::string& word : split_words(pbc->second)) {
        const bool no = word == "F" || word == "0" || word == "False" || word == "false";
        if (no != system_.cell.has_value()) continue;
        throw error(fmt::format("pbc=\"{}\": {}", printable(pbc->second),
                                system_.cell ? "the configuration's system is a cell, pbc=\"T T T\""
                                             : "periodic boundaries want [system] kind = \"cell\"; the configuration's "
                                               "system is a cluster, pbc=\"F F F\""));
      }
    }
    if (!system_.cell) return std::nullopt;
    const auto given = properties.find("Lattice");
    if (given == properties.end())
      throw error("Lattice=\"ax ay az bx by bz cx cy cz\" is missing; the system is a cell");
    const std::vector<std::string> words = split_words(given->second);
    Eigen::Matrix3d lattice;
    if (words.size() != 9) throw error(fmt::format("Lattice: {} numbers, not 9", words.size()));
    for (int k = 0; k < 9; ++k) {
      const auto value = parse_finite(words[static_cast<std::size_t>(k)]);
      if (!value)
        throw error(
            fmt::format("Lattice: \"{}\" is not a finite number", printable(words[static_cast<std::size_t>(k)])));
      lattice(k / 3, k % 3) = *value / system_.units.length;
    }
    if (const std::string problem = lattice_problem(lattice); !problem.empty()) throw error("Lattice: " + problem);
    return lattice;
  }

  Columns parse_columns(const std::string& layout) const {
    const std::vector<std::string> parts = split_at(layout, ':');
    Columns columns;
    if (parts.size() % 3 != 0) throw error("Properties=" + printable(layout) + ": name:type:count triples are wanted");
    for (std::size_t k = 0; k < parts.size(); k += 3) {
      const std::string &key = parts[k], &type = parts[k + 1];
      const auto count = parse_integer(parts[k + 2]);
      if (!count || *count < 1 || *count > 1000 || type.size() != 1 || std::strchr("RSIL", type[0]) == nullptr) {
        throw error(
            fmt::format("Properties={}: \"{}:{}:{}\" is not name:type:count with type R, S, I or L and a count from 1",
                        printable(layout), printable(key), printable(type), printable(parts[k + 2])));
      }
      const auto require = [&](const char* wanted_type, std::int64_t wanted_count) {
        if (type == wanted_type && *count == wanted_count) return;
        throw error(
            fmt::format("Properties={}: {} must be {}:{}:{}", printable(layout), key, key, wanted_type, wanted_count));
      };
      if (key == "species" || key == "label") {
        require("S", 1);
        (key == "species" ? columns.species : columns.label) = columns.total;
      } else if (key == "pos") {
        require("R", 3);
        columns.positions = columns.total;
      }
      columns.total += static_cast<std::size_t>(*count);
    }
    if (!columns.positions) throw error("Properties=" + printable(layout) + ": pos:R:3 is missing");
    if (!columns.species && !columns.label) throw error("Properties=" + printable(layout) + ": species:S:1 is missing");
    return columns;
  }

  void read_atom(std::size_t atom, const Columns& columns, Structure& structure) {
    const std::string line = next_line(fmt::format("atom {} of {}", atom + 1, system_.atoms()));
    const std::vector<std::string> found = split_words(line);
    if (found.size() != columns.total) {
      throw error(fmt::format("atom {}: {} columns, not {}", atom + 1, found.size(), columns.total));
    }
    structure.species.push_back(
        species_of(atom, columns.species ? found[*columns.species] : "", columns.label ? found[*columns.label] : ""));
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::string& word = found[*columns.positions + axis];
      const auto value = parse_double(word);
      if (!value || !std::isfinite(*value)) {
        throw error(
            fmt::format("atom {}: coordinate \"{}\" is not allowed; a finite number is", atom + 1, printable(word)));
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
    throw error(fmt::format("atom {}: species \"{}\"{} is not one of the configuration's: {}", atom + 1,
                            printable(symbol), label.empty() ? "" : fmt::format(" with label \"{}\"", printable(label)),
                            fmt::join(allowed, ", ")));
  }

  void require_composition(const XyzFrame& frame) const {
    const Structure& structure = frame.structure;
    for (std::size_t s = 0; s < system_.species_names.size(); ++s) {
      const auto given = std::count(structure.species.begin(), structure.species.end(), static_cast<int>(s));
      const auto wanted = std::count(system_.species.begin(), system_.species.end(), static_cast<int>(s));
      if (given != wanted) {
        throw InputError::at(name_, frame.line == 1 ? 0 : frame.line, 0, "",
                             fmt::format("the structure has {} atoms of species {}, the configuration {}", given,
                                         system_.species_names[s], wanted));
      }
    }
  }

  /// Atoms that lie in one place have no finite energy. The first atom is two lines below the number of atoms.
  void require_apart(const XyzFrame& frame) const {
    const Structure& structure = frame.structure;
    if (structure.lattice) {
      const Eigen::Map<const Eigen::Matrix3Xd> all(structure.positions.data(), 3, structure.atoms());
      const double shortest = shortest_distance({*structure.lattice, all});
      if (shortest >= kCoincidence) return;
      throw InputError::at(
          name_, frame.line, 0, "",
          fmt::format("two atoms coincide, images included: they are {} {} apart; at least {} is allowed",
                      shortest * system_.units.length, unit_words(system_.units).length,
                      kCoincidence * system_.units.length));
    }
    const std::string unit = unit_words(system_.units).length;
    const Eigen::Map<const Eigen::Matrix3Xd> r(structure.positions.data(), 3, structure.atoms());
    for (Eigen::Index j = 1; j < r.cols(); ++j) {
      for (Eigen::Index i = 0; i < j; ++i) {
        const double distance = (r.col(i) - r.col(j)).norm();
        if (distance >= kCoincidence) continue;
        throw InputError::at(
            name_, frame.line + static_cast<long>(j + 2), 0, "",
            fmt::format("atoms {} and {} coincide: they are {} {} apart; at least {} {} is allowed", i + 1, j + 1,
                        distance * system_.units.length, unit, kCoincidence * system_.units.length, unit));
      }
    }
  }

  LineReader lines_;
  std::string name_;
  const System& system_;
  std::optional<std::string> held_;  // a line that was looked at already
};

}  // namespace

const char* pressure_key(const Units& units) {
  return units.kind == Units::Kind::metal ? "pressure_GPa" : "pressure";
}

XyzFrame parse_extended_xyz(const std::string& text, const std::string& name, const System& system) {
  return Reader(text, name, system).frame();
}

std::vector<XyzFrame> parse_extended_xyz_frames(const std::string& text, const std::string& name,
                                                const System& system) {
  return Reader(text, name, system).frames();
}

XyzFrame read_extended_xyz(const std::string& path, const System& system) {
  return parse_extended_xyz(read_whole_file(path, "the structure"), path, system);
}

std::string extended_xyz(const Structure& structure, const System& system,
                         const std::map<std::string, std::string>& properties, const std::vector<XyzColumn>& columns) {
  std::string text = fmt::format("{}\nProperties=species:S:1:pos:R:3:label:S:1", structure.atoms());
  for (const XyzColumn& column : columns) text += ":" + column.name + ":R:1";
  if (!properties.empty()) text += " " + xyz_comment(properties);
  if (structure.lattice) {
    const Eigen::Matrix3d h = *structure.lattice * system.units.length;
    text += fmt::format(" Lattice=\"{} {} {} {} {} {} {} {} {}\"", h(0, 0), h(0, 1), h(0, 2), h(1, 0), h(1, 1), h(1, 2),
                        h(2, 0), h(2, 1), h(2, 2));
  }
  if (properties.count("pbc") == 0) text += structure.lattice ? " pbc=\"T T T\"" : " pbc=\"F F F\"";
  text += "\n";
  for (int atom = 0; atom < structure.atoms(); ++atom) {
    const std::string& key = system.species_names[static_cast<std::size_t>(structure.species[atom])];
    const Eigen::Vector3d r = structure.positions.segment<3>(3 * atom) * system.units.length;
    text += fmt::format("{:<2} {:24.16e} {:24.16e} {:24.16e} {}", symbol_of_species(key), r.x(), r.y(), r.z(), key);
    for (const XyzColumn& column : columns) text += fmt::format(" {:.10g}", column.values(atom));
    text += "\n";
  }
  return text;
}

}  // namespace baroscape
