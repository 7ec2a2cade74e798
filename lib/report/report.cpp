#include "report/report.hpp"

#include <fmt/format.h>

#include "report/deformation_pictures.hpp"
#include "report/figures.hpp"
#include "report/markup.hpp"
#include "report/page_scripts.hpp"
#include "report/page_style.hpp"
#include "report/state_marks.hpp"
#include "report/tables.hpp"
#include "report/treatment_pictures.hpp"

namespace baroscape {
namespace {

/// A table of more rows than this is shown when it is asked for.
constexpr std::size_t kLongTable = 30;

/// With its name, what it shows as a further attribute, and its data, for the page's scripts.
std::string figure(const NamedPicture& picture, const std::string& attribute = "") {
  return fmt::format(
      "<figure data-name=\"{}\"{}><div class=\"picture\">{}</div><figcaption>{}</figcaption>\n"
      "<script type=\"text/csv\">{}</script></figure>\n",
      escaped(picture.name), attribute, picture.svg, escaped(picture.caption), escaped(picture.table));
}

std::string paragraph(const std::string& text) {
  return "<p>" + escaped(text) + "</p>\n";
}

class Page {
 public:
  explicit Page(const ReportData& data)
      : data_(data),
        shown_(representative_anneal(data.anneals)),
        treatment_pictures_(treatment_pictures(data, false)) {}

  std::string html() const {
    const std::string title = data_.title.empty() ? "baroscape report" : data_.title;
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>{0}</title>\n<style>{1}</style>\n{3}"
        "</head>\n<body>\n<header><h1>{0}</h1>\n<p class=\"lead\">{2}</p></header>\n",
        escaped(title), kPageStyle, escaped(what_was_computed()), page_styles());
    out += "<main>\n";
    out += summary();
    out += contents();
    out += interactive_section(data_);
    out += anneals();
    out += treatments() + deformation();
    out += trees();
    out += landscapes();
    out += provenance();
    return out + "</main>\n" + page_scripts(data_) + "</body>\n</html>\n";
  }

 private:
  std::string what_was_computed() const {
    std::string text = fmt::format("Minima and transition states of the enthalpy H = E + PV (volume: {}) at {} {}",
                                   data_.volume_definition, data_.landscapes.size(),
                                   data_.landscapes.size() == 1 ? "pressure" : "pressures");
    if (data_.anneals.empty()) return text + ".";
    return text + fmt::format(", and {} {} of loading, annealing under pressure and unloading.", data_.anneals.size(),
                              data_.anneals.size() == 1 ? "treatment" : "treatments");
  }

  std::string summary() const {
    std::string out = "<section class=\"summary\" aria-label=\"Summary in words\">\n";
    const std::string words = summary_in_words(data_);
    for (std::size_t start = 0; start < words.size();) {
      const std::size_t end = std::min(words.find('\n', start), words.size());
      out += paragraph(words.substr(start, end - start));
      start = end + 1;
    }
    return out + "</section>\n";
  }

  std::string contents() const {
    std::string out = "<nav aria-label=\"Contents\"><ul>";
    if (shown_ != nullptr)
      out += "<li><a href=\"#states\">States 1, 2, 3</a></li><li><a href=\"#anneals\">Anneals</a></li>";
    if (!treatment_pictures_.empty()) out += "<li><a href=\"#treatments\">Time and temperature</a></li>";
    if (data_.atlas) out += "<li><a href=\"#deformation\">How the landscape deforms</a></li>";
    return out +
           "<li><a href=\"#trees\">Trees</a></li><li><a href=\"#landscapes\">Landscapes</a></li>"
           "<li><a href=\"#provenance\">Provenance</a></li></ul></nav>\n";
  }

