// CSV, GraphML, DOT, JSON and frames of extended XYZ: what is written is read back, bad input is named, text stays
// text.
#include "binary_system.hpp"
#include "exchange/csv_tables.hpp"
#include "exchange/graphml.hpp"
#include "exchange/graphviz_dot.hpp"
#include "exchange/landscape_json.hpp"
#include "exchange/text_reading.hpp"
#include "exchange/xml_reader.hpp"
#include "exchange/xyz_states.hpp"
#include "sample_landscape.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

ForeignLandscape csv_read(const CsvTables& tables) {
  return parse_csv_tables(tables, "minima.csv", "states.csv");
}

/// `text` with its first `what` replaced.
std::string with(std::string text, const std::string& what, const std::string& instead) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), instead);
}

void expect_part(const std::string& part, const std::string& message) {
  EXPECT_PRED_FORMAT2(IsSubstring, part, message);
}

TEST(CsvTables, WhatIsWrittenIsReadBack) {
  expect_same(sample_landscape(), csv_read(csv_tables(sample_landscape())));
  expect_same(sample_landscape(false), csv_read(csv_tables(sample_landscape(), false)));
}

TEST(CsvTables, NoCellIsAFormula) {
  const CsvTables tables = csv_tables(sample_landscape());
  EXPECT_EQ(tables.minima.find_first_of("=@\"'|"), std::string::npos);
}

TEST(CsvTables, ColumnsInAnyOrderQuotesAndOtherColumnsAreRead) {
  const ForeignLandscape read =
      csv_read({"\xEF\xBB\xBFremark,enthalpy,id\r\n\"a, \"\"b\"\"\nc\",-1.5,1\r\nx,\"-1\",2\r\n",
                "id,enthalpy,minimum_b,minimum_a\n1,0,2,1\n"});
  EXPECT_EQ(read.minima[1].enthalpy, -1);
  EXPECT_EQ(read.minima[1].place, "minima.csv:4");
  EXPECT_EQ(read.transition_states[0].minimum_b, 2);
}

TEST(CsvTables, BadTablesAreNamed) {
  const std::string states = "id,enthalpy,minimum_a,minimum_b\n";
  const auto refused = [&](const std::string& minima) { return refusal([&] { csv_read({minima, states}); }); };
  expect_part("minima.csv: is empty", refused(""));
  expect_part("minima.csv:1: column enthalpy is missing", refused("id\n1\n"));
  expect_part("column \"id\" is there twice", refused("id,enthalpy,id\n"));
  expect_part("minima.csv:2: 1 cells; the header has 2", refused("id,enthalpy\n1\n"));
  expect_part("minima.csv:2: enthalpy: \"=cmd|' /C calc'!A0\" is not allowed",
              refused("id,enthalpy\n1,=cmd|' /C calc'!A0\n"));
  expect_part("enthalpy: \"nan\" is not allowed; a finite number is", refused("id,enthalpy\n1,nan\n"));
  expect_part("minima.csv:2: enthalpy is missing", refused("id,enthalpy\n1,\n"));
  expect_part("id: \"0\" is not allowed; an integer from 1 is", refused("id,enthalpy\n0,1\n"));
  expect_part("a quote does not end", refused("id,enthalpy\n1,\"2\n"));
  expect_part("minimum 1 is there twice", refused("id,enthalpy\n1,2\n1,3\n"));
  expect_part("positions: 2 numbers", refused("id,enthalpy,positions\n1,2,1 2\n"));
  expect_part("positions: number 3: \"inf\"", refused("id,enthalpy,positions\n1,2,1 2 inf\n"));
  expect_part("holds no minimum", refused("id,enthalpy\n"));
  expect_part("states.csv:2: the transition state joins minimum 9", refusal([&] {
                csv_read({"id,enthalpy\n1,2\n", states + "1,0,1,9\n"});
              }));
}

