// Text and numbers on their way into SVG and HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baroscape {

/// Text that is safe between tags and inside quoted attributes of XML and HTML. Control characters and broken UTF-8,
/// which XML forbids, become U+FFFD.
std::string escaped(std::string_view text);

/// A number with so many significant digits and a true minus sign, e.g. "−16.5054", "1.2·10⁻⁵"; "–" when it is not
/// finite.
std::string number(double value, int significant = 6);

/// The same with so many decimals; what rounds to zero has no sign.
std::string fixed(double value, int decimals);

/// Text broken between words into lines of at most so many characters (a longer word keeps its own line).
std::vector<std::string> wrapped(std::string_view text, std::size_t characters);

/// How many characters (code points) UTF-8 text has.
std::size_t characters(std::string_view text);

}  // namespace baroscape
