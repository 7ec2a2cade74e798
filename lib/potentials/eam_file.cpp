#include "potentials/eam_file.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>

#include "atoms/elements.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

constexpr const char* kDebianFolder = "/usr/share/lammps/potentials";
/// Fewer points make no cubic spline; more are a slip of the file.
constexpr int kFewestPoints = 5, kMostPoints = 1000000;

enum class Format { funcfl, setfl, finnis_sinclair };

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::optional<Format> format_of(const std::string& name) {
  if (ends_with(name, ".fs")) return Format::finnis_sinclair;
  if (ends_with(name, ".alloy")) return Format::setfl;
  if (ends_with(name, ".eam")) return Format::funcfl;
  return std::nullopt;
}

/// The words of a text, and the line each stands on.
class Words {
 public:
  Words(const std::string& text, const std::string& name) : text_(text), name_(name) {}

  InputError error(const std::string& problem) const { return InputError::at(name_, line_, 0, "", problem); }

  void skip_line(const std::string& what) {
    if (at_ >= text_.size()) throw error("the file ends where " + what + " is wanted");
    const std::size_t end = text_.find('\n', at_);
    at_ = end == std::string::npos ? text_.size() : end + 1;
    ++line_;
  }

  std::string_view word(const std::string& what) {
    while (at_ < text_.size() && is_space(text_[at_])) line_ += text_[at_++] == '\n' ? 1 : 0;
    if (at_ >= text_.size()) throw error("the file ends where " + what + " is wanted");
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
    return std::string_view(text_).substr(begin, at_ - begin);
  }

  double number(const std::string& what) {
    std::string word(this->word(what));
    const std::string given = word;
    std::replace_if(word.begin(), word.end(), [](char c) { return c == 'D' || c == 'd'; }, 'E');  // Fortran's exponent
    const char *begin = word.data() + (word[0] == '+' ? 1 : 0), *end = word.data() + word.size();
    double value = 0;
    const auto result = std::from_chars(begin, end, value);
    // A subnormal number that does not fit is zero for all that matters.
    const bool tiny = result.ec == std::errc::result_out_of_range && std::abs(std::strtod(begin, nullptr)) < 1;
    if (tiny && result.ptr == end) return 0.0;
    if (result.ec != std::errc() || result.ptr != end || !std::isfinite(value)) {
      throw error("a finite number is wanted, " + what + ", not \"" + given + "\"");
    }
    return value;
  }

  double positive(const std::string& what) {
    const double value = number(what);
    if (!(value > 0)) throw error(what + ": " + std::to_string(value) + " is not allowed; a number > 0 is");
    return value;
  }

  int count(const std::string& what, int lowest, int highest) {
    const double value = number(what);
    if (value != std::floor(value) || value < lowest || value > highest) {
      std::ostringstream text;
      text << what << ": " << value << " is not allowed; a whole number from " << lowest << " to " << highest << " is";
      throw error(text.str());
    }
    return static_cast<int>(value);
  }

