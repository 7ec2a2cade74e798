#include "report/teaching_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "inlined/teaching_script.hpp"
#include "inlined/teaching_style.hpp"
#include "report/figures.hpp"
#include "report/markup.hpp"
#include "report/page_style.hpp"
#include "report/teaching_facts.hpp"
#include "report/teaching_text.hpp"

namespace baroscape {
namespace {

class Page {
 public:
  Page(const ReportData& data, const GateModel& model) : data_(data), facts_(teaching_facts(data, model)) {}

  std::string html() {
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>How pressure rejuvenates a glass</title>\n<style>";
    out += kPageStyle;
    out += "</style>\n<style>";
    out += inlined::teaching_style;
    out += "</style>\n</head>\n<body>\n<main>\n";
    out += beginning(data_, facts_);
    out += pair();
    out += land();
    out += tilt();
    out += cycle();
    out += balance();
    out += warm();
    out += storage();
    out += cluster();
    out += trees();
    out += own();
    out += low_and_cold();
    out += ending(data_, facts_);
    out += "</main>\n" + teachers_sheet(data_, facts_) + provenance();
    out +=
        "<noscript><p>The pictures of this page are drawn by its scripts, which this browser does not "
        "run.</p></noscript>\n";
    out += "<script type=\"application/json\" id=\"teaching-data\">" + teaching_json(data_, facts_) +
           "</script>\n<script>";
    out += inlined::teaching_script;
    return out + "</script>\n</body>\n</html>\n";
  }

 private:
  std::string step(const std::string& title, const std::string& body) {
    ++step_;
    return fmt::format(
        "<section class=\"step\" id=\"step-{0}\">\n<h2><span class=\"number\">{0}.</span> {1}</h2>\n{2}</section>\n",
        step_, title, body);
  }

  static std::string range(const char* id, const std::string& label, double from, double to, double by, double at) {
    return fmt::format(
        "<label for=\"{0}\">{1}: <output for=\"{0}\"></output></label>\n<input type=\"range\" id=\"{0}\" "
        "min=\"{2}\" max=\"{3}\" step=\"{4}\" value=\"{5}\">\n",
        id, label, from, to, by, at);
  }

  static std::string words(const char* id) {
    return fmt::format("<p class=\"words\" id=\"{}\" aria-live=\"polite\"></p>\n", id);
  }

  static std::string live(const std::string& inside, const std::string& caption) {
    return "<figure class=\"live\">\n" + inside + "<figcaption>" + caption + "</figcaption>\n</figure>\n";
  }

  std::string pair() {
    return step("Two atoms",
                pair_text(facts_) +
                    live("<svg id=\"pair-picture\"></svg>\n" +
                             range("pair-distance", "Distance", 0.95, 2.1, 0.005, 1.6) + words("pair-words"),
                         "Energy of two atoms (ε) against their distance (σ), after Lennard-Jones. A, B and C are the "
                         "distances that count in the next steps."));
  }

  std::string land() {
    return step(
        "A land with two valleys",
        land_text(facts_) +
            live("<svg id=\"land-picture\"></svg>\n<svg id=\"land-atoms\"></svg>\n" +
                     range("land-place", "Move the atom", -0.32, 0.95, 0.005, 0.9) + words("land-words"),
                 "Above: energy (ε) of the atom against its place on the line (σ). Below: the atoms, to scale.") +
            question(
                "Left in peace for ever and warm enough to move about, where is the atom most often?",
                {{"Before the gate.", true,
                  fmt::format("Yes: there its energy is {} ε, behind the gate {} ε. It visits the deeper valley more.",
                              number(facts_.free.before->energy, 4), number(facts_.free.behind->energy, 4))},
                 {"Behind the gate.", false,
                  fmt::format("That valley exists, but it is {} ε higher: behind the gate the third atom is too close.",
                              number(facts_.free.behind->energy - facts_.free.before->energy, 3))},
                 {"In the gate.", false,
                  "That is the top of the barrier: the slightest push moves it down on either side."}}));
  }

