#include "version_text.hpp"

#include <fmt/format.h>
#include <nlopt.h>
#include <sqlite3.h>
#include <toml++/impl/version.h>

#include <CLI/Version.hpp>
#include <Eigen/Core>
#include <boost/version.hpp>
#include <nlohmann/json.hpp>

#include "command.hpp"
#include "core/instruction_set.hpp"

namespace baroscape {
namespace {

std::string compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

std::string instruction_sets() {
  std::string sets;
  for (const auto& [set, name] : {std::pair(InstructionSet::avx2, "x86-64-v3 (AVX2)"),
                                  std::pair(InstructionSet::avx512, "x86-64-v4 (AVX-512)")}) {
    if (is_supported(set)) sets += (sets.empty() ? "" : ", ") + std::string(name);
  }
  return sets.empty() ? "none" : sets;
}

}  // namespace

std::string version_text() {
  int major = 0, minor = 0, patch = 0;
  nlopt_version(&major, &minor, &patch);
  return fmt::format(
      "{}\nbuild: {}, {}\ninstruction sets of this processor that are used: {}\n"
      "libraries: Boost {}.{}.{}, CLI11 {}, Eigen {}.{}.{}, fmt {}.{}.{}, nlohmann-json {}.{}.{}, NLopt {}.{}.{}, "
      "SQLite {}, toml++ {}.{}.{}",
      kProgramVersion, BAROSCAPE_BUILD_TYPE, compiler(), instruction_sets(), BOOST_VERSION / 100000,
      BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100, CLI11_VERSION, EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION,
      EIGEN_MINOR_VERSION, FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100, NLOHMANN_JSON_VERSION_MAJOR,
      NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH, major, minor, patch, sqlite3_libversion(),
      TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH);
}

}  // namespace baroscape
