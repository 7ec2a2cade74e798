// The DOT language of Graphviz (https://graphviz.org/doc/info/lang.html): minima are nodes, transition states edges.
#pragma once

#include <string>

#include "exchange/foreign_landscape.hpp"

namespace baroscape {

/// An undirected graph with nodes m1, m2, … by id; attributes are named as exchange/state_fields.hpp has them, beside a
/// label that Graphviz draws. Several edges may join the same two nodes.
std::string graphviz_dot(const ForeignLandscape& landscape, bool positions = true);

/// What graphviz_dot() writes, and graphs like it: an undirected graph of node and edge statements, each with its own
/// attributes, comments included. Subgraphs, ports, HTML strings and directed edges are refused. Edges come after the
/// nodes they join. InputError with file and line.
ForeignLandscape parse_graphviz_dot(const std::string& text, const std::string& name);

}  // namespace baroscape
