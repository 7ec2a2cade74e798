#include "report/page_scripts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "inlined/d3_licence.hpp"
#include "inlined/d3_script.hpp"
#include "inlined/page_script.hpp"
#include "inlined/page_style.hpp"
#include "inlined/panel_style.hpp"
#include "inlined/three_licence.hpp"
#include "inlined/three_script.hpp"
#include "report/markup.hpp"
#include "report/page_data.hpp"

namespace baroscape {
namespace {

bool has_minimum(const ReportData& data) {
  return std::ranges::any_of(data.landscapes,
                             [](const ReportLandscape& one) { return !one.landscape.minima().empty(); });
}

/// What stands between two pieces of text; empty when they are not there.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t start = text.find(before);
  if (start == std::string_view::npos) return {};
  text.remove_prefix(start + before.size());
  return text.substr(0, text.find(after));
}

std::string licence(const char* library, std::string_view version, const char* kind, std::string_view text) {
  return fmt::format("<details><summary>{} {}, {}</summary>\n<pre class=\"licence\">{}</pre></details>\n", library,
                     escaped(version), kind, escaped(text));
}

}  // namespace

std::string page_styles() {
  return fmt::format("<style id=\"panel-style\">{}</style>\n<style>{}</style>\n", inlined::panel_style,
                     inlined::page_style);
}

std::string interactive_section(const ReportData& data) {
  if (!has_minimum(data)) return "";
  return "<section id=\"explorer\" aria-labelledby=\"explore\" hidden=\"\">\n<h2 id=\"explore\">Explore</h2>\n"
         "</section>\n";
}

std::string page_scripts(const ReportData& data) {
  if (!has_minimum(data)) return "";
  std::string out = "<script type=\"application/json\" id=\"page-data\">" + page_data_json(data) + "</script>\n";
  for (const std::string_view library : {inlined::d3_script, inlined::three_script}) {
    out += "<script>";
    out += library;
    out += "</script>\n";
  }
  out += "<script>(() => {\n\"use strict\";\n";
  out += inlined::page_script;
  return out + "})();</script>\n";
}

std::string page_libraries() {
  return "<h3>Libraries in this page</h3>\n" +
         licence("d3", between(inlined::d3_script, " v", " "), "BSD 3-clause", inlined::d3_licence) +
         licence("three.js", fmt::format("r{}", between(inlined::three_script, "REVISION=\"", "\"")), "MIT",
                 inlined::three_licence);
}

}  // namespace baroscape
