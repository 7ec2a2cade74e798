// Disconnectivity trees and their options through the program.
#include "program.hpp"
#include "shell.hpp"

namespace baroscape {
namespace {

class Trees : public Program {
 protected:
  /// The picture, which must be drawn.
  std::string tree(std::vector<std::string> options) const {
    std::vector<std::string> all = {"tree", small_database(), "--pressure", "0", "-o", "tree.svg"};
    all.insert(all.end(), options.begin(), options.end());
    output(all);
    return read("tree.svg");
  }
  void refused(std::vector<std::string> options, const char* part) const {
    std::vector<std::string> all = {"tree", small_database(), "--pressure", "0", "-o", "none.svg"};
    all.insert(all.end(), options.begin(), options.end());
    const Finished finished = run(all);
    EXPECT_EQ(finished.code, 2) << finished.err;
    EXPECT_PRED_FORMAT2(testing::IsSubstring, part, finished.err);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "none.svg"));
  }
};

TEST_F(Trees, AreColouredOrderedAndPlacedByWhatMinimaHave) {
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "Colour: volume (σ³)", tree({"--colour-by", "volume"}));
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "order of the point group", tree({"--colour-by", "point-group-order"}));
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "bulk modulus (ε/σ³)",
                      tree({"--across", "bulk-modulus", "--order", "volume"}));
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "free energy at T = 0.1 ε/k_B (ε)", tree({"--free-energy", "0.1"}));
  write("groups.csv", "id,family\n1, tetrahedra\n");
  EXPECT_PRED_FORMAT2(testing::IsSubstring, ">tetrahedra</text>", tree({"--colour-by", "groups.csv"}));
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "Disconnectivity tree", tree({"--minima", "1", "--connected-to", "1"}));
}

TEST_F(Trees, RefuseWhatIsNotThere) {
  refused({"--minima", "1,x"}, "--minima 1,x: ids such as 1,5,17-20 are wanted");
  refused({"--minima", "99"}, "has no minimum of this id");
  refused({"--connected-to", "99"}, "has no minimum of this id");
  refused({"--below", "3"}, "goes with --connected-to");
  refused({"--colour-by", "weight"}, "one of volume, energy");
  refused({"--colour-by", "state"}, "nothing was annealed");
  refused({"--free-energy", "0"}, "0");
  refused({"--across", "volume", "--levels", "5"}, "levels and a range are not allowed");
  refused({"--persistence", "-1"}, "a number ≥ 0");
  write("bad.csv", "id,family\n1,a\n1,b\n");
  refused({"--colour-by", "bad.csv"}, "bad.csv:3: minimum 1 was there before");
  write("bad.csv", "family\n");
  refused({"--colour-by", "bad.csv"}, "bad.csv:1: two cells");
  refused({"--colour-by", "absent.csv"}, "absent.csv: cannot be read");
}

TEST_F(Trees, ArePdfAndPngWhereTheConverterIsInstalled) {
  if (!there_is("rsvg-convert --version")) GTEST_SKIP() << "librsvg2-bin is not installed";
  for (const auto& [name, magic] : {std::pair("tree.pdf", "%PDF"), std::pair("tree.png", "\x89PNG")}) {
    output({"tree", small_database(), "--pressure", "0", "-o", name});
    EXPECT_EQ(read(name).substr(0, 4), magic);
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "tree.pdf.svg.part"));
  EXPECT_EQ(run({"tree", small_database(), "--pressure", "0", "-o", "absent/tree.pdf"}).code, 2);
}

}  // namespace
}  // namespace baroscape
