// baroscape manual: the manual page, its commands and options from those the program has. Hidden; the build installs
// what it prints.
#include <fmt/format.h>

#include <iostream>

#include "command.hpp"
#include "command_tree.hpp"

namespace baroscape {
namespace {

/// Code point of the UTF-8 sequence at `at`, which moves behind it.
char32_t code_point(const std::string& text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
  char32_t code = lead & (0x3f >> more);
  for (int k = 0; k < more && at < text.size(); ++k) code = code << 6 | (static_cast<unsigned char>(text[at++]) & 0x3f);
  return code;
}

/// Text for groff: nothing in it is a request, and everything that is not ASCII is named by its code point.
std::string escaped(const std::string& text) {
  std::string safe = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = code_point(text, at);
    if (code == U'\\') {
      safe += "\\e";
    } else if (code == U'-') {
      safe += "\\-";
    } else if (code == U'⟨') {
      safe += "\\(la";
    } else if (code == U'⟩') {
      safe += "\\(ra";
    } else {
      safe += code < 0x80 ? std::string(1, static_cast<char>(code)) : fmt::format("\\[u{:04X}]", std::uint32_t(code));
    }
  }
  return safe;
}

/// A list of choices may be broken after each comma.
std::string value_in_page(const ArgumentInfo& argument) {
  std::string text;
  for (const char c : escaped(argument.value)) text += c == ',' ? std::string(",\\:") : std::string(1, c);
  return "\\fI" + text + "\\fR" + (argument.repeated ? " ..." : "");
}

std::string entry(const ArgumentInfo& argument) {
  std::string tag;
  for (const std::string& name : argument.names) tag += (tag.empty() ? "\\fB" : ", \\fB") + escaped(name) + "\\fR";
  if (!argument.value.empty()) tag += (tag.empty() ? "" : " ") + value_in_page(argument);
  return fmt::format(".TP\n{}\n{}{}\n", tag, escaped(argument.description),
                     argument.required && !argument.names.empty() ? " (required)" : "");
}

std::string synopsis(const CommandInfo& command) {
  std::string line = ".B baroscape " + escaped(command.name) + "\n";
  for (const ArgumentInfo& positional : command.positionals) line += value_in_page(positional) + "\n";
  for (const ArgumentInfo& option : command.options) {
    if (option.required) line += "\\fB" + escaped(option.names.back()) + "\\fR " + value_in_page(option) + "\n";
  }
  return line + "[\\fIoptions\\fR]\n";
}

std::string commands_section(const std::vector<CommandInfo>& commands) {
  std::string text = ".SH COMMANDS\n";
  for (const CommandInfo& command : commands) {
    text += fmt::format(".SS {}\n{}.PP\n{}\n", escaped(command.name), synopsis(command), escaped(command.description));
    for (const ArgumentInfo& positional : command.positionals) {
      if (!positional.description.empty()) text += entry(positional);
    }
    for (const ArgumentInfo& option : command.options) text += entry(option);
  }
  return text;
}

constexpr const char* kBeginning = R"(.SH NAME
baroscape \- how pressure deforms the energy landscape of small atomic systems
.SH SYNOPSIS
.B baroscape
.I command
[\fIarguments\fR] [\fIoptions\fR]
.br
.B baroscape \-\-version
.br
.B baroscape
.I command
.B \-\-help
.SH DESCRIPTION
On the enthalpy surface H = E + PV of a cluster of atoms
.B baroscape
finds the minima and the transition states at several pressures, joins them into a graph at each, keeps everything in one
SQLite file, and follows what happens when the cluster is loaded, annealed under pressure and unloaded again.
.PP
A job is a TOML file; the examples that are installed with the program explain its keys. Results go to standard output,
progress and messages to standard error.
)";

constexpr const char* kEnd = R"(.SH JSON
With
.B \-\-json
every command that prints results prints one JSON object. Its
.B format
is raised when a field changes its meaning; fields may be added. What is undefined is null, never NaN. The installation
holds a JSON Schema for each kind of object.
.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
The computation did not reach what was asked, or results could not be written.
.TP
.B 2
Bad input; the message says where, what was given and what is allowed.
.TP
.B 130
Interrupted. What was found is kept, and the same command resumes.
.PP
Who closes the pipe that results are written to ends the program by SIGPIPE, without a message.
.SH ENVIRONMENT
.TP
.B LAMMPS_POTENTIALS
Folder that is searched for the potential files of metals, after that of the job and before
.IR /usr/share/lammps/potentials .
.TP
.B NO_COLOR
Is honoured in that no colour and no escape sequence is ever written.
.SH FILES
.TP
.I DIR/landscape.db
Everything that was found, a SQLite database whose schema has a comment beside each column that needs one.
.TP
.I DIR/summary.json
What the steps of a job came to.
.TP
.I DIR/report.html
The report, one page that needs no network.
.SH EXAMPLES
.nf
baroscape run lj9.toml \-\-out out
baroscape show out/landscape.db \-\-pressure 0 | head
baroscape tree out/landscape.db \-\-pressure 0 \-o tree.svg
baroscape rates out/landscape.db \-\-pressure 0 \-\-temperature 0.1 \-\-from 2 \-\-to 1 \-\-json
.fi
.SH SEE ALSO
.BR sqlite3 (1),
.BR rsvg-convert (1)
)";

}  // namespace

void add_manual_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("manual", "the manual page");
  command->group("");
  command->callback([&action, &program] {
    action = [&program] {
      std::cout << fmt::format(
                       ".\\\" made by `baroscape manual`\n.TH BAROSCAPE 1 \"\" \"{}\" \"User Commands\"\n.nh\n.ad l\n",
                       kProgramVersion)
                << kBeginning << commands_section(command_tree(program)) << kEnd;
      return kDone;
    };
  });
}

}  // namespace baroscape
