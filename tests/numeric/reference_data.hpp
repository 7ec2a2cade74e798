// The reference numbers in tests/data, read as they lie there.
#pragma once

#include <cctype>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace baroscape::numeric {

using Row = std::map<std::string, double>;

/// Rows of a table of numbers with one line of column names; lines that start with # are comments. Empty cells are left
/// out of their row.
inline std::vector<Row> read_table(const std::string& name) {
  std::ifstream file(std::string(BAROSCAPE_TEST_DATA) + "/" + name);
  if (!file) throw std::runtime_error("cannot open reference table " + name);
  std::vector<Row> rows;
  std::vector<std::string> names;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    Row row;
    std::size_t column = 0;
    for (std::string cell; std::getline(cells, cell, ','); ++column) {
      if (!cell.empty() && cell.back() == '\r') cell.pop_back();
      if (rows.empty() && names.size() == column && row.empty() && !cell.empty() && std::isalpha(cell[0])) {
        names.push_back(cell);
      } else if (!cell.empty()) {
        row[names.at(column)] = std::stod(cell);
      }
    }
    if (!row.empty()) rows.push_back(row);
  }
  return rows;
}

/// Energy of the global minimum of LJ_N, 2 ≤ N ≤ 75, ε, to 1e-6.
inline double global_minimum(int atoms) {
  for (const Row& row : read_table("lj_global_minima.csv")) {
    if (static_cast<int>(row.at("atoms")) == atoms) return row.at("energy");
  }
  throw std::runtime_error("no global minimum for LJ" + std::to_string(atoms));
}

}  // namespace baroscape::numeric