  std::string anneals() const {
    if (shown_ == nullptr) return "";
    const UnitNames& units = data_.units;
    std::string out = "<h2 id=\"states\">States 1 → 2 → 3</h2>\n";
    out += figure(states_figure(data_, *shown_));
    out += small_pictures();
    out += "<h2 id=\"anneals\">Anneals</h2>\n";
    const std::string table = anneal_table(data_, shown_);
    out += data_.anneals.size() <= kLongTable
               ? table
               : fmt::format("<details><summary>All {} anneals</summary>\n{}</details>\n", data_.anneals.size(), table);
    out += "<h3>Trapped states</h3>\n" + trapped_table(*shown_, units);
    out +=
        paragraph(fmt::format("This anneal has ΔE = {0} {4}. By the exact balance that is the enthalpy change of the "
                              "anneal {1} {4}, plus the volume "
                              "work of loading and unloading {2} {4}, minus the enthalpy dropped at slides {3} {4}.",
                              fixed(shown_->delta_energy, 6), fixed(shown_->anneal_enthalpy_change, 6),
                              fixed(shown_->volume_work, 6), fixed(shown_->dropped, 6), units.energy));
    return out;
  }

  std::string small_pictures() const {
    if (data_.anneals.size() < 2) return "";
    std::string out = "<details><summary>The other anneals, on common axes</summary>\n<div class=\"small\">\n";
    for (const NamedPicture& picture : other_states_figures(data_, *shown_)) out += figure(picture);
    return out + "</div></details>\n";
  }

  std::string treatments() const {
    if (treatment_pictures_.empty()) return "";
    std::string out = "<h2 id=\"treatments\">Time, temperature and the calorimeter</h2>\n";
    for (const NamedPicture& picture : treatment_pictures_) out += figure(picture);
    return out;
  }

  std::string deformation() const {
    if (!data_.atlas) return "";
    std::string out = "<h2 id=\"deformation\">How the landscape deforms</h2>\n";
    const std::vector<NamedPicture> pictures = deformation_pictures(data_, false);
    if (pictures.empty()) return out + paragraph("No minimum could be followed over the pressure.");
    for (const NamedPicture& picture : pictures) out += figure(picture);
    return out;
  }

  std::string trees() const {
    std::string out = "<h2 id=\"trees\">Disconnectivity trees</h2>\n";
    for (const ReportLandscape& one : data_.landscapes) out += tree(one.landscape);
    return out;
  }

  std::string tree(const Landscape& landscape) const {
    const std::string heading = fmt::format("P = {} {}", number(landscape.pressure()), data_.units.pressure);
    if (landscape.minima().empty())
      return "<h3>" + escaped(heading) + "</h3>\n<p>No minimum was found, so there is no tree.</p>\n";
    return figure(tree_figure(data_, landscape), " data-tree=\"\"");
  }

  std::string landscapes() const {
    std::string out = "<h2 id=\"landscapes\">Landscapes</h2>\n" + landscape_table(data_);
    for (const ReportLandscape& one : data_.landscapes) {
      out += fmt::format("<details><summary>Minima at P = {} {}</summary>\n", number(one.landscape.pressure()),
                         escaped(data_.units.pressure));
      out += minima_table(one.landscape, data_.units) + "</details>\n";
    }
    return out;
  }

  std::string provenance() const {
    std::string seeds;
    for (const std::uint64_t seed : data_.seeds) seeds += (seeds.empty() ? "" : ", ") + std::to_string(seed);
    const UnitNames& units = data_.units;
    std::string out = "<h2 id=\"provenance\">Provenance</h2>\n<dl>";
    const auto entry = [&out](const char* name, const std::string& value) {
      out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, value.empty() ? "–" : escaped(value));
    };
    entry("Program", data_.program_version);
    entry("Volume", data_.volume_definition);
    entry("Seeds", seeds);
    entry("Fingerprint", data_.fingerprint);
    entry("Units", fmt::format("energy {}, length {}, volume {}, pressure {}, temperature {}", units.energy,
                               units.length, units.volume, units.pressure, units.temperature));
    out += "</dl>\n" + page_libraries() + "<h3>Configuration</h3>\n";
    return out + "<pre><code>" + escaped(data_.configuration) + "</code></pre>\n";
  }

  const ReportData& data_;
  const AnnealOutcome* shown_;
  std::vector<NamedPicture> treatment_pictures_;
};

}  // namespace

std::string report_html(const ReportData& data) {
  return Page(data).html();
}

}  // namespace baroscape
