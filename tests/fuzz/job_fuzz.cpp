// A job is read, or refused with an InputError; and the text kept of it reads back as the same job.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "configuration/job.hpp"
#include "core/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  baroscape::Job job;
  try {
    job = baroscape::parse_job(text, "job.toml");
  } catch (const baroscape::InputError&) {
    return 0;
  }
  const baroscape::Job again = baroscape::parse_job(job.text, "again.toml");
  if (again.seed != job.seed || again.pressures != job.pressures || again.system.species != job.system.species) {
    std::abort();
  }
  return 0;
}
