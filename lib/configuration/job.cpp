#include "configuration/job.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include "configuration/job_sections.hpp"
#include "configuration/section.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

std::string read_text(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw InputError(path + ": is a folder; a configuration file is wanted");
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file.is_open() || file.bad()) {
    throw InputError(path + ": the configuration cannot be read: " + std::strerror(errno));
  }
  return text.str();
}

}  // namespace

Job parse_job(const std::string& text, const std::string& name, const std::vector<std::string>& overrides) {
  const Section root = Section::parse(text, name, overrides);
  root.allow({"title", "seed", "system", "explore", "deform", "hop", "anneal", "glass"});
  Job job;
  job.title = root.text("title").value_or("");
  // TOML integers are signed 64-bit.
  job.seed = static_cast<std::uint64_t>(root.integer("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
  const auto system = root.section("system");
  if (!system) throw root.error("system", "is missing; a section [system] with at least atoms = { A = 9 } is wanted");
  job.system = read_system_section(*system, job.cell_start);
  const Units& units = job.system.units;
  ExploreSection explore;
  if (const auto section = root.section("explore")) explore = read_explore_section(*section, units);
  job.until = explore.until;
  job.within = explore.within;
  job.local_start = explore.start;
  const std::filesystem::path folder = std::filesystem::path(name).parent_path();
  for (std::optional<std::string>* file : {&job.cell_start, &job.local_start}) {
    if (*file) *file = (folder / **file).string();
  }
  job.pressures = explore.pressures;
  if (const auto section = root.section("hop")) job.hop = read_hop_section(*section, units);
  if (const auto section = root.section("glass")) job.glass = read_glass_section(*section, job.system, job.seed);
  if (const auto section = root.section("anneal")) {
    job.anneal = read_anneal_section(*section, explore.pressures, job.seed, units);
    job.pressures.insert(job.pressures.end(), job.anneal->pressures.begin(), job.anneal->pressures.end());
  }
  job.pressures.push_back(0.0);
  std::sort(job.pressures.begin(), job.pressures.end());
  job.pressures.erase(std::unique(job.pressures.begin(), job.pressures.end()), job.pressures.end());
  if (const auto section = root.section("deform")) {
    job.deform = read_deform_section(*section, units);
    const auto within = [&](double pressure) { return pressure >= job.deform->from && pressure <= job.deform->to; };
    if (std::none_of(job.pressures.begin(), job.pressures.end(), within)) {
      throw section->error("pressures", "no pressure of [explore] lies within; one at least is wanted to start from");
    }
  }
  job.text = root.document_text();
  return job;
}

Job read_job(const std::string& path, const std::vector<std::string>& overrides) {
  return parse_job(read_text(path), path, overrides);
}

}  // namespace baroscape
