// How the teaching page ends, and what is meant for the teacher.
#include <fmt/format.h>

#include <cmath>

#include "report/markup.hpp"
#include "report/teaching_text.hpp"

namespace baroscape {

std::string ending(const ReportData&, const TeachingFacts& facts) {
  std::string out =
      "<section class=\"step\" id=\"end\">\n<h2>What to remember</h2>\n<ul>\n"
      "<li>Atoms rest in valleys of a land of energy; heat lets them cross passes.</li>\n"
      "<li>Pressure adds P·V: it favours what is dense, and it can make a valley vanish.</li>\n"
      "<li>Let off in the cold, the atoms cannot climb back: they are trapped higher, denser and stiffer.</li>\n"
      "<li>It takes enough pressure, enough warmth and enough time; too much warmth afterwards undoes "
      "it.</li>\n</ul>\n";
  out += question(
      "Why is state 3 denser than state 1 although no pressure acts on it any more?",
      {{"Because it was chosen under pressure, which favours dense valleys, and then could not leave.", true,
        "Yes: density is a property of the valley, not of the pressure that once acted."},
       {"Because some pressure is left inside.", false,
        "In state 3 all forces are in balance with nothing pressing from outside: it is a valley at P = 0."},
       {"Because it is older.", false, "Age alone makes a glass a little denser, but lower in energy, not higher."}});
  out += fmt::format("<p>In the model of the first steps: {} ε higher, {} σ less room, {} times as stiff.</p>\n",
                     number(facts.free.behind->energy - facts.free.before->energy, 3),
                     number(facts.free.before->x - facts.free.behind->x, 3),
                     number(facts.free.behind->curvature / facts.free.before->curvature, 2));
  return out +
         "<h3>Words</h3>\n<dl>\n<dt>glass</dt><dd>a solid whose atoms stand without order, in one of very many "
         "valleys</dd>\n"
         "<dt>minimum, valley</dt><dd>an arrangement in which no atom is pulled anywhere</dd>\n"
         "<dt>transition state, pass</dt><dd>the highest point of the easiest way between two valleys</dd>\n"
         "<dt>enthalpy H</dt><dd>energy plus pressure times volume: what is least in balance under pressure</dd>\n"
         "<dt>fold</dt><dd>where a valley and a pass meet and vanish</dd>\n"
         "<dt>ageing, rejuvenation</dt><dd>a glass going down, or up, in energy</dd>\n</dl>\n</section>\n";
}

std::string teachers_sheet(const ReportData& data, const TeachingFacts& facts) {
  struct Part {
    int minutes;
    const char* steps;
    const char* what;
  };
  constexpr Part kParts[] = {
      {5, "1",
       "Two atoms. Ask for daily things that push when close and pull when far (magnets on a spring). Let the class "
       "find the best "
       "distance with the slider."},
      {7, "2", "The land. Everyone sketches the curve before it is shown; compare. Question 1 by show of hands."},
      {8, "3", "Pressure. Predict, then move: which valley wins, and from which pressure on? Write it down."},
      {8, "4–5",
       "Press until the valley vanishes, then let off in the cold: the question first, then the button. Fill in the "
       "balance sheet together: higher, denser, stiffer."},
      {7, "6–7",
       "Heat and time. In pairs: find the lowest pressure that traps nine in ten at a given temperature; then how long "
       "it lasts."},
      {7, "8–11", "Real atoms. Where are states 1 and 3 in the tree? Groups choose P and T in the table and say why."},
      {3, "end", "What to remember; the last question as an exit ticket."},
  };
  int sum = 0;
  std::string rows;
  for (const Part& part : kParts) {
    rows += fmt::format(
        "<tr><td>{}–{}</td><td class=\"text\">{}</td><td class=\"text\" style=\"white-space:normal\">{}</td></tr>\n",
        sum, sum + part.minutes, part.steps, part.what);
    sum += part.minutes;
  }
  std::string out = fmt::format(
      "<section id=\"sheet\">\n<h2>For the teacher: {} minutes</h2>\n<p>For pupils and students who know energy and "
      "pressure; nothing of "
      "glasses is needed. One screen for the class or one for two. The page needs no network.</p>\n<div "
      "class=\"table\"><table><caption>A "
      "plan.</caption>\n<thead><tr><th>minutes</th><th class=\"text\">steps</th><th class=\"text\">what to "
      "do</th></tr></thead>\n<tbody>\n{}"
      "</tbody></table></div>\n",
      sum, rows);
  out +=
      "<h3>What is often believed</h3>\n<ul>\n"
      "<li>“Denser means lower in energy.” Not so: compare states 1 and 3.</li>\n"
      "<li>“Systems go where energy is lowest.” Only where they can, and under pressure it is H that counts.</li>\n"
      "<li>“Pressure remains inside.” State 3 is at rest without any.</li>\n"
      "<li>“The barrier is a wall.” It is a matter of temperature and time.</li>\n</ul>\n";
  out += "<h3>Answers</h3>\n<ol>\n";
  out += fmt::format("<li>Before the gate: {} ε against {} ε.</li>\n", number(facts.free.before->energy, 4),
                     number(facts.free.behind->energy, 4));
  out += fmt::format("<li>The denser one, from P = {} ε/σ on; the other vanishes at {} ε/σ.</li>\n",
                     number(facts.pressures.equal, 4), number(facts.pressures.before_ends, 4));
  out += fmt::format("<li>Still behind the gate: the way back is over {} ε.</li>\n",
                     number(facts.free.barrier->energy - facts.free.behind->energy, 3));
  out +=
      "<li>Warmer under the same pressure.</li>\n<li>It was chosen under pressure and could not leave.</li>\n</ol>\n";
  out += fmt::format(
      "<h3>How far to trust it</h3>\n<p>The first steps are a model of one dimension; its valleys are honest "
      "Lennard-Jones energies, its "
      "rates harmonic transition-state theory. The steps with real atoms are {}: a cluster, not a piece of metal. "
      "“Rejuvenation” is "
      "said of its mean energy at P = 0. The experiment is C. Wang et al., Rejuvenation of metallic glasses under high "
      "pressure.</p>\n"
      "</section>\n",
      escaped(data.title.empty() ? "of one small system" : data.title));
  return out;
}

}  // namespace baroscape