TEST(Graphml, WhatIsWrittenIsReadBack) {
  const ForeignLandscape read = parse_graphml(graphml(sample_landscape()), "a.graphml");
  expect_same(sample_landscape(), read);
  EXPECT_EQ(read.title, sample_landscape().title);
  EXPECT_EQ(read.pressure, 2.5);
  EXPECT_EQ(read.species, sample_landscape().species);
  expect_same(sample_landscape(false), parse_graphml(graphml(sample_landscape(), false), "a.graphml"));
}

TEST(Graphml, TextStaysText) {
  ForeignLandscape landscape = sample_landscape();
  EXPECT_EQ(graphml(landscape).find("</script>"), std::string::npos);
  landscape.title = "a\x1b[31m]]><![CDATA[b";
  EXPECT_EQ(parse_graphml(graphml(landscape), "a.graphml").title, "a\xEF\xBF\xBD[31m]]><![CDATA[b");
}

TEST(Graphml, OtherWritersAreRead) {
  const ForeignLandscape read = parse_graphml(
      "<?xml version='1.0'?><!-- <a> --><g:graphml xmlns:g='x'><g:key id='k' attr.name='enthalpy' for='all'/>"
      "<g:desc>x</g:desc><g:graph edgedefault='undirected'><g:edge source='a&#x42;' target='b'><g:data key='k'> 3\n"
      "</g:data></g:edge><g:node id='aB'><g:data key='k'><![CDATA[1]]></g:data></g:node>"
      "<g:node id='b'><g:data key='k'>2</g:data><g:port/></g:node></g:graph></g:graphml>\n",
      "a.graphml");
  EXPECT_EQ(read.transition_states[0].enthalpy, 3);
  EXPECT_EQ(read.transition_states[0].minimum_a, 1);
  EXPECT_EQ(read.minima[1].id, 2);
}

TEST(Graphml, BadFilesAreNamed) {
  const std::string good = graphml(sample_landscape(), false);
  const auto refused = [](const std::string& text) { return refusal([&] { parse_graphml(text, "a.graphml"); }); };
  expect_part("a.graphml:1: <graphml> is wanted", refused(""));
  expect_part("a.graphml:1: text outside of any element", refused("graph {}"));
  expect_part("document types are not allowed", refused("<!DOCTYPE a [<!ENTITY b \"c\">]><graphml>&b;</graphml>"));
  expect_part("the entity \"&b;\" is not allowed", refused("<graphml>&b;</graphml>"));
  expect_part("the file ends inside", refused(good.substr(0, good.size() / 2)));
  expect_part("closes <graph>", refused(with(good, "</graph>", "</graphml>")));
  expect_part("joins node \"m99\", which is not there", refused(with(good, "target=\"m5\"", "target=\"m99\"")));
  expect_part("\"m5\" is there twice", refused(with(good, "node id=\"m7\"", "node id=\"m5\"")));
  expect_part("which is not declared", refused(with(good, "data key=\"m_id\"", "data key=\"zzz\"")));
  expect_part("enthalpy: \"nan\" is not allowed", refused(with(good, ">1e-09<", ">nan<")));
  expect_part("holds no graph", refused("<graphml/>"));
  expect_part("elements are nested too deep", refused([] {
                std::string deep = "<graphml>";
                for (int k = 0; k < 1000; ++k) deep += "<a>";
                return deep;
              }()));
}

TEST(XmlReader, AnElementThatClosesItselfEndsByItsName) {
  // So long that its characters have memory of their own, which was read after it was freed (found by graphml_fuzz).
  const std::string name = "x:" + std::string(200, 'n');
  const std::string text = "<a><" + name + "/></a>";
  XmlReader xml(text, "a.xml");
  EXPECT_EQ(xml.next().name, "a");
  EXPECT_EQ(xml.next().name, name.substr(2));
  const XmlEvent end = xml.next();
  EXPECT_EQ(end.kind, XmlEvent::Kind::end);
  EXPECT_EQ(end.name, name.substr(2));
  EXPECT_EQ(xml.next().name, "a");
  EXPECT_EQ(xml.next().kind, XmlEvent::Kind::finished);
}

