// What people who script rely on around the commands: pipes, escape sequences, completion, the manual page, the
// examples.
#include "program.hpp"
#include "shell.hpp"

namespace baroscape {
namespace {

using testing::IsNotSubstring;
using testing::IsSubstring;

const std::string kProgram = BAROSCAPE_PROGRAM;

using Scripting = Program;

TEST_F(Scripting, AClosedPipeEndsTheProgramWithoutAWord) {
  write_job(6, "[explore]\nuntil = { searches = 300 }\n");
  output({"explore", "job.toml", "--out", "out", "--quiet"});
  // More than a pipe holds, so that the writer is still at it when the reader has gone.
  const std::string walk =
      kProgram + " walk out/landscape.db --pressure 0 --temperature 0.3 --from 1 --jumps 200000 --json";
  const ShellResult cut = shell(folder_, walk + " | head -1; echo ${PIPESTATUS[0]}");
  EXPECT_EQ(cut.text, "{\n141\n");
  // The same where whoever starts the program ignores the signal.
  const ShellResult ignored = shell(folder_, "trap '' PIPE; " + walk + " | head -1; echo ${PIPESTATUS[0]}");
  EXPECT_EQ(ignored.text, "{\n141\n");
}

TEST_F(Scripting, ResultsThatCannotBeWrittenAreNotTakenForDone) {
  small_database();
  const ShellResult full = shell(folder_, kProgram + " show out/landscape.db > /dev/full; echo $?");
  EXPECT_PRED_FORMAT2(IsSubstring, "could not be written", full.text);
  EXPECT_PRED_FORMAT2(IsSubstring, "\n1\n", full.text);
}

TEST_F(Scripting, NoEscapeSequenceEverWhateverTheTitle) {
  write("job.toml",
        "title = \"\\u001b[31mred\\u0007\\u009b0m\"\n[system]\natoms = { A = 4 }\n"
        "[explore]\npressures = [0]\nuntil = { searches = 100 }\n");
  const auto expect_inert = [](const std::string& text) {
    EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
    EXPECT_EQ(text.find('\x07'), std::string::npos) << text;
    EXPECT_EQ(text.find("\xc2\x9b"), std::string::npos) << text;
  };
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"run", "job.toml", "--out", "out"},
                                             {"show", "out/landscape.db"},
                                             {"show", "out/landscape.db", "--json"},
                                             {"explore", "job.toml", "--out", "out", "--set", "\"\x1b[31m\"=1"},
                                             {"tree", "out/landscape.db", "--pressure", "0", "-o", "tree.svg"}}) {
    const Finished finished = run(arguments);
    expect_inert(finished.out);
    expect_inert(finished.err);
  }
  expect_inert(read("tree.svg"));
  expect_inert(read("out/report.html"));
  // A terminal of its own (util-linux's script) shows the progress: in place, and without escape sequences.
  if (there_is("command -v script")) {
    const ShellResult on_terminal = shell(
        folder_, "NO_COLOR=1 script -qec '" + kProgram +
                     " explore job.toml --out seen --set explore.until.searches=3000' typescript; cat typescript");
    EXPECT_PRED_FORMAT2(IsSubstring, "transition states", on_terminal.text);
    expect_inert(on_terminal.text);
  }
}

TEST_F(Scripting, TheVersionTellsHowItWasBuilt) {
  const std::string version = output({"--version"});
  EXPECT_EQ(version.substr(0, version.find('\n')), "baroscape " BAROSCAPE_VERSION);
  for (const char* part : {"build: ", "instruction sets", "SQLite 3.", "Eigen 3.", "NLopt "}) {
    EXPECT_PRED_FORMAT2(IsSubstring, part, version);
  }
}

TEST_F(Scripting, BashCompletesCommandsOptionsAndValues) {
  write("completion.bash", output({"completion", "bash"}));
  const auto completed = [&](const std::string& line) {
    return shell(folder_, ". ./completion.bash; compopt() { :; }; COMP_WORDS=(" + line +
                              "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _baroscape; echo \"${COMPREPLY[@]}\"")
        .text;
  };
  EXPECT_EQ(completed("baroscape exp"), "explore export\n");
  EXPECT_EQ(completed("baroscape show --ver"), "--verify\n");
  EXPECT_EQ(completed("baroscape export x.db --format path"), "pathsample path\n");
  EXPECT_EQ(completed("baroscape import gra"), "graphml\n");
  EXPECT_EQ(completed("baroscape tree x.db --order s"), "size\n");
  EXPECT_EQ(completed("baroscape run --threads ''"), "\n");
  EXPECT_EQ(completed("baroscape show compl"), "completion.bash\n");
  // Hidden commands are for the installation.
  EXPECT_EQ(completed("baroscape man"), "\n");
  EXPECT_PRED_FORMAT2(IsNotSubstring, "completion", output({"--help"}));
}

