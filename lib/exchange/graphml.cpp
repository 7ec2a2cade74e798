#include "exchange/graphml.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "exchange/number_on.hpp"
#include "exchange/state_fields.hpp"
#include "exchange/text_reading.hpp"
#include "exchange/xml_reader.hpp"

namespace baroscape {
namespace {

const char* type_of(const std::string& field) {
  if (field == "id" || field == "minimum_a" || field == "minimum_b") return "long";
  if (field == "point_group_order") return "int";
  if (field == "positions" || field == "title" || field == "volume_definition" || field == "species") return "string";
  return "double";
}

std::string keys(const char* domain, const char* prefix, const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += fmt::format("  <key id=\"{}_{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", prefix, name, domain,
                        name, type_of(name));
  }
  return text;
}

std::string data(const char* indent, const char* prefix, const Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    text += fmt::format("{}<data key=\"{}_{}\">{}</data>\n", indent, prefix, name, xml_escaped(value));
  }
  return text;
}

using Given = std::map<std::string, std::string>;

class Reader {
 public:
  Reader(const std::string& text, const std::string& name) : xml_(text, name), name_(name) {}

  ForeignLandscape landscape() {
    XmlEvent event = xml_.next();
    if (event.kind != XmlEvent::Kind::begin || event.name != "graphml") throw xml_.error("<graphml> is wanted");
    bool graph_read = false;
    for (event = xml_.next(); event.kind != XmlEvent::Kind::finished; event = xml_.next()) {
      if (event.kind != XmlEvent::Kind::begin) continue;
      if (event.name == "key") declare(event);
      if (event.name == "graph" && !graph_read) {
        graph();
        graph_read = true;
      } else {
        pass_over(event);
      }
    }
    if (!graph_read) throw InputError(name_ + ": holds no graph");
    number_on(landscape_.minima);
    for (std::size_t k = 0; k < landscape_.minima.size(); ++k) ids_[nodes_[k]] = landscape_.minima[k].id;
    for (std::size_t k = 0; k < edges_.size(); ++k) join(k);
    number_on(landscape_.transition_states);
    require_whole(landscape_, name_);
    return std::move(landscape_);
  }

 private:
  struct Edge {
    std::string source, target;
    Given fields;
    long line;
  };

  std::string attribute(const XmlEvent& event, const char* key) const {
    const auto found = event.attributes.find(key);
    if (found == event.attributes.end()) throw xml_.error(fmt::format("<{}> has no {}", event.name, key));
    return found->second;
  }

  void declare(const XmlEvent& event) { names_[attribute(event, "id")] = attribute(event, "attr.name"); }

  /// To the end of an element that was begun.
  void pass_over(const XmlEvent&) {
    for (int depth = 1; depth > 0;) {
      const XmlEvent event = xml_.next();
      if (event.kind == XmlEvent::Kind::begin) ++depth;
      if (event.kind == XmlEvent::Kind::end) --depth;
    }
  }

  void graph() {
    Given fields;
    for (XmlEvent event = xml_.next(); event.kind != XmlEvent::Kind::end; event = xml_.next()) {
      if (event.kind != XmlEvent::Kind::begin) continue;
      if (event.name == "data") {
        one(event, fields);
      } else if (event.name == "node") {
        node(event);
      } else if (event.name == "edge") {
        edge(event);
      } else if (event.name == "hyperedge") {
        throw xml_.error("a hyperedge: transition states join two minima");
      } else {
        pass_over(event);
      }
    }
    set_landscape_fields(fields, landscape_, [this](const std::string& problem) { return xml_.error(problem); });
  }

  /// One <data>.
  void one(const XmlEvent& event, Given& fields) {
    const std::string key = attribute(event, "key");
    const auto declared = names_.find(key);
    if (declared == names_.end())
      throw xml_.error(fmt::format("data of key \"{}\", which is not declared", printable(key)));
    std::string value;
    XmlEvent inside = xml_.next();
    for (; inside.kind == XmlEvent::Kind::text; inside = xml_.next()) value += inside.text;
    if (inside.kind != XmlEvent::Kind::end) throw xml_.error("an element inside <data>");
    fields[declared->second] = value;
  }

