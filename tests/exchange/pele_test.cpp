#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "exchange/pele_database.hpp"
#include "exchange/pickled_array.hpp"
#include "sample_landscape.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

std::string refused_pickle(const std::string& pickle) {
  return refusal([&] { parse_pickled_array(pickle, "row 1"); });
}

/// A pickle of bytes that contain zeros.
template <std::size_t size>
std::string bytes(const char (&text)[size]) {
  return std::string(text, size - 1);
}

TEST(PickledArray, WhatIsWrittenIsReadBack) {
  for (const Eigen::Index size : {0, 1, 9, 1000}) {
    const Eigen::VectorXd numbers = Eigen::VectorXd::LinSpaced(size, -1.0 / 3.0, 7e99);
    EXPECT_EQ(parse_pickled_array(pickled_array(numbers), "row 1"), numbers);
  }
}

// numpy 1.24: pickle.dumps(numpy.array([1.5, -2.0]), protocol=4)
TEST(PickledArray, ReadsProtocol4) {
  const std::string pickle = bytes(
      "\x80\x04\x95\x98\x00\x00\x00\x00\x00\x00\x00\x8c\x15numpy.core.multiarray\x94\x8c\x0c_"
      "reconstruct\x94\x93\x94\x8c"
      "\x05numpy\x94\x8c\x07ndarray\x94\x93\x94K\x00\x85\x94\x43\x01\x62\x94\x87\x94R\x94("
      "K\x01K\x02\x85\x94h\x03\x8c\x05"
      "dtype\x94\x93\x94\x8c\x02\x66\x38\x94\x89\x88\x87\x94R\x94(K\x03\x8c\x01<"
      "\x94NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xff"
      "K\x00t\x94\x62\x89\x43\x10\x00\x00\x00\x00\x00\x00\xf8\x3f\x00\x00\x00\x00\x00\x00\x00\xc0\x94t\x94\x62.");
  EXPECT_EQ(parse_pickled_array(pickle, "row 1"), Eigen::Vector2d(1.5, -2.0));
}

// Python 2 kept bytes as strings; big-endian here.
TEST(PickledArray, ReadsPython2AndEitherByteOrder) {
  const std::string pickle = bytes(
      "\x80\x02\x63numpy.core.multiarray\n_"
      "reconstruct\nq\x01\x63numpy\nndarray\nq\x02K\x00\x85q\x03U\x01\x62\x87Rq\x05(K\x01"
      "K\x01\x85\x63numpy\ndtype\nU\x02\x66\x38K\x00K\x01\x87R(K\x03U\x01>"
      "NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89U"
      "\x08\x3f\xf8\x00\x00\x00\x00\x00\x00tb.");
  EXPECT_EQ(parse_pickled_array(pickle, "row 1")(0), 1.5);
}

TEST(PickledArray, NothingButAnArrayIsRead) {
  // os.system("id") in the protocols that do it by a name, by the stack, and by an instance.
  EXPECT_PRED_FORMAT2(IsSubstring, "row 1: byte 0 of the pickle: it asks for os.system",
                      refused_pickle("cos\nsystem\n(S'id'\ntR."));
  EXPECT_PRED_FORMAT2(
      IsSubstring, "it asks for posix.system",
      refused_pickle(bytes("\x80\x04\x8c\x05posix\x94\x8c\x06system\x94\x93\x94\x8c\x02id\x94\x85\x94R\x94.")));
  EXPECT_PRED_FORMAT2(IsSubstring, "opcode 0x69 is not allowed", refused_pickle("(ios\nsystem\n."));
  // A name that only looks like numpy's, with an escape sequence in it.
  EXPECT_PRED_FORMAT2(IsSubstring, "it asks for numpy.core.multiarray.?[31mscalar",
                      refused_pickle("cnumpy.core.multiarray\n\x1b[31mscalar\n."));
  EXPECT_PRED_FORMAT2(IsSubstring, "it is not an array", refused_pickle("K\x01."));
  EXPECT_PRED_FORMAT2(IsSubstring, "opcode 0x5d is not allowed", refused_pickle("]."));
  EXPECT_PRED_FORMAT2(IsSubstring, "opcode 0x7d is not allowed", refused_pickle("}."));
  EXPECT_PRED_FORMAT2(IsSubstring, "opcode 0x50 is not allowed", refused_pickle("Pid\n."));
  EXPECT_PRED_FORMAT2(IsSubstring, "opcode 0x82 is not allowed", refused_pickle("\x82\x01."));
  // numpy.dtype called with an object type.
  EXPECT_PRED_FORMAT2(IsSubstring, "the data type \"O8\" is not allowed",
                      refused_pickle("cnumpy\ndtype\nU\x02O8\x85R."));
  EXPECT_PRED_FORMAT2(IsSubstring, "it makes an array in a way numpy does not", refused_pickle("cnumpy\nndarray\n)R."));
  EXPECT_PRED_FORMAT2(IsSubstring, "it is cut short", refused_pickle(""));
  EXPECT_PRED_FORMAT2(IsSubstring, "it recalls a value it never kept", refused_pickle("h\x07."));
  EXPECT_PRED_FORMAT2(IsSubstring, "it holds more than an array does", refused_pickle(std::string(5000, 'N')));
}

