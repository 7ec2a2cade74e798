#include "import_notes.hpp"

#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

constexpr std::size_t kLongest = 1000;  ///< characters of a line
const std::string kMark = "# Imported ";

}  // namespace

std::string import_comment(const std::string& sentence, const std::vector<std::string>& details) {
  std::string text = kMark + printable(sentence, kLongest) + "\n";
  for (const std::string& detail : details) text += "#   " + printable(detail, kLongest) + "\n";
  return text;
}

std::vector<std::string> import_notes(const Archive& archive) {
  std::vector<std::string> notes;
  for (const Provenance& job : archive.jobs()) {
    LineReader lines(job.configuration, "");
    while (const auto line = lines.next()) {
      if (line->rfind(kMark, 0) == 0) notes.push_back(printable(line->substr(2), kLongest));
    }
  }
  return notes;
}

}  // namespace baroscape