  Given data_of(const char* element) {
    Given fields;
    for (XmlEvent event = xml_.next(); event.kind != XmlEvent::Kind::end; event = xml_.next()) {
      if (event.kind != XmlEvent::Kind::begin) continue;
      if (event.name == "data") {
        one(event, fields);
      } else if (event.name == "graph") {
        throw xml_.error(fmt::format("a graph inside a {}", element));
      } else {
        pass_over(event);
      }
    }
    return fields;
  }

  void node(const XmlEvent& event) {
    const std::string id = attribute(event, "id");
    const Given fields = data_of("node");
    landscape_.minima.push_back(state_from_fields(fields, StateKind::minimum, error_at(event.line)));
    landscape_.minima.back().place = fmt::format("{}:{}", name_, event.line);
    if (!ids_.emplace(id, 0).second)
      throw error_at(event.line)(fmt::format("node \"{}\" is there twice", printable(id)));
    nodes_.push_back(id);
  }

  void edge(const XmlEvent& event) {
    Edge edge{attribute(event, "source"), attribute(event, "target"), {}, event.line};
    edge.fields = data_of("edge");
    edges_.push_back(std::move(edge));
  }

  /// Nodes may follow the edges that join them.
  void join(std::size_t k) {
    Edge& edge = edges_[k];
    for (const auto& [name, node] : {std::pair{"minimum_a", &edge.source}, {"minimum_b", &edge.target}}) {
      const auto found = ids_.find(*node);
      if (found == ids_.end()) {
        throw error_at(edge.line)(fmt::format("the edge joins node \"{}\", which is not there", printable(*node)));
      }
      edge.fields[name] = std::to_string(found->second);
    }
    landscape_.transition_states.push_back(
        state_from_fields(edge.fields, StateKind::transition_state, error_at(edge.line)));
    landscape_.transition_states.back().place = fmt::format("{}:{}", name_, edge.line);
  }

  std::function<InputError(const std::string&)> error_at(long line) const {
    return [this, line](const std::string& problem) { return InputError::at(name_, line, 0, "", problem); };
  }

  XmlReader xml_;
  std::string name_;
  ForeignLandscape landscape_;
  std::map<std::string, std::string> names_;           // of keys, by their id
  std::unordered_map<std::string, std::int64_t> ids_;  // of minima, by node
  std::vector<std::string> nodes_;
  std::vector<Edge> edges_;
};

}  // namespace

std::string graphml(const ForeignLandscape& landscape, bool positions) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  text += keys("graph", "g", {"title", "pressure", "volume_definition", "species"});
  text += keys("node", "m", field_names(StateKind::minimum, positions));
  text += keys("edge", "t", field_names(StateKind::transition_state, positions));
  text += "  <graph id=\"landscape\" edgedefault=\"undirected\">\n";
  text += data("    ", "g", landscape_fields(landscape));
  for (const ForeignState& state : landscape.minima) {
    text += fmt::format("    <node id=\"m{}\">\n{}    </node>\n", state.id,
                        data("      ", "m", fields_of(state, StateKind::minimum, positions)));
  }
  for (const ForeignState& state : landscape.transition_states) {
    text +=
        fmt::format("    <edge id=\"t{}\" source=\"m{}\" target=\"m{}\">\n{}    </edge>\n", state.id, state.minimum_a,
                    state.minimum_b, data("      ", "t", fields_of(state, StateKind::transition_state, positions)));
  }
  return text + "  </graph>\n</graphml>\n";
}

ForeignLandscape parse_graphml(const std::string& text, const std::string& name) {
  return Reader(text, name).landscape();
}

}  // namespace baroscape