TEST(PickledArray, EveryCutAndEveryChangedByteIsReadOrRefused) {
  const std::string whole = pickled_array(Eigen::Vector3d(1, 2, 3));
  for (std::size_t length = 0; length < whole.size(); ++length) refused_pickle(whole.substr(0, length));
  refused_pickle(whole + ".");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int flip : {1, 0x80, 0xFF}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      try {
        EXPECT_LE(parse_pickled_array(changed, "row 1").size(), 6);
      } catch (const InputError&) {
      }
    }
  }
}

class Pele : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "baroscape_pele_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file() const { return (folder_ / "pele.sqlite").string(); }
  std::string changed(const std::string& sql) const {
    std::filesystem::remove(file());
    write_pele_database(sample_landscape(), file());
    SQLite::Database(file(), SQLite::OPEN_READWRITE).exec(sql);
    return refusal([&] { read_pele_database(file()); });
  }

  std::filesystem::path folder_;
};

TEST_F(Pele, WhatIsWrittenIsReadBack) {
  write_pele_database(sample_landscape(), file());
  const ForeignLandscape read = read_pele_database(file());
  expect_same(sample_landscape(), read, {true, false, false, false});
  EXPECT_EQ(read.pressure, 2.5);
  // pele wants the lower id first.
  EXPECT_EQ(read.transition_states[1].minimum_a, 2);
  EXPECT_EQ(read.transition_states[1].minimum_b, 5);
  EXPECT_EQ(read.transition_states[1].lowest_omega2, -2.0 / 3.0);
  EXPECT_EQ(read.transition_states[1].place, file() + ": tbl_transition_states, row 3");
}

TEST_F(Pele, InvalidStatesAreLeftOutAndSaidSo) {
  write_pele_database(sample_landscape(), file());
  SQLite::Database(file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE tbl_minima SET invalid = 1 WHERE _id = 7; UPDATE tbl_minima SET fvib = NULL, pgorder = NULL");
  const ForeignLandscape read = read_pele_database(file());
  EXPECT_EQ(read.minima.size(), 2u);
  EXPECT_EQ(read.transition_states.size(), 2u);
  EXPECT_FALSE(read.minima[0].log_product_mass || read.minima[0].point_group_order);
  ASSERT_EQ(read.notes.size(), 1u);
  EXPECT_PRED_FORMAT2(IsSubstring, "1 minima and 2 transition states", read.notes[0]);
}

TEST_F(Pele, BadRowsAreNamed) {
  const auto expect = [](const std::string& part, const std::string& message) {
    EXPECT_PRED_FORMAT2(IsSubstring, part, message);
  };
  expect("tbl_minima, row 2: energy is NULL", changed("UPDATE tbl_minima SET energy = NULL WHERE _id = 2"));
  expect("tbl_minima, row 5: energy is not a finite number",
         changed("UPDATE tbl_minima SET energy = 9e999 WHERE _id = 5"));
  expect("tbl_minima, row 5: energy is not a finite", changed("UPDATE tbl_minima SET energy = '=cmd' WHERE _id = 5"));
  expect("tbl_transition_states, row 4: the transition state joins minimum 70",
         changed("UPDATE tbl_transition_states SET _minimum1_id = 70 WHERE _id = 4"));
  expect("tbl_minima, row 2: coords: byte 0 of the pickle: it asks for os.system",
         changed("UPDATE tbl_minima SET coords = CAST('cos' || char(10) || 'system' || char(10) || '.' AS BLOB) WHERE "
                 "_id = 2"));
  expect("tbl_minima, row 2: coords is not a BLOB", changed("UPDATE tbl_minima SET coords = 'text' WHERE _id = 2"));
  expect("pgorder is not an integer from 1", changed("UPDATE tbl_minima SET pgorder = -3 WHERE _id = 2"));
  expect(
      "it has no table tbl_minima",
      changed("DROP INDEX idx_minimum_energy; DROP INDEX idx_transition_state_energy; ALTER TABLE tbl_minima RENAME TO "
              "x; CREATE VIEW tbl_minima AS SELECT * FROM x"));
  expect("tbl_transition_states has no column coords", changed("ALTER TABLE tbl_transition_states DROP COLUMN coords"));
  expect("holds no minimum", changed("DELETE FROM tbl_minima; DELETE FROM tbl_transition_states"));
}

TEST_F(Pele, FilesOfOtherKindsAreRefused) {
  const auto read = [this] { read_pele_database(file()); };
  EXPECT_PRED_FORMAT2(IsSubstring, "no such file", refusal(read));
  std::ofstream(file()) << "this is no SQLite file, however long it is; " << std::string(2000, 'x');
  EXPECT_PRED_FORMAT2(IsSubstring, "not a database", refusal(read));
  std::filesystem::remove(file());
  write_pele_database(sample_landscape(), file());
  std::filesystem::resize_file(file(), std::filesystem::file_size(file()) / 2);
  EXPECT_PRED_FORMAT2(IsSubstring, "pele.sqlite", refusal(read));
}

TEST_F(Pele, AFolderThatIsNotThereIsAnError) {
  EXPECT_PRED_FORMAT2(IsSubstring, "cannot be written",
                      refusal([&] { write_pele_database(sample_landscape(), (folder_ / "none/x.sqlite").string()); }));
}

}  // namespace
}  // namespace baroscape
