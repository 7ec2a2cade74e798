#include "report/teaching_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "report/markup.hpp"

namespace baroscape {
namespace {

std::string paragraph(const std::string& html) {
  return "<p>" + html + "</p>\n";
}

/// Anneals that were done as the one shown was, but for P and T.
std::vector<const AnnealOutcome*> alike(const ReportData& data, const TeachingFacts& facts) {
  std::vector<const AnnealOutcome*> rows;
  for (const AnnealOutcome& outcome : data.anneals) {
    if (outcome.start == facts.shown->start && outcome.time == facts.shown->time) rows.push_back(&outcome);
  }
  return rows;
}

std::string percent(double ratio) {
  return number(100 * std::abs(ratio - 1), 2) + " %";
}

}  // namespace

std::string question(const std::string& asked, const std::vector<TeachingAnswer>& answers) {
  // A form of its own keeps the choices apart from those of other questions.
  std::string out = "<form>\n<fieldset class=\"question\">\n<legend>" + escaped(asked) + "</legend>\n";
  for (const TeachingAnswer& answer : answers) {
    out += fmt::format("<label><input type=\"radio\" name=\"answer\" value=\"{}\" data-reply=\"{}\"> {}</label>\n",
                       answer.right ? "right" : "wrong", escaped(answer.reply), escaped(answer.text));
  }
  return out + "<p class=\"answer\" aria-live=\"polite\" hidden></p>\n</fieldset>\n</form>\n";
}

std::string beginning(const ReportData& data, const TeachingFacts& facts) {
  std::string out = "<h1>How pressure rejuvenates a glass</h1>\n";
  out +=
      "<p class=\"lead\">Anneal a metallic glass under high pressure, cool it, let the pressure off: it is left with "
      "more energy "
      "than before, and yet it is denser and stiffer. How can that be? A dozen short steps, from two atoms to a real "
      "cluster"
      "; guess first, then move the sliders.</p>\n";
  out += paragraph(
      "In short: the energies of all arrangements of atoms are a land with valleys. Pressure tilts this land. A valley "
      "may vanish, and the atoms slide into another. When the pressure is let off in the cold they cannot climb back.");
  const std::string title = data.title.empty() ? "the cluster" : data.title;
  if (!facts.trapped) {
    out += paragraph("The database this page was made of (" + escaped(title) +
                     ") does not show it: there the atoms come back to where they were, or lower. The first steps do.");
  }
  return out;
}

std::string pair_text(const TeachingFacts& facts) {
  const double best = std::pow(2.0, 1.0 / 6);
  return paragraph(fmt::format("Two atoms push each other away when they are close and pull at each other when they "
                               "are not. In between is a distance "
                               "they like best, {} σ: there their energy is lowest. We measure energies in ε, the "
                               "depth of this valley, and lengths in "
                               "σ, about the size of an atom.",
                               number(best, 4))) +
         paragraph(fmt::format("Three distances will matter. A = {} σ is nearly the best. B = {} σ is a squeeze. C = "
                               "{} σ is closer than the two "
                               "like, but not by much.",
                               number(std::hypot(facts.free.before->x, facts.model.half_gap), 4),
                               number(facts.model.half_gap, 4), number(facts.free.behind->x + facts.model.depth, 4)));
}

std::string land_text(const TeachingFacts& facts) {
  return paragraph(
      fmt::format("Now an atom (orange) that moves along a line. Two atoms (blue) are a gate; behind it a third atom "
                  "blocks the way. Before the gate "
                  "the orange atom is at distance A from both atoms of the gate. In the gate it is squeezed: B. Behind "
                  "it, it is at C from the third "
                  "atom. So its energy has two valleys and a barrier between them, {} ε above the first.",
                  number(facts.free.barrier->energy - facts.free.before->energy, 3)));
}

std::string tilt_text() {
  return paragraph(
      "A piston pushes from the right. Pushing it out costs energy: P times x for the room x before it (in one "
      "dimension a "
      "pressure is a force). What nature minimises is then not E but the enthalpy H = E + P·x.");
}

std::string cycle_text(const TeachingFacts& facts) {
  return paragraph(fmt::format("Now press, without any heat, and watch the valley the atom sits in. It becomes flatter "
                               "and at P = {} ε/σ it is gone: "
                               "valley and barrier have met and vanished together. Nothing holds the atom any more, "
                               "and it slides through the gate. A "
                               "physicist calls that a fold.",
                               number(facts.pressures.before_ends, 4))) +
         paragraph(
             "State 1 is where it began. State 2 is where it is under pressure. State 3 is where it is when the "
             "pressure is let off.");
}

std::string balance_text() {
  return paragraph(
      "State 3 has more energy than state 1: rejuvenated, as a glass-maker says. It takes less room: denser. And it "
      "resists more: stiffer. Those three together are what surprised people, for heating alone makes a glass that has "
      "more energy but is softer and less dense. Pressure chose a valley by its room, not by its energy.");
}

std::string warm_text(const TeachingFacts& facts) {
  return paragraph(
      fmt::format("Warm atoms jiggle, and now and then one of them jiggles over the barrier. So it needs less than the "
                  "{} ε/σ of the last steps, if it "
                  "is warm enough and has time enough: that is annealing under pressure. How often it crosses is "
                  "computed from the height of the "
                  "barrier and the stiffness of the valley (transition-state theory). Find a pressure that does "
                  "nothing in the cold but everything in the "
                  "warmth.",
                  number(facts.pressures.before_ends, 3)));
}

std::string storage_text() {
  constexpr int kHours = 60 * 24;
  return paragraph(
      fmt::format("State 3 is trapped, not safe: given time, heat brings it back over the barrier. In the experiment "
                  "the samples were annealed for "
                  "an hour and kept for two months, {} times as long. Move the time by {} powers of ten to see what "
                  "that does, at different temperatures.",
                  kHours, number(std::log10(kHours), 2)));
}

std::string cluster_text(const ReportData& data, const TeachingFacts& facts) {
  const Minimum &one = *facts.states[0].minimum, &three = *facts.states[2].minimum;
  std::string out =
      paragraph(fmt::format("Enough of one atom on a line. These are {} atoms ({}). By computer {} arrangements in "
                            "which they can rest at P = 0 were found, and "
                            "{} ways between them. Turn them with the mouse or the arrow keys.",
                            one.positions.size() / 3, escaped(data.title.empty() ? "a cluster" : data.title),
                            facts.ambient->minima().size(), facts.ambient->transition_states().size()));
  if (!facts.trapped) {
    return out + paragraph("Here state 3 is no higher than state 1: nothing was trapped.");
  }
  out += paragraph(fmt::format(
      "Annealed at P = {} {} and T = {} {}, then let off: the energy is {} {} higher than before, the volume {} {}, "
      "and the bulk modulus, "
      "the resistance to squeezing, {} {}.",
      number(facts.shown->pressure), escaped(data.units.pressure), number(facts.shown->temperature),
      escaped(data.units.temperature), number(three.energy - one.energy, 3), escaped(data.units.energy),
      percent(three.volume / one.volume), three.volume < one.volume ? "smaller" : "larger",
      percent(three.bulk_modulus / one.bulk_modulus), three.bulk_modulus > one.bulk_modulus ? "higher" : "lower"));
  return out;
}

std::string trees_text(const TeachingFacts& facts) {
  std::string out = paragraph(
      "So many valleys in so many dimensions cannot be drawn as a curve. A tree can show what counts: every line ends "
      "at a valley, at the "
      "height of its energy, and two lines meet at the height of the lowest pass between them. What hangs low is "
      "stable; what hangs from a "
      "high pass is hard to leave.");
  const auto& back = facts.shown->state3.barrier_back;
  if (facts.trapped && back) {
    out += paragraph(fmt::format(
        "Find states 1 and 3 in the first tree. From state 3 the lowest way back leads over a pass {} higher. "
        "Under pressure, in the second tree, the order of the valleys is another.",
        number(*back, 3)));
  }
  return out;
}

std::string own_text(const ReportData&, const TeachingFacts& facts) {
  return paragraph(fmt::format(
      "Choose a pressure and a temperature, {}, and see what was left when the pressure was let off. Guess "
      "first: where does rejuvenation begin?",
      std::isfinite(facts.shown->time) ? "the time being the same for all" : "the anneal being as long as it takes"));
}

std::string low_and_cold_text(const ReportData& data, const TeachingFacts& facts) {
  const std::vector<const AnnealOutcome*> rows = alike(data, facts);
  std::string out;
  // At the temperature shown: the highest pressure that does nothing or ages, and the lowest that rejuvenates.
  const AnnealOutcome *low = nullptr, *enough = nullptr, *cold = nullptr, *warm = nullptr;
  for (const AnnealOutcome* row : rows) {
    const bool gains = row->delta_energy > facts.much;
    if (row->temperature == facts.shown->temperature) {
      if (gains && (enough == nullptr || row->pressure < enough->pressure)) enough = row;
    }
    if (row->pressure == facts.shown->pressure) {
      if (gains && (warm == nullptr || row->temperature < warm->temperature)) warm = row;
    }
  }
  for (const AnnealOutcome* row : rows) {
    if (enough != nullptr && row->temperature == facts.shown->temperature && row->pressure < enough->pressure &&
        (low == nullptr || row->pressure > low->pressure)) {
      low = row;
    }
    if (warm != nullptr && row->pressure == facts.shown->pressure && row->temperature < warm->temperature &&
        (cold == nullptr || row->temperature > cold->temperature)) {
      cold = row;
    }
  }
  const auto did = [&](const AnnealOutcome& row) {
    return row.delta_energy < -facts.much ? "ages the sample: there heat alone is at work" : "changes hardly anything";
  };
  if (low != nullptr) {
    out += paragraph(fmt::format(
        "At T = {} {} an anneal at P = {} {}; one at P = {} rejuvenates. Below the threshold the dense valley is "
        "not the favoured one, or its barrier is too high.",
        number(facts.shown->temperature), escaped(data.units.temperature), number(low->pressure), did(*low),
        number(enough->pressure)));
  } else if (enough != nullptr) {
    out += paragraph(fmt::format("At T = {} {} every pressure that was tried rejuvenates, from P = {} on.",
                                 number(facts.shown->temperature), escaped(data.units.temperature),
                                 number(enough->pressure)));
  }
  if (cold != nullptr) {
    out += paragraph(fmt::format(
        "At P = {} {} an anneal at T = {} {}; one at T = {} rejuvenates. In the cold the barrier is not crossed in "
        "the time there is.",
        number(facts.shown->pressure), escaped(data.units.pressure), number(cold->temperature), did(*cold),
        number(warm->temperature)));
  } else if (warm != nullptr) {
    out +=
        paragraph(fmt::format("At P = {} {} the coldest anneal that was computed, T = {}, rejuvenates already.",
                              number(facts.shown->pressure), escaped(data.units.pressure), number(warm->temperature)));
  }
  for (const HalfLife& one : facts.shown->half_lives) {
    if (!one.log_time) continue;
    out += paragraph(
        fmt::format("Kept at T = {} without pressure, half of what was gained is lost after 10<sup>{}</sup> {}.",
                    number(one.temperature), number(*one.log_time / std::log(10.0), 3), escaped(data.units.time)));
  }
  out += question("A glass was pressed at low temperature and came back as it was. What would you change first?",
                  {{"Anneal it warmer, under the same pressure.", true,
                    "Yes: the dense valley is favoured already, the barrier is what keeps the atoms from it."},
                   {"Unload more slowly.", false,
                    "That gives the atoms time to go back: whoever wants to trap them unloads fast and in the cold."},
                   {"Anneal it warmer, without pressure.", false,
                    "That ages it: without pressure heat leads to the deepest valley, not to the densest."}});
  return out;
}

}  // namespace baroscape
