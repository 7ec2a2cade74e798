#include "exchange/extended_xyz.hpp"

#include <gtest/gtest.h>

#include "binary_system.hpp"
#include "core/error.hpp"
#include "exchange/species_symbols.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

std::string message_for(const std::string& text, const System& system = binary_system()) {
  try {
    parse_extended_xyz(text, "a.xyz", system);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(ExtendedXyz, RoundTripKeepsEveryBitTheOrderAndTheProperties) {
  Structure structure;
  structure.species = {1, 0, 0};
  structure.positions.resize(9);
  structure.positions << 0.1, 1.0 / 3.0, -2e-17, 1e10 / 7, 5, -6, 0.30000000000000004, 8, 9;
  const std::map<std::string, std::string> properties = {{"energy", "-3"}, {"title", "two words"}};
  const XyzFrame frame =
      parse_extended_xyz(extended_xyz(structure, binary_system(), properties), "a.xyz", binary_system());
  EXPECT_EQ(frame.structure.species, structure.species);
  EXPECT_EQ(frame.structure.positions, structure.positions);
  EXPECT_EQ(frame.properties.at("energy"), "-3");
  EXPECT_EQ(frame.properties.at("title"), "two words");
  EXPECT_EQ(frame.properties.count("Properties"), 0u);
}

TEST(ExtendedXyz, SpeciesAreWrittenAsSymbolsWithTheKeyAsLabel) {
  Structure structure;
  structure.species = {0, 0, 1};
  structure.positions = Eigen::VectorXd::LinSpaced(9, 0, 8);
  const std::string text = extended_xyz(structure, binary_system(), {});
  EXPECT_PRED_FORMAT2(IsSubstring, "Properties=species:S:1:pos:R:3:label:S:1", text);
  EXPECT_PRED_FORMAT2(IsSubstring, "\nAr ", text);
  EXPECT_PRED_FORMAT2(IsSubstring, " A\nKr ", text);
}

TEST(ExtendedXyz, SymbolsOfSpeciesKeys) {
  EXPECT_EQ(symbol_of_species("A"), "Ar");
  EXPECT_EQ(symbol_of_species("B"), "Kr") << "the key B is not boron";
  EXPECT_EQ(symbol_of_species("F"), "He");
  EXPECT_EQ(symbol_of_species("Cu"), "Cu");
  EXPECT_EQ(symbol_of_species("big"), "X");
}

TEST(ExtendedXyz, PlainXyzIsReadInTheOrderOfTheFile) {
  const XyzFrame frame = parse_extended_xyz("3\nany words\nKr 0 0 0\nA 1 0 0\r\nAr +2 0 0\n", "a.xyz", binary_system());
  EXPECT_EQ(frame.structure.species, (std::vector<int>{1, 0, 0}));
  EXPECT_EQ(frame.structure.positions(6), 2.0);
}

TEST(ExtendedXyz, ColumnsComeInAnyOrderWithOthersBetweenThem) {
  const XyzFrame frame = parse_extended_xyz(
      "3\nProperties=id:I:1:pos:R:3:fixed:L:1:forces:R:3:species:S:1 Lattice=\"9 0 0 0 9 0 0 0 9\" pbc=\"F F F\"\n"
      "1 0 0 1 T 9 9 9 Ar\n2 0 0 2 F 9 9 9 Kr\n3 0 0 3 T 9 9 9 Ar\n",
      "a.xyz", binary_system());
  EXPECT_EQ(frame.structure.species, (std::vector<int>{0, 1, 0}));
  EXPECT_EQ(frame.structure.positions, (Eigen::VectorXd(9) << 0, 0, 1, 0, 0, 2, 0, 0, 3).finished());
}

TEST(ExtendedXyz, TheLabelDecidesOverTheSymbol) {
  const XyzFrame frame = parse_extended_xyz(
      "3\nProperties=species:S:1:pos:R:3:label:S:1\nX 0 0 0 A\nAr 1 0 0 B\nAr 2 0 0 A\n", "a.xyz", binary_system());
  EXPECT_EQ(frame.structure.species, (std::vector<int>{0, 1, 0}));
}

TEST(ExtendedXyz, OnlyTheFirstFrameIsRead) {
  const std::string frame = "3\n\nAr 0 0 0\nAr 1 0 0\nKr 2 0 0\n";
  EXPECT_EQ(parse_extended_xyz(frame + "rubbish", "a.xyz", binary_system()).structure.atoms(), 3);
}

TEST(ExtendedXyz, BadInputIsRefusedWithLineAndReason) {
  const struct {
    const char *text, *part;
  } cases[] = {
      {"", "a.xyz:1: the file ends where the number of atoms is wanted"},
      {"three\n", "a.xyz:1: \"three\" is no number of atoms"},
      {"-3\n\n", "a.xyz:1: \"-3\" is no number of atoms"},
      {"4\n\n", "a.xyz:1: the structure has 4 atoms, the configuration 3"},
      {"3\n", "a.xyz:2: the file ends where the comment line is wanted"},
      {"3\n\nAr 0 0 0\nAr 1 0 0\n", "a.xyz:5: the file ends where atom 3 of 3 is wanted"},
      {"3\n\nAr 0 0 0\nAr 1 0\nKr 2 0 0\n", "a.xyz:4: atom 2: 3 columns, not 4"},
      {"3\n\nAr 0 0 0\nAr nan 0 0\nKr 2 0 0\n", "a.xyz:4: atom 2: coordinate \"nan\" is not allowed"},
      {"3\n\nAr 0 0 0\nAr 1e999 0 0\nKr 2 0 0\n", "coordinate \"1e999\" is not allowed"},
      {"3\n\nAr 0 0 0\nAr 1,5 0 0\nKr 2 0 0\n", "coordinate \"1,5\" is not allowed"},
      {"3\n\nAr 0 0 0\nCu 1 0 0\nKr 2 0 0\n",
       "a.xyz:4: atom 2: species \"Cu\" is not one of the configuration's: A (Ar), B (Kr)"},
      {"3\n\nAr 0 0 0\nAr 1 0 0\nAr 2 0 0\n", "a.xyz: the structure has 3 atoms of species A, the configuration 2"},
      {"3\n\nAr 0 0 0\nAr 1 0 0\nKr 1 0 1e-4\n", "a.xyz:5: atoms 2 and 3 coincide"},
      {"3\npbc=\"T T T\"\nAr 0 0 0\n", "a.xyz:2: pbc=\"T T T\": periodic boundaries want [system] kind = \"cell\""},
      {"3\nProperties=species:S:1:pos:R\nAr 0 0 0\n", "name:type:count triples"},
      {"3\nProperties=species:S:1:pos:R:2\nAr 0 0 0\n", "pos must be pos:R:3"},
      {"3\nProperties=species:S:1:pos:Q:3\nAr 0 0 0\n", "\"pos:Q:3\" is not name:type:count"},
      {"3\nProperties=species:S:1\nAr\n", "pos:R:3 is missing"},
      {"3\nProperties=pos:R:3\n0 0 0\n", "species:S:1 is missing"},
  };
  for (const auto& one : cases) EXPECT_PRED_FORMAT2(IsSubstring, one.part, message_for(one.text)) << one.text;
}

TEST(ExtendedXyz, TheSymbolXNeedsALabel) {
  System system = binary_system();
  system.species_names = {"big", "small"};
  EXPECT_PRED_FORMAT2(IsSubstring, "species \"X\" is not one", message_for("3\n\nX 0 0 0\nX 1 0 0\nX 2 0 0\n", system));
}

TEST(ExtendedXyz, AMissingFileIsNamed) {
  try {
    read_extended_xyz(testing::TempDir() + "no_such_structure.xyz", binary_system());
    FAIL() << "a missing file was read";
  } catch (const InputError& error) {
    EXPECT_PRED_FORMAT2(IsSubstring, "no_such_structure.xyz", error.what());
    EXPECT_PRED_FORMAT2(IsSubstring, "No such file", error.what());
  }
}

}  // namespace
}  // namespace baroscape