TEST_F(Scripting, EveryCommandAndOptionOfTheHelpIsCompletedAndInTheManual) {
  const std::string bash = output({"completion", "bash"}), zsh = output({"completion", "zsh"}),
                    manual = output({"manual"});
  for (const char* command : {"run", "explore", "deform", "hop", "anneal", "connect", "rates", "walk", "thermodynamics",
                              "tree", "report", "show", "fingerprint", "export", "import", "evaluate", "relax"}) {
    EXPECT_PRED_FORMAT2(IsSubstring, "\n.SS " + std::string(command) + "\n", manual);
    EXPECT_PRED_FORMAT2(IsSubstring, "\n    " + std::string(command) + ")\n", zsh);
    const std::string help = output({command, "--help"});
    for (std::size_t at = help.find("--"); at != std::string::npos; at = help.find("--", at + 2)) {
      const std::string name = help.substr(at, help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at) - at);
      EXPECT_PRED_FORMAT2(IsSubstring, name, bash);
      EXPECT_PRED_FORMAT2(IsSubstring, name + "[", zsh);
    }
  }
  if (there_is("command -v zsh")) {
    write("_baroscape", zsh);
    EXPECT_EQ(shell(folder_, "zsh -n _baroscape").text, "");
  }
}

TEST_F(Scripting, TheManualRendersWithoutAWarning) {
  if (!there_is("command -v groff")) GTEST_SKIP() << "groff is not installed";
  write("baroscape.1", output({"manual"}));
  EXPECT_EQ(shell(folder_, "groff -man -Tutf8 -ww -z baroscape.1").text, "");
  if (!there_is("command -v man")) return;
  EXPECT_EQ(shell(folder_, "LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l ./baroscape.1 2>&1 > rendered").text, "");
  const std::string rendered = read("rendered");
  EXPECT_PRED_FORMAT2(IsSubstring, "EXIT STATUS", rendered);
  EXPECT_PRED_FORMAT2(IsSubstring, "ε/σ³", rendered);
}

TEST_F(Scripting, TheExamplesReadADatabase) {
  small_database();
  const nlohmann::json shown = json_output({"show", "out/landscape.db", "--pressure", "0", "--json"});
  const std::string examples = BAROSCAPE_SOURCE "/examples/";
  if (there_is("command -v python3")) {
    const ShellResult python = shell(folder_, "python3 " + examples + "landscape.py out/landscape.db 0");
    EXPECT_EQ(python.code, 0) << python.text;
    const auto lines = std::count(python.text.begin(), python.text.end(), '\n');
    EXPECT_EQ(static_cast<std::size_t>(lines), 2 + shown["minima"].size() + shown["transition_states"].size());
    // The tetrahedron of LJ4: E = −6 ε at distances of 2^(1/6) σ.
    EXPECT_PRED_FORMAT2(IsSubstring, "1.12246", python.text);
    const ShellResult nowhere = shell(folder_, "python3 " + examples + "landscape.py out/landscape.db 7");
    EXPECT_EQ(nowhere.code, 1);
    EXPECT_PRED_FORMAT2(IsSubstring, "explored are [0.0, 2.0]", nowhere.text);
  }
  if (there_is("command -v sqlite3")) {
    const ShellResult sql = shell(folder_, "sqlite3 -readonly out/landscape.db < " + examples + "barriers.sql");
    EXPECT_EQ(sql.code, 0) << sql.text;
    EXPECT_PRED_FORMAT2(IsSubstring, "|", sql.text);
  }
  if (there_is("Rscript -e 'library(RSQLite)'")) {
    const ShellResult r = shell(folder_, "Rscript " + examples + "landscape.R out/landscape.db 0");
    EXPECT_EQ(r.code, 0) << r.text;
  }
}

TEST_F(Scripting, TheCitationNamesThisVersion) {
  const ShellResult citation = shell(folder_, "cat " BAROSCAPE_SOURCE "/CITATION.cff");
  for (const char* line : {"cff-version: 1.2.0\n", "\nmessage: ", "\ntitle: ", "\nauthors:\n", "\nlicense: MIT\n",
                           "\nversion: " BAROSCAPE_VERSION "\n"}) {
    EXPECT_PRED_FORMAT2(IsSubstring, line, citation.text);
  }
  if (!there_is("python3 -c 'import yaml'")) return;
  const ShellResult read_as_yaml = shell(folder_, "python3 -c 'import yaml; c = yaml.safe_load(open(\"" BAROSCAPE_SOURCE
                                                  "/CITATION.cff\")); print(c[\"type\"], len(c[\"authors\"]))'");
  EXPECT_EQ(read_as_yaml.text, "software 1\n");
}

}  // namespace
}  // namespace baroscape
