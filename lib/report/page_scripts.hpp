// What makes the page move: our scripts and styles, the libraries they stand on, and the data they work with. The page
// is complete without: the section they fill is hidden until they run.
#pragma once

#include <string>

#include "report/report.hpp"

namespace baroscape {

/// <style> elements for the head.
std::string page_styles();

/// The empty section that the scripts fill; nothing where there is no minimum to show.
std::string interactive_section(const ReportData& data);

/// <script> elements for the end of the body: the data first.
std::string page_scripts(const ReportData& data);

/// Names, versions and licences of the libraries in the page, for its provenance.
std::string page_libraries();

}  // namespace baroscape
