// The comment line of extended XYZ: key=value pairs, with quotes and brackets as ASE reads them.
#pragma once

#include <map>
#include <string>

namespace baroscape {

/// Values come out without their quotes or brackets; a key without a value gets "T". The last of equal keys wins.
std::map<std::string, std::string> parse_xyz_comment(const std::string& line);

/// The inverse, in alphabetical order. Line breaks inside a value become blanks.
std::string xyz_comment(const std::map<std::string, std::string>& properties);

}  // namespace baroscape