  std::string tilt() {
    const double most = 1.25 * facts_.pressures.before_ends;
    return step(
        "Pressure tilts the land",
        tilt_text() +
            question(
                "Which valley does pressure favour?",
                {{"The one behind the gate.", true,
                  fmt::format("Yes: there the piston is farther in. From P = {} ε/σ on it is the lower of the two.",
                              number(facts_.pressures.equal, 3))},
                 {"The one before the gate, which is deeper.", false,
                  fmt::format("Deeper without pressure. But it takes {} σ more room, and every bit of room costs P.",
                              number(facts_.free.before->x - facts_.free.behind->x, 3))},
                 {"Neither: pressure lifts all alike.", false,
                  "It lifts by P times x, and x is not the same in the two valleys."}}) +
            live("<svg id=\"tilt-picture\"></svg>\n" + range("tilt-pressure", "Pressure", 0, most, most / 400, 0) +
                     words("tilt-words"),
                 "Enthalpy (ε) against the place of the atom (σ); broken: without pressure."));
  }

  std::string cycle() {
    const double most = 1.25 * facts_.pressures.before_ends;
    return step(
        "State 1, state 2, state 3: all the way in the cold",
        cycle_text(facts_) +
            question(
                "The atom went through the gate. Now the pressure is let off, in the cold. Where is the atom then?",
                {{"Still behind the gate.", true,
                  fmt::format(
                      "Yes. Its valley does not vanish: only a pull of {} ε/σ would take it away. It is trapped.",
                      number(-facts_.pressures.behind_ends, 3))},
                 {"Back before the gate: that is where it belongs.", false,
                  fmt::format(
                      "It would be better off there, but a barrier of {} ε stands between, and in the cold nothing "
                      "lifts it over.",
                      number(facts_.free.barrier->energy - facts_.free.behind->energy, 3))},
                 {"In the middle.", false, "There is no valley in the middle: nothing holds it there."}}) +
            live("<svg id=\"cycle-picture\"></svg>\n<svg id=\"cycle-atoms\"></svg>\n" +
                     range("cycle-pressure", "Pressure", 0, most, most / 600, 0) +
                     "<p><button type=\"button\" id=\"cycle-load\">Press</button> <button type=\"button\" "
                     "id=\"cycle-release\">Let off</button> <button type=\"button\" id=\"cycle-again\">Begin "
                     "again</button></p>\n" +
                     words("cycle-words"),
                 "Enthalpy (ε) against the place of the atom (σ), which stays in its valley as long as there is one; "
                 "below, the atoms to scale."));
  }

  std::string balance() {
    const GatePoint &one = *facts_.free.before, &three = *facts_.free.behind;
    const auto row = [](const char* name, double a, double b) {
      return fmt::format("<tr><th class=\"text\" scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", name,
                         number(a, 4), number(b, 4));
    };
    return step("The balance sheet",
                balance_text() +
                    "<div class=\"table\"><table><caption>The same atom, no pressure, before and after.</caption>\n"
                    "<thead><tr><th></th><th scope=\"col\">state 1</th><th scope=\"col\">state 3</th></tr></thead>\n"
                    "<tbody>\n" +
                    row("energy (ε)", one.energy, three.energy) +
                    row("place of the piston, x (σ), 0 at the gate", one.x, three.x) +
                    row("stiffness, d²E/dx² (ε/σ²)", one.curvature, three.curvature) +
                    row("distance to the nearest atom (σ)", std::hypot(one.x, facts_.model.half_gap),
                        std::min(std::hypot(three.x, facts_.model.half_gap), three.x + facts_.model.depth)) +
                    "</tbody></table></div>\n");
  }

  std::string warm() {
    const double fold = facts_.pressures.before_ends;
    return step("Warmth opens the gate earlier",
                warm_text(facts_) + live("<svg id=\"warm-picture\"></svg>\n" +
                                             range("warm-pressure", "Pressure", 0, fold, fold / 200, 0.3 * fold) +
                                             range("warm-temperature", "Temperature", 0.02, 0.5, 0.005, 0.08) +
                                             range("warm-time", "Time, as a power of ten", 0, 8, 0.1, 3) +
                                             "<svg id=\"warm-after\"></svg>\n" + words("warm-words"),
                                         "Where a thousand such atoms are after the anneal (above) and after the "
                                         "pressure was let off in the cold "
                                         "(below)."));
  }

  std::string storage() {
    return step("Two months later",
                storage_text() +
                    live("<svg id=\"storage-picture\"></svg>\n" +
                             range("storage-temperature", "Temperature", 0.02, 0.2, 0.001, 0.05) +
                             range("storage-time", "Time, as a power of ten", 0, 12, 0.1, 3),
                         "What is still behind the gate after a time without pressure (times in σ√(m/ε)).") +
                    words("storage-words"));
  }

