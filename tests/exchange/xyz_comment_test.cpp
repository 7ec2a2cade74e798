#include "exchange/xyz_comment.hpp"

#include <gtest/gtest.h>

namespace baroscape {
namespace {

using Properties = std::map<std::string, std::string>;

TEST(XyzComment, QuotesBracketsAndBareKeys) {
  EXPECT_EQ(parse_xyz_comment(R"(energy=-1.5 name="two words"  flag tensor=[1 2 3] other={4 5} empty="" single='a b')"),
            (Properties{{"energy", "-1.5"},
                        {"name", "two words"},
                        {"flag", "T"},
                        {"tensor", "1 2 3"},
                        {"other", "4 5"},
                        {"empty", ""},
                        {"single", "a b"}}));
}

TEST(XyzComment, EscapedQuotesAndEqualSignsBelongToTheValue) {
  EXPECT_EQ(parse_xyz_comment(R"(said="she \"said\" a=b" next=1)"),
            (Properties{{"said", "she \"said\" a=b"}, {"next", "1"}}));
}

TEST(XyzComment, WhateverIsWrittenReadsBackTheSame) {
  const Properties properties = {{"a", ""},    {"b", "two words"}, {"c", "quote \" inside"}, {"d", "back\\slash"},
                                 {"e", "x=y"}, {"f", "-1.5e-7"},   {"g", "[1 2]"},           {"h", "it's"}};
  EXPECT_EQ(parse_xyz_comment(xyz_comment(properties)), properties);
}

TEST(XyzComment, StaysOnOneLine) {
  EXPECT_EQ(xyz_comment({{"title", "a\nb"}}), "title=\"a b\"");
}

TEST(XyzComment, AnUnclosedQuoteEndsWithTheLine) {
  EXPECT_EQ(parse_xyz_comment("a=\"b c"), (Properties{{"a", "b c"}}));
  EXPECT_EQ(parse_xyz_comment("=3 a=1"), (Properties{{"a", "1"}}));
}

}  // namespace
}  // namespace baroscape