TEST(GraphvizDot, WhatIsWrittenIsReadBack) {
  const ForeignLandscape read = parse_graphviz_dot(graphviz_dot(sample_landscape()), "a.dot");
  expect_same(sample_landscape(), read);
  EXPECT_EQ(read.title, sample_landscape().title);
  EXPECT_EQ(read.pressure, 2.5);
}

TEST(GraphvizDot, OtherWritersAreRead) {
  const ForeignLandscape read = parse_graphviz_dot(
      "# made by hand\nstrict graph \"a b\" { // comment\n node [shape=box]; graph [pressure=2]\n /* more\n */ a "
      "[enthalpy=-1.5] [color=\"red\"]\n b [enthalpy = .5;]; a -- b [enthalpy=1 label=\"x \\\"y\\\"\"] }\n",
      "a.dot");
  EXPECT_EQ(read.pressure, 2);
  EXPECT_EQ(read.minima[0].enthalpy, -1.5);
  EXPECT_EQ(read.transition_states[0].minimum_b, 2);
  EXPECT_EQ(read.transition_states[0].place, "a.dot:6");
}

TEST(GraphvizDot, BadFilesAreNamed) {
  const auto refused = [](const std::string& text) { return refusal([&] { parse_graphviz_dot(text, "a.dot"); }); };
  expect_part("\"graph\" is wanted", refused(""));
  expect_part("a directed graph", refused("digraph {}"));
  expect_part("holds no minimum", refused("graph {}"));
  expect_part("the file ends inside the graph", refused("graph {\n a [enthalpy=1]"));
  expect_part("a string does not end", refused("graph {\n a [enthalpy=\"1"));
  expect_part("a.dot:2: enthalpy is missing", refused("graph {\n a }"));
  expect_part("a.dot:2: the edge joins node \"b\", which was not described",
              refused("graph { a [enthalpy=1]\n a -- b }"));
  expect_part("a chain of edges", refused("graph { a [enthalpy=1] a -- a -- a [enthalpy=2] }"));
  expect_part("subgraphs are not read", refused("graph { { a } }"));
  expect_part("HTML strings are not read", refused("graph { a [label=<b>] }"));
  expect_part("node \"a\" is there twice", refused("graph { a [enthalpy=1] a [enthalpy=1] }"));
  expect_part("enthalpy: \"?[2J\" is not allowed", refused("graph { a [enthalpy=\"\x1b[2J\"] }"));
}

TEST(LandscapeJson, WhatIsWrittenIsReadBack) {
  const ForeignLandscape read = parse_landscape_json(landscape_json_text(sample_landscape()), "a.json");
  expect_same(sample_landscape(), read);
  EXPECT_EQ(read.title, sample_landscape().title);
  EXPECT_EQ(read.species, sample_landscape().species);
  EXPECT_EQ(read.pressure, 2.5);
  expect_same(sample_landscape(false), parse_landscape_json(landscape_json_text(sample_landscape(), false), "a.json"));
}

TEST(LandscapeJson, TextStaysInertInAPage) {
  const std::string text = landscape_json_text(sample_landscape());
  EXPECT_EQ(text.find("</"), std::string::npos);
  expect_part("<\\/script> \\\"quoted\\\"", text);
}