  std::string cluster() {
    std::string three = "<div class=\"three\">\n";
    for (const TaughtState& state : facts_.states) {
      three += fmt::format(
          "<figure><svg id=\"cluster-{0}\"></svg><figcaption>State {0}, at P = {1} {2}: E = {3} {4}, V = {5} {6}, bulk "
          "modulus {7} "
          "{2}.</figcaption></figure>\n",
          state.name, number(state.pressure), escaped(data_.units.pressure), number(state.minimum->energy, 6),
          escaped(data_.units.energy), number(state.minimum->volume, 5), escaped(data_.units.volume),
          number(state.minimum->bulk_modulus, 4));
    }
    return step("Real atoms", cluster_text(data_, facts_) + three + "</div>\n");
  }

  std::string trees() {
    std::string body = trees_text(facts_);
    for (const Landscape* landscape : {facts_.ambient, facts_.pressed}) {
      const NamedPicture picture = tree_figure(data_, *landscape);
      body += "<figure><div class=\"picture\">" + picture.svg + "</div><figcaption>" + escaped(picture.caption) +
              "</figcaption></figure>\n";
      if (facts_.ambient == facts_.pressed) break;
    }
    return step("Their landscape", body);
  }

  std::string own() {
    std::set<double> pressures, temperatures;
    for (const AnnealOutcome& outcome : data_.anneals) {
      if (outcome.start != facts_.shown->start || outcome.time != facts_.shown->time) continue;
      pressures.insert(outcome.pressure);
      temperatures.insert(outcome.temperature);
    }
    const auto choice = [](const char* id, const std::string& label, const std::set<double>& values, double at) {
      std::string out = fmt::format("<label for=\"{0}\">{1} <select id=\"{0}\">", id, label);
      for (const double value : values) {
        out += fmt::format("<option value=\"{}\"{}>{}</option>", value, value == at ? " selected" : "", number(value));
      }
      return out + "</select></label>\n";
    };
    std::string map = fmt::format(
        "<div class=\"table\"><table id=\"try-map\"><caption>Change of the mean energy ({}) by the anneal: "
        "rows by temperature ({}), columns by pressure ({}).</caption>\n<thead><tr><th></th>",
        escaped(data_.units.energy), escaped(data_.units.temperature), escaped(data_.units.pressure));
    for (const double pressure : pressures) map += fmt::format("<th scope=\"col\">{}</th>", number(pressure));
    map += "</tr></thead>\n<tbody>\n";
    for (auto temperature = temperatures.rbegin(); temperature != temperatures.rend(); ++temperature) {
      map += fmt::format("<tr><th scope=\"row\">{}</th>", number(*temperature));
      for (const double pressure : pressures) map += cell(pressure, *temperature);
      map += "</tr>\n";
    }
    const std::string choices = choice("try-pressure", "Pressure P (" + escaped(data_.units.pressure) + ")", pressures,
                                       facts_.shown->pressure) +
                                choice("try-temperature", "Temperature T (" + escaped(data_.units.temperature) + ")",
                                       temperatures, facts_.shown->temperature);
    return step(
        "Your own experiment",
        own_text(data_, facts_) +
            live(choices + words("try-words") + map + "</tbody></table></div>\n",
                 "Orange: rejuvenated, blue: aged, without colour: as before or nearly so. Every cell was computed."));
  }

  std::string cell(double pressure, double temperature) const {
    for (const AnnealOutcome& outcome : data_.anneals) {
      if (outcome.start != facts_.shown->start || outcome.time != facts_.shown->time || outcome.pressure != pressure ||
          outcome.temperature != temperature) {
        continue;
      }
      const double gain = outcome.delta_energy;
      return fmt::format("<td data-anneal=\"{} {}\"{}>{}</td>", pressure, temperature,
                         gain > facts_.much    ? " class=\"up\""
                         : gain < -facts_.much ? " class=\"down\""
                                               : "",
                         fixed(gain, 3));
    }
    return "<td>–</td>";
  }

  std::string low_and_cold() { return step("Too little pressure, too cold", low_and_cold_text(data_, facts_)); }

  std::string provenance() const {
    return fmt::format(
        "<footer><h2>Where the numbers come from</h2>\n<p>Everything here was computed by {}: the atom before the gate "
        "while this page was written and again in your browser, the cluster from a database with the fingerprint "
        "{}.</p></footer>\n",
        escaped(data_.program_version), escaped(data_.fingerprint));
  }

  const ReportData& data_;
  TeachingFacts facts_;
  int step_ = 0;
};

}  // namespace

std::string teaching_html(const ReportData& data, const GateModel& model) {
  return Page(data, model).html();
}

}  // namespace baroscape