  std::vector<double> numbers(int count, const std::string& what) {
    std::vector<double> values(static_cast<std::size_t>(count));
    for (int k = 0; k < count; ++k) {
      try {
        values[static_cast<std::size_t>(k)] = number(what);
      } catch (const InputError&) {
        throw error(what + ": value " + std::to_string(k + 1) + " of " + std::to_string(count) +
                    " is wanted here, a finite number" + (at_ >= text_.size() ? "; the file ends" : ""));
      }
    }
    return values;
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

  const std::string& text_;
  std::string name_;
  std::size_t at_ = 0;
  long line_ = 1;
};

/// The numbers of points and the steps, common to all formats.
struct Grid {
  int density_points = 0, points = 0;
};

Grid read_grid(Words& words, EamFile& file) {
  Grid grid;
  grid.density_points = words.count("the number of densities", kFewestPoints, kMostPoints);
  file.density_step = words.positive("the step of the density");
  grid.points = words.count("the number of distances", kFewestPoints, kMostPoints);
  file.step = words.positive("the step of the distance");
  file.cutoff = words.positive("the cutoff");
  // Tables are often said to reach one step beyond their last point.
  if (file.cutoff > grid.points * file.step * (1 + 1e-9)) {
    std::ostringstream text;
    text << "the cutoff, " << file.cutoff << " Å, lies beyond the table, which ends at " << (grid.points - 1) * file.step
         << " Å";
    throw words.error(text.str());
  }
  return grid;
}

/// One element: line 1 is free text; Z(r), the effective charge, gives r·φ = 27.2·0.529 Z² eV Å.
void read_funcfl(Words& words, EamFile& file) {
  words.skip_line("a comment");
  EamElement element;
  const int atomic_number = words.count("an atomic number", 1, static_cast<int>(kChemicalSymbols.size()));
  element.symbol = kChemicalSymbols[static_cast<std::size_t>(atomic_number - 1)];
  element.mass = words.positive("the mass");
  words.skip_line("a lattice constant and structure");
  const Grid grid = read_grid(words, file);
  element.embedding = words.numbers(grid.density_points, "F of " + element.symbol);
  std::vector<double> charge = words.numbers(grid.points, "Z of " + element.symbol);
  element.density = {words.numbers(grid.points, "the density of " + element.symbol)};
  for (double& z : charge) z = 27.2 * 0.529 * z * z;
  file.pair = {{charge}};
  file.elements = {element};
}

void read_setfl(Words& words, EamFile& file, bool finnis_sinclair) {
  for (int line = 0; line < 3; ++line) words.skip_line("a comment");
  const int count = words.count("the number of elements", 1, 100);
  file.elements.resize(static_cast<std::size_t>(count));
  for (EamElement& element : file.elements) {
    element.symbol = words.word("the symbol of an element");
    if (!std::isalpha(static_cast<unsigned char>(element.symbol[0]))) {
      throw words.error("the symbol of an element is wanted, " + std::to_string(count) + " in all, not \"" +
                        element.symbol + "\"");
    }
  }
  const Grid grid = read_grid(words, file);
  for (EamElement& element : file.elements) {
    // The atomic number is not needed: some files have another there.
    words.number("the atomic number of " + element.symbol);
    element.mass = words.positive("the mass of " + element.symbol);
    words.skip_line("a lattice constant and structure");
    element.embedding = words.numbers(grid.density_points, "F of " + element.symbol);
    for (const EamElement& at : file.elements) {
      const bool another = finnis_sinclair || element.density.empty();
      element.density.push_back(
          another ? words.numbers(grid.points, "the density of " + element.symbol + " at " + at.symbol)
                  : element.density.front());
    }
  }
  file.pair.assign(file.elements.size(), std::vector<std::vector<double>>(file.elements.size()));
  for (std::size_t a = 0; a < file.elements.size(); ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      file.pair[a][b] = file.pair[b][a] = words.numbers(
          grid.points, "r·φ of " + file.elements[a].symbol + " and " + file.elements[b].symbol);
    }
  }
}

std::vector<std::string> folders(const std::string& folder) {
  std::vector<std::string> all = {folder.empty() ? "." : folder};
  if (const char* given = std::getenv("LAMMPS_POTENTIALS"); given != nullptr && *given != '\0') {
    std::istringstream list(given);
    for (std::string one; std::getline(list, one, ':');) {
      if (!one.empty()) all.push_back(one);
    }
  }
  all.emplace_back(kDebianFolder);
  return all;
}

}  // namespace

int EamFile::find(const std::string& symbol) const {
  for (std::size_t k = 0; k < elements.size(); ++k) {
    if (elements[k].symbol == symbol) return static_cast<int>(k);
  }
  return -1;
}

std::string EamFile::symbols() const {
  std::string all;
  for (const EamElement& element : elements) all += (all.empty() ? "" : ", ") + element.symbol;
  return all;
}

bool is_eam_name(const std::string& name) {
  return format_of(name).has_value();
}

std::string find_eam_file(const std::string& name, const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (fs::path(name).is_absolute()) return fs::is_regular_file(name, ignored) ? name : "";
  for (const std::string& one : folders(folder)) {
    const fs::path path = fs::path(one) / name;
    if (fs::is_regular_file(path, ignored)) return path.string();
  }
  return "";
}

std::string eam_folders(const std::string& folder) {
  std::string all;
  for (const std::string& one : folders(folder)) all += (all.empty() ? "" : ", ") + one;
  return all;
}

EamFile parse_eam(const std::string& text, const std::string& name) {
  const std::optional<Format> format = format_of(name);
  if (!format) throw InputError(name + ": no embedded-atom file; the name of one ends in .eam, .eam.alloy or .eam.fs");
  EamFile file;
  file.name = std::filesystem::path(name).filename().string();
  Words words(text, name);
  if (*format == Format::funcfl) {
    read_funcfl(words, file);
  } else {
    read_setfl(words, file, *format == Format::finnis_sinclair);
  }
  return file;
}

EamFile read_eam(const std::string& path) {
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  if (!stream.is_open() || stream.bad()) {
    throw InputError(path + ": the potential cannot be read: " + std::strerror(errno));
  }
  return parse_eam(text.str(), path);
}

}  // namespace baroscape
