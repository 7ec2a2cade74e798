// GraphML (http://graphml.graphdrawing.org): minima are nodes, transition states undirected edges.
#pragma once

#include <string>

#include "exchange/foreign_landscape.hpp"

namespace baroscape {

/// Nodes are called m1, m2, … and edges t1, t2, … by id; data keys are named as exchange/state_fields.hpp has them, and
/// those of the graph say pressure, title and species. Several edges may join the same two nodes.
std::string graphml(const ForeignLandscape& landscape, bool positions = true);

/// The first graph of a file. Nodes and edges whose id field is missing are numbered on; keys with other names are
/// passed over. InputError with file and line for: no XML, a document type, an edge to a node that is not there, a
/// key that was not declared, hyperedges and nested graphs, what is not a number.
ForeignLandscape parse_graphml(const std::string& text, const std::string& name);

}  // namespace baroscape
