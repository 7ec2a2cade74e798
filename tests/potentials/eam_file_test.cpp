// Reading embedded-atom files: what is in them, and what is wrong with them.
#include "potentials/eam_file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "potentials/eam_tables.hpp"

namespace baroscape {
namespace {

/// A setfl file of one element with five points each, line by line.
std::vector<std::string> small_setfl() {
  return {"one", "two", "three", "1 Xx", "5 0.1 5 1.0 4.5", "1 50.0 3.0 fcc", "0 -1 -1.5 -1.8 -2", "4 3 2 1 0", "9 5 2 1 0"};
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string message(const std::string& text, const std::string& name) {
  try {
    parse_eam(text, name);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

/// The message when one line is replaced.
std::string message_with(std::size_t line, const std::string& replacement) {
  std::vector<std::string> lines = small_setfl();
  lines.at(line - 1) = replacement;
  return message(joined(lines), "x.eam.alloy");
}

TEST(EamFile, ASmallOneIsRead) {
  const EamFile file = parse_eam(joined(small_setfl()), "folder/x.eam.alloy");
  EXPECT_EQ(file.name, "x.eam.alloy");
  EXPECT_EQ(file.symbols(), "Xx");
  EXPECT_EQ(file.cutoff, 4.5);
  EXPECT_EQ(file.elements[0].mass, 50.0);
  EXPECT_EQ(file.elements[0].embedding, (std::vector<double>{0, -1, -1.5, -1.8, -2}));
  EXPECT_EQ(file.elements[0].density[0], (std::vector<double>{4, 3, 2, 1, 0}));
  EXPECT_EQ(file.pair[0][0], (std::vector<double>{9, 5, 2, 1, 0}));
}

TEST(EamFile, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_EQ(message_with(4, "Xx"),
            "x.eam.alloy:4: a finite number is wanted, the number of elements, not \"Xx\"");
  EXPECT_EQ(message_with(4, "2 Xx"), "x.eam.alloy:5: the symbol of an element is wanted, 2 in all, not \"5\"");
  EXPECT_EQ(message_with(5, "5.5 0.1 5 1.0 4.5"),
            "x.eam.alloy:5: the number of densities: 5.5 is not allowed; a whole number from 5 to 1000000 is");
  EXPECT_EQ(message_with(5, "5 -0.1 5 1.0 4.5"),
            "x.eam.alloy:5: the step of the density: -0.100000 is not allowed; a number > 0 is");
  EXPECT_EQ(message_with(5, "5 0.1 5 1.0 5.5"),
            "x.eam.alloy:5: the cutoff, 5.5 Å, lies beyond the table, which ends at 4 Å");
  EXPECT_EQ(message_with(6, "1 heavy 3.0 fcc"),
            "x.eam.alloy:6: a finite number is wanted, the mass of Xx, not \"heavy\"");
  EXPECT_EQ(message_with(7, "0 -1 nan -1.8 -2"),
            "x.eam.alloy:7: F of Xx: value 3 of 5 is wanted here, a finite number");
  EXPECT_EQ(message_with(8, "4 3 2 1"),
            "x.eam.alloy:10: r·φ of Xx and Xx: value 5 of 5 is wanted here, a finite number; the file ends");
  EXPECT_EQ(message("one\ntwo\n", "x.eam.fs"), "x.eam.fs:3: the file ends where a comment is wanted");
  EXPECT_EQ(message("", "x.txt"), "x.txt: no embedded-atom file; the name of one ends in .eam, .eam.alloy or .eam.fs");
}

TEST(EamFile, FuncflIsOneElementNamedByItsAtomicNumber) {
  const EamFile file =
      parse_eam("remark\n29 63.55 3.6 FCC\n5 0.1 5 1D0 4\n0 -1 -1.5 -1.8 -2\n2 1 0.5 0.1 0\n4 3 2 1 0\n", "x.eam");
  EXPECT_EQ(file.symbols(), "Cu");
  EXPECT_DOUBLE_EQ(file.pair[0][0][0], 27.2 * 0.529 * 4);
  EXPECT_EQ(file.step, 1.0);
}

TEST(EamFile, FinnisSinclairDensitiesAreReadByWhereTheyAreFelt) {
  std::string text = "a\nb\nc\n2 A B\n5 0.1 5 1 4\n1 1 1 x\n0 1 2 3 4\n1 0 0 0 0\n2 0 0 0 0\n1 1 1 x\n0 1 2 3 4\n"
                     "3 0 0 0 0\n4 0 0 0 0\n5 0 0 0 0\n6 0 0 0 0\n7 0 0 0 0\n";
  const EamFile file = parse_eam(text, "x.eam.fs");
  EXPECT_EQ(file.elements[0].density[0][0], 1);  // A at A
  EXPECT_EQ(file.elements[0].density[1][0], 2);  // A at B
  EXPECT_EQ(file.elements[1].density[0][0], 3);
  EXPECT_EQ(file.elements[1].density[1][0], 4);
  EXPECT_EQ(file.pair[0][0][0], 5);
  EXPECT_EQ(file.pair[0][1][0], 6);
  EXPECT_EQ(file.pair[1][0][0], 6);
  EXPECT_EQ(file.pair[1][1][0], 7);
}

TEST(EamFile, EveryOneOfDebiansIsReadAndBindsItsMetals) {
  const std::filesystem::path folder = "/usr/share/lammps/potentials";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "lammps-data is not installed";
  int read = 0;
  for (const char* name : {"Cu_u3.eam", "Cu_u6.eam", "Cu_smf7.eam", "Ni_u3.eam", "Ag_u3.eam", "Au_u3.eam", "CuNi.eam.alloy",
                           "Al_zhou.eam.alloy", "Cu_mishin1.eam.alloy", "CuZr_mm.eam.fs", "Fe_mm.eam.fs"}) {
    if (!std::filesystem::exists(folder / name)) continue;
    const EamFile file = read_eam(folder / name);
    ++read;
    for (std::size_t e = 0; e < file.elements.size(); ++e) {
      const EamScale scale = natural_scale(file, {static_cast<int>(e)}, {1});
      // Cohesive energies of metals lie between 1 and 9 eV, neighbours between 2.2 and 4 Å apart.
      EXPECT_GT(scale.energy * 8.61, 1.0) << name;
      EXPECT_LT(scale.energy * 8.61, 9.0) << name;
      EXPECT_GT(scale.length * 1.0902, 2.2) << name;
      EXPECT_LT(scale.length * 1.0902, 4.0) << name;
    }
  }
  EXPECT_GE(read, 8);
}

TEST(EamFile, IsFoundBesideFirstThenWhereTheEnvironmentSays) {
  const std::filesystem::path root = std::filesystem::path(::testing::TempDir()) / "eam_places";
  for (const char* place : {"beside", "given"}) {
    std::filesystem::create_directories(root / place);
    std::ofstream(root / place / "x.eam") << "here";
  }
  ASSERT_EQ(setenv("LAMMPS_POTENTIALS", (root / "given").c_str(), 1), 0);
  EXPECT_EQ(find_eam_file("x.eam", (root / "beside").string()), root / "beside" / "x.eam");
  EXPECT_EQ(find_eam_file("x.eam", (root / "nowhere").string()), root / "given" / "x.eam");
  unsetenv("LAMMPS_POTENTIALS");
  EXPECT_EQ(find_eam_file("x.eam", (root / "nowhere").string()), "");
  EXPECT_NE(eam_folders("").find("lammps"), std::string::npos);
  std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace baroscape
