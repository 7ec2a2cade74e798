// What Debian's own packages make of what we write, and we of what they write. Skipped where they are not installed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "binary_system.hpp"
#include "exchange/graphml.hpp"
#include "exchange/graphviz_dot.hpp"
#include "exchange/pele_database.hpp"
#include "exchange/text_reading.hpp"
#include "exchange/xyz_states.hpp"
#include "sample_landscape.hpp"

namespace baroscape {
namespace {

/// The first interpreter that can do `import`; Debian's packages belong to Debian's own, which need not be the first
/// one on the path. Empty when there is none.
std::string python_with(const std::string& import) {
  for (const std::string python : {"python3", "/usr/bin/python3"}) {
    if (std::system((python + " -c '" + import + "' > /dev/null 2>&1").c_str()) == 0) return python;
  }
  return "";
}

class OtherPrograms : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "baroscape_exchange_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const char* name) const { return (folder_ / name).string(); }
  void write(const char* name, const std::string& text) const { std::ofstream(file(name), std::ios::binary) << text; }
  int run(const std::string& python, const std::string& script) const {
    write("script.py", script);
    return std::system(("cd '" + folder_.string() + "' && " + python + " script.py").c_str());
  }

  std::filesystem::path folder_;
};

TEST_F(OtherPrograms, NetworkxReadsOurGraphmlAndWeReadItsOwn) {
  const std::string python = python_with("import networkx");
  if (python.empty()) GTEST_SKIP() << "networkx is not installed";
  write("ours.graphml", graphml(sample_landscape()));
  ASSERT_EQ(run(python, R"(
import networkx
graph = networkx.read_graphml('ours.graphml')
assert isinstance(graph, networkx.MultiGraph) and not graph.is_directed()
assert graph.number_of_nodes() == 3 and graph.number_of_edges() == 4
assert graph.nodes['m2']['enthalpy'] == -3 / 7
assert graph.nodes['m2']['point_group_order'] == 12
assert len(graph.nodes['m2']['positions'].split()) == 9
assert graph.number_of_edges('m2', 'm5') == 2 and graph.number_of_edges('m7', 'm7') == 1
assert graph.edges['m5', 'm7', 't9']['enthalpy'] == 4
assert graph.graph['pressure'] == 2.5
assert graph.graph['title'].startswith('</script> "quoted" & =cmd')
networkx.write_graphml(graph, 'theirs.graphml')
)"),
            0);
  ForeignLandscape read = parse_graphml(read_whole_file(file("theirs.graphml"), "a graph"), "theirs.graphml");
  // It sorts edges by what they join, and either end may come first.
  std::sort(read.transition_states.begin(), read.transition_states.end(),
            [](const ForeignState& a, const ForeignState& b) { return a.id < b.id; });
  expect_same(sample_landscape(), read, {true, true, false, true});
}

TEST_F(OtherPrograms, AseReadsOurFramesAndWeReadItsOwn) {
  const std::string python = python_with("import ase.io");
  if (python.empty()) GTEST_SKIP() << "ASE is not installed";
  write("ours.xyz", xyz_states(sample_landscape(), binary_system()));
  ASSERT_EQ(run(python, R"(
import ase.io
frames = ase.io.read('ours.xyz', index=':', format='extxyz')
assert len(frames) == 7
assert frames[0].get_chemical_symbols() == ['Ar', 'Ar', 'Kr']
assert frames[0].info['minimum_id'] == 2 and frames[0].info['enthalpy'] == -3 / 7
assert frames[0].get_potential_energy() == -3 / 7 - 2.5 * 0.7
assert frames[3].info['transition_state_id'] == 1 and frames[3].info['minimum_b'] == 5
assert frames[3].info['pressure'] == 2.5
ase.io.write('theirs.xyz', frames, format='extxyz')
)"),
            0);
  // ASE writes coordinates with eight decimals.
  const ForeignLandscape read =
      parse_xyz_states(read_whole_file(file("theirs.xyz"), "frames"), "theirs.xyz", binary_system());
  ASSERT_EQ(read.minima.size(), 3u);
  ASSERT_EQ(read.transition_states.size(), 4u);
  EXPECT_EQ(read.minima[1].enthalpy, -0.25);
  EXPECT_LT((read.minima[1].positions - sample_landscape().minima[1].positions).cwiseAbs().maxCoeff(), 1e-8);
  EXPECT_EQ(read.transition_states[3].minimum_b, 7);
}

TEST_F(OtherPrograms, PythonUnpicklesOurArraysAndWeReadThoseOfItsProtocols) {
  const std::string python = python_with("import numpy");
  if (python.empty()) GTEST_SKIP() << "numpy is not installed";
  write_pele_database(sample_landscape(), file("ours.sqlite"));
  ASSERT_EQ(run(python, R"(
import pickle, shutil, sqlite3, numpy
ours = sqlite3.connect('ours.sqlite')
assert ours.execute('PRAGMA user_version').fetchone()[0] == 2
array = pickle.loads(ours.execute('SELECT coords FROM tbl_minima WHERE _id = 5').fetchone()[0])
assert array.dtype == numpy.float64 and array.shape == (9,) and array[0] == -1 / 3 and array[8] == 5
for a, b in ours.execute('SELECT _minimum1_id, _minimum2_id FROM tbl_transition_states'):
    assert a <= b
ours.close()
shapes = [lambda x: x, lambda x: x.reshape(3, 3), lambda x: numpy.asfortranarray(x.reshape(3, 3)),
          lambda x: x.astype('>f8')]
for protocol in (1, 2, 3, 4, 5):
    for k, shape in enumerate(shapes):
        name = f'theirs_{protocol}_{k}.sqlite'
        shutil.copy('ours.sqlite', name)
        theirs = sqlite3.connect(name)
        for table in ('tbl_minima', 'tbl_transition_states'):
            for row, coords in theirs.execute(f'SELECT _id, coords FROM {table}').fetchall():
                again = pickle.dumps(shape(pickle.loads(coords)), protocol=protocol)
                theirs.execute(f'UPDATE {table} SET coords = ?, user_data = ? WHERE _id = ?',
                               (again, pickle.dumps({'any': print}), row))
        theirs.commit()
)"),
            0);
  for (int protocol = 1; protocol <= 5; ++protocol) {
    for (int shape = 0; shape < 4; ++shape) {
      const std::string name = "theirs_" + std::to_string(protocol) + "_" + std::to_string(shape) + ".sqlite";
      SCOPED_TRACE(name);
      expect_same(sample_landscape(), read_pele_database(file(name.c_str())), {true, false, false, false});
    }
  }
}

TEST_F(OtherPrograms, GraphvizReadsOurDot) {
  if (std::system("dot -V > /dev/null 2>&1") != 0) GTEST_SKIP() << "graphviz is not installed";
  write("ours.dot", graphviz_dot(sample_landscape()));
  ASSERT_EQ(std::system(("cd '" + folder_.string() + "' && dot -Tdot -o theirs.dot ours.dot").c_str()), 0);
}

}  // namespace
}  // namespace baroscape
