// Everything a job can get wrong: the place, the key, what was given and what is allowed.
#include <gtest/gtest.h>

#include "messages.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

struct Refusal {
  const char* name;
  const char* text;
  std::vector<const char*> parts;  ///< of the message, in any order
};

class Refusals : public testing::TestWithParam<Refusal> {};

TEST_P(Refusals, NameThePlaceTheKeyAndWhatIsAllowed) {
  const std::string message = message_for(GetParam().text);
  ASSERT_NE(message, "") << "the job was accepted";
  for (const char* part : GetParam().parts) EXPECT_PRED_FORMAT2(IsSubstring, part, message);
}

const Refusal kRefusals[] = {
    {"NotToml", "seed = = 1\n", {"job.toml:1:8: "}},
    {"KeyTwice", "seed = 1\nseed = 2\n", {"job.toml:2:"}},
    {"NoSystem", "seed = 1\n", {"job.toml", "system: ", "[system]"}},
    {"UnknownSection",
     "[sytem]\natoms = { A = 7 }\n",
     {"job.toml:1:2: sytem: unknown key", "allowed here: title, seed, system, explore, deform, hop, anneal",
      "did you mean \"system\"?"}},
    {"UnknownKey", "[system]\natoms = { A = 7 }\natom_radius = 1\n", {"job.toml:3:1: system.atom_radius: unknown key"}},
    {"UnknownLimit",
     "[system]\natoms = { A = 7 }\n[explore]\nuntil = { minimum = 1 }\n",
     {"job.toml:4:11: explore.until.minimum: unknown key", "did you mean \"minima\"?"}},
    {"TitleNumber",
     "title = 3\n[system]\natoms = { A = 7 }\n",
     {"job.toml:1:1: title: a string is wanted", "the integer 3"}},
    {"SeedText", "seed = \"one\"\n[system]\natoms = { A = 7 }\n", {"seed: an integer is wanted", "the string \"one\""}},
    {"SeedNegative", "seed = -1\n[system]\natoms = { A = 7 }\n", {"seed: -1 is not allowed", "≥ 0"}},
    {"SeedFraction", "seed = 1.5\n[system]\natoms = { A = 7 }\n", {"seed: an integer is wanted", "the number 1.5"}},
    {"SystemText", "system = \"LJ7\"\n", {"system: a table is wanted", "\"LJ7\""}},
    {"NoAtoms", "[system]\nkind = \"cluster\"\n", {"job.toml:1:1: system: needs \"atoms\""}},
    {"NegativeCount",
     "[system]\natoms = { A = -7 }\n",
     {"job.toml:2:11: system.atoms.A: -7 is not allowed", "from 1 to 500"}},
    {"CountFraction", "[system]\natoms = { A = 7.5 }\n", {"system.atoms.A: an integer is wanted", "7.5"}},
    {"OneAtom", "[system]\natoms = { A = 1 }\n", {"system.atoms: 1 atoms in all", "from 2 to 500"}},
    {"TooMany", "[system]\natoms = { A = 400, B = 101 }\n", {"system.atoms: 501 atoms in all"}},
    {"SpeciesName", "[system]\natoms = { \"1A\" = 7 }\n", {"system.atoms.1A: is no name for a species"}},
    {"Cell",
     "[system]\nkind = \"cell\"\natoms = { A = 7 }\n",
     {"job.toml:2:1: system.kind: \"cell\" is not available in this version", "\"cluster\" is"}},
    {"CellSection",
     "[system]\natoms = { A = 7 }\n[system.cell]\nshape = \"full\"\n",
     {"job.toml:3:", "system.cell: is not available in this version"}},
    {"OtherPotential",
     "[system]\natoms = { A = 7 }\npotential = \"kob-andersen\"\n",
     {"\"kob-andersen\" is not available in this version", "\"lennard-jones\" is"}},
    {"OtherVolume",
     "[system]\natoms = { A = 7 }\nvolume = { definition = \"voronoi\" }\n",
     {"system.volume.definition: \"voronoi\" is not available", "\"gyration-sphere\" is"}},
    {"NegativeRadius",
     "[system]\natoms = { A = 7 }\nvolume = { atom_radius = -0.5 }\n",
     {"system.volume.atom_radius: -0.5 is not allowed", "≥ 0"}},
    {"RadiusNotFinite", "[system]\natoms = { A = 7 }\nvolume = { atom_radius = nan }\n", {"nan is not allowed"}},
    {"MassZero", "[system]\natoms = { A = 7 }\nmasses = { A = 0 }\n", {"system.masses.A: 0 is not allowed", "> 0"}},
    {"MassOfNobody",
     "[system]\natoms = { A = 7 }\nmasses = { B = 1 }\n",
     {"system.masses.B: unknown key", "allowed here: A"}},
    {"PairMissing",
     "[system]\natoms = { A = 3, B = 4 }\n[system.lennard-jones]\nAA = {}\nBB = {}\n",
     {"job.toml:3:1: system.lennard-jones: ", "AB is missing"}},
    {"PairsMissing", "[system]\natoms = { A = 3, B = 4 }\n", {"every pair must be given", "AA is missing"}},
    {"PairTwice",
     "[system]\natoms = { A = 3, B = 4 }\n[system.lennard-jones]\nAA = {}\nBB = {}\nAB = {}\nBA = {}\n",
     {"system.lennard-jones.BA", "twice"}},
    {"PairOfNobody",
     "[system]\natoms = { A = 3 }\n[system.lennard-jones]\nAC = {}\n",
     {"system.lennard-jones.AC: unknown key"}},
    {"PairAmbiguous", "[system]\natoms = { A = 3, AA = 3, AAA = 1 }\n", {"would both be called AAAA"}},
    {"EpsilonNegative",
     "[system]\natoms = { A = 3 }\n[system.lennard-jones]\nAA = { epsilon = -1 }\n",
     {"system.lennard-jones.AA.epsilon: -1 is not allowed", "> 0"}},
    {"SigmaInfinite",
     "[system]\natoms = { A = 3 }\n[system.lennard-jones]\nAA = { sigma = inf }\n",
     {"inf is not allowed"}},
    {"Cutoff",
     "[system]\natoms = { A = 3 }\n[system.lennard-jones]\ncutoff = { kind = \"smooth\" }\n",
     {"system.lennard-jones.cutoff.kind: \"smooth\" is not available in this version", "\"none\" is"}},
    {"PressuresOutOfOrder",
     "[system]\natoms = { A = 7 }\n[explore]\npressures = [0, 2, 1]\n",
     {"job.toml:4:1: explore.pressures: 1 comes after 2", "strictly ascending"}},
    {"PressureTwice", "[system]\natoms = { A = 7 }\n[explore]\npressures = [0, 2, 2]\n", {"2 comes after 2"}},
    {"PressureNegative",
     "[system]\natoms = { A = 7 }\n[explore]\npressures = [-1, 2]\n",
     {"explore.pressures: value 1 of the array, -1, is not allowed", "≥ 0"}},
    {"PressureNotFinite", "[system]\natoms = { A = 7 }\n[explore]\npressures = [0, nan]\n", {"nan, is not allowed"}},
    {"PressureText",
     "[system]\natoms = { A = 7 }\n[explore]\npressures = [0, \"one\"]\n",
     {"value 2 of the array is the string"}},
    {"PressuresEmpty", "[system]\natoms = { A = 7 }\n[explore]\npressures = []\n", {"the array is empty"}},
    {"PressuresNumber",
     "[system]\natoms = { A = 7 }\n[explore]\npressures = 3\n",
     {"an array of numbers is wanted, not the integer 3"}},
    {"CoverageOne",
     "[system]\natoms = { A = 7 }\n[explore]\nuntil = { coverage = 1.0 }\n",
     {"explore.until.coverage: 1 is not allowed"}},
    {"SecondsZero",
     "[system]\natoms = { A = 7 }\n[explore]\nuntil = { seconds = 0 }\n",
     {"explore.until.seconds: 0 is not allowed", "> 0"}},
    {"SearchesZero",
     "[system]\natoms = { A = 7 }\n[explore]\nuntil = { searches = 0 }\n",
     {"explore.until.searches: 0 is not allowed"}},
    {"NoLimit", "[system]\natoms = { A = 7 }\n[explore]\nuntil = {}\n", {"explore.until: is empty"}},
    {"LocalLandscape",
     "[system]\natoms = { A = 7 }\n[explore]\nstart = \"a.xyz\"\n",
     {"explore.start: is not available in this version"}},
    {"DeformNothing",
     "[system]\natoms = { A = 7 }\n[deform]\n",
     {"job.toml:3:1: deform: needs \"pressures\" = [from, to]"}},
    {"DeformBackwards",
     "[system]\natoms = { A = 7 }\n[deform]\npressures = [10, 0]\n",
     {"job.toml:4:", "deform.pressures: ", "0 comes after 10"}},
    {"DeformThree",
     "[system]\natoms = { A = 7 }\n[deform]\npressures = [0, 5, 10]\n",
     {"deform.pressures: has 3 values", "[from, to] with from < to"}},
    {"DeformElsewhere",
     "[system]\natoms = { A = 7 }\n[explore]\npressures = [0, 1]\n[deform]\npressures = [2, 10]\n",
     {"deform.pressures: no pressure of [explore] lies within"}},
    {"DeformKey", "[system]\natoms = { A = 7 }\n[deform]\npressures = [0, 10]\nsteps = 5\n", {"deform.steps: "}},
    {"DeformStates",
     "[system]\natoms = { A = 7 }\n[deform]\npressures = [0, 10]\nstates = \"saddles\"\n",
     {"job.toml:5:", "deform.states: ", "\"all\" or \"minima\" is"}},
    {"NoTemperatures", "[system]\natoms = { A = 7 }\n[anneal]\n", {"job.toml:3:1: anneal: needs \"temperatures\""}},
    {"TemperatureZero",
     "[system]\natoms = { A = 7 }\n[anneal]\ntemperatures = [0]\n",
     {"anneal.temperatures: value 1", "> 0"}},
    {"StartWord",
     "[system]\natoms = { A = 7 }\n[anneal]\ntemperatures = [0.1]\nstart = \"glass\"\n",
     {"anneal.start: the string \"glass\" is not allowed", "\"global-minimum\"", "fictive_temperature"}},
    {"StartBoth",
     "[system]\natoms = { A = 7 }\n[anneal]\ntemperatures = [0.1]\nstart = { minimum = 1, fictive_temperature = 0.1 "
     "}\n",
     {"anneal.start: exactly one"}},
    {"StartMinimumZero",
     "[system]\natoms = { A = 7 }\n[anneal]\ntemperatures = [0.1]\nstart = { minimum = 0 }\n",
     {"anneal.start.minimum: 0 is not allowed"}},
};

INSTANTIATE_TEST_SUITE_P(Job, Refusals, testing::ValuesIn(kRefusals),
                         [](const auto& refusal) { return refusal.param.name; });

}  // namespace
}  // namespace baroscape
