// The message of the InputError a job is refused with.
#pragma once

#include <string>
#include <vector>

#include "configuration/job.hpp"
#include "core/error.hpp"

namespace baroscape {

/// Empty when the job is accepted.
inline std::string message_for(const std::string& text, const std::vector<std::string>& overrides = {}) {
  try {
    parse_job(text, "job.toml", overrides);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

/// A job that is in order, with `more` lines after `seed`.
inline std::string job_with(const std::string& more) {
  return "[system]\natoms = { A = 7 }\n" + more;
}

}  // namespace baroscape