TEST(LandscapeJson, BadFilesAreNamed) {
  const auto refused = [](const std::string& text) { return refusal([&] { parse_landscape_json(text, "a.json"); }); };
  expect_part("a.json:2: is no JSON", refused("{\n\"minima\": [}"));
  expect_part("a.json: an object is wanted", refused("[]"));
  expect_part("a.json: minima: is missing", refused("{}"));
  const std::string none = ", \"transition_states\": []}";
  expect_part("a.json: minima[0]: enthalpy is missing", refused("{\"minima\": [{\"id\": 1}]" + none));
  expect_part("a.json: minima[0].enthalpy: a number is wanted", refused("{\"minima\": [{\"enthalpy\": [1]}]" + none));
  expect_part("a.json: minima[1].positions: an array of [x, y, z]",
              refused("{\"minima\": [{\"enthalpy\": 1}, {\"enthalpy\": 1, \"positions\": [[1, 2]]}]" + none));
  expect_part("a.json: minima[0]: id: \"-3\" is not allowed",
              refused("{\"minima\": [{\"id\": -3, \"enthalpy\": 1}]" + none));
  expect_part("enthalpy: \"NaN\" is not allowed", refused("{\"minima\": [{\"enthalpy\": \"NaN\"}]" + none));
  expect_part("joins minimum 3", refused("{\"minima\": [{\"enthalpy\": 1}], \"transition_states\": [{\"enthalpy\": 2, "
                                         "\"minimum_a\": 1, \"minimum_b\": 3}]}"));
  expect_part("is no JSON", refused(std::string(100000, '[')));
}

TEST(XyzStates, WhatIsWrittenIsReadBack) {
  const ForeignLandscape read =
      parse_xyz_states(xyz_states(sample_landscape(), binary_system()), "a.xyz", binary_system());
  expect_same(sample_landscape(), read);
  EXPECT_EQ(read.pressure, 2.5);
  EXPECT_EQ(read.minima[1].place, "a.xyz:6");
}

TEST(XyzStates, AtomsAreSortedBySpecies) {
  const ForeignLandscape read =
      parse_xyz_states("3\nenergy=-1\nKr 1 0 0\nAr 2 0 0\nAr 3 0 0\n\n", "a.xyz", binary_system());
  EXPECT_EQ(read.minima[0].positions, (Eigen::VectorXd(9) << 2, 0, 0, 3, 0, 0, 1, 0, 0).finished());
  EXPECT_EQ(read.minima[0].enthalpy, -1) << "the energy, at P = 0";
  EXPECT_EQ(read.minima[0].id, 1);
}

TEST(XyzStates, BadFramesAreNamed) {
  const std::string frame = "3\nenthalpy=1\nAr 0 0 0\nAr 1 0 0\nKr 0 1 0\n";
  const auto refused = [](const std::string& text) {
    return refusal([&] { parse_xyz_states(text, "a.xyz", binary_system()); });
  };
  expect_part("a.xyz:9: the file ends where atom 2 of 3 is wanted", refused(frame + "3\nenthalpy=1\nAr 0 0 0\n"));
  expect_part("a.xyz:9: atom 2: coordinate \"nan\"", refused(frame + with(frame, "Ar 1", "Ar nan")));
  expect_part("a.xyz:9: atoms 1 and 2 coincide", refused(frame + with(frame, "Ar 1", "Ar 0")));
  expect_part("a.xyz:7: enthalpy: \"x\" is not allowed", refused(frame + with(frame, "=1", "=x")));
  expect_part("a.xyz:7: pressure 3 after frames at 2",
              refused(with(frame, "=1", "=1 pressure=2") + with(frame, "=1", "=1 pressure=3")));
  expect_part("a.xyz:2: minimum_b is missing", refused(with(frame, "=1", "=1 minimum_a=1")));
  expect_part("holds no minimum", refused("\n"));
  expect_part("has no coordinates", refusal([] { xyz_states(sample_landscape(false), binary_system()); }));
}

TEST(TextReading, PrintableTextIsSafeOnATerminal) {
  EXPECT_EQ(printable("a\x1b[31m\x7f\xc2\x9b\tb ε"), "a?[31m???b ε");
  EXPECT_EQ(printable("\xff\xe2\x82"), "???");
  EXPECT_EQ(printable("abcdef", 3), "abc…");
}

}  // namespace
}  // namespace baroscape
