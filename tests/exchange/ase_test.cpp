// ASE reads what we write, and we read what ASE writes. Skipped where ASE is not installed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "binary_system.hpp"
#include "exchange/extended_xyz.hpp"

namespace baroscape {
namespace {

/// The first interpreter that knows ASE; Debian's python3-ase belongs to Debian's own interpreter, which need not be
/// the first one on the path. Empty when there is none.
std::string python_with_ase() {
  for (const std::string python : {"python3", "/usr/bin/python3"}) {
    if (std::system((python + " -c 'import ase.io' > /dev/null 2>&1").c_str()) == 0) return python;
  }
  return "";
}

class Ase : public testing::Test {
 protected:
  void SetUp() override {
    python_ = python_with_ase();
    if (python_.empty()) GTEST_SKIP() << "ASE is not installed";
    std::string pattern = (std::filesystem::temp_directory_path() / "baroscape_ase_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  int run_python(const std::string& script) const {
    std::ofstream(folder_ / "script.py") << script;
    return std::system(("cd '" + folder_.string() + "' && " + python_ + " script.py").c_str());
  }

  std::string python_;
  std::filesystem::path folder_;
};

TEST_F(Ase, ReadsWhatWeWriteAndWeReadItBack) {
  Structure structure;
  structure.species = {1, 0, 0};
  structure.positions.resize(9);
  structure.positions << 0.125, -1, 2, 1, 1, 1, 3, 0, 0.5;
  std::ofstream(folder_ / "ours.xyz") << extended_xyz(
      structure, binary_system(), {{"energy", "-1.5"}, {"enthalpy", "2.5"}, {"pressure", "4"}, {"name", "two words"}});
  ASSERT_EQ(run_python(R"(
import ase.io
atoms = ase.io.read('ours.xyz', format='extxyz')
assert atoms.get_chemical_symbols() == ['Kr', 'Ar', 'Ar']
assert atoms.positions[0].tolist() == [0.125, -1.0, 2.0]
assert list(atoms.arrays['label']) == ['B', 'A', 'A']
assert not atoms.pbc.any()
assert atoms.get_potential_energy() == -1.5
assert atoms.info['enthalpy'] == 2.5 and atoms.info['pressure'] == 4
assert atoms.info['name'] == 'two words'
ase.io.write('theirs.xyz', atoms, format='extxyz')
)"),
            0);
  const XyzFrame frame = read_extended_xyz(folder_ / "theirs.xyz", binary_system());
  EXPECT_EQ(frame.structure.species, structure.species);
  EXPECT_EQ(frame.structure.positions, structure.positions);
  EXPECT_EQ(std::stod(frame.properties.at("energy")), -1.5);
  EXPECT_EQ(frame.properties.at("name"), "two words");
}

TEST_F(Ase, StructuresOfItsOwnAreReadBySymbol) {
  ASSERT_EQ(run_python(R"(
import ase, ase.io
atoms = ase.Atoms('ArKrAr', positions=[[0, 0, 0], [1.1, 0, 0], [0, 1.1, 0]], cell=[9, 9, 9], pbc=False)
atoms.arrays['charges_of_nobody'] = atoms.positions.copy()
atoms.info['remark'] = 'a "quoted" word'
ase.io.write('theirs.xyz', atoms, format='extxyz')
)"),
            0);
  const XyzFrame frame = read_extended_xyz(folder_ / "theirs.xyz", binary_system());
  EXPECT_EQ(frame.structure.species, (std::vector<int>{0, 1, 0}));
  EXPECT_EQ(frame.structure.positions(3), 1.1);
  EXPECT_EQ(frame.properties.at("remark"), "a \"quoted\" word");
}

}  // namespace
}  // namespace baroscape
