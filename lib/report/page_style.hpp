// How the report looks: on a screen by day and by night, on a phone, on A4.
#pragma once

namespace baroscape {

/// The style sheet of report.html, inlined there.
extern const char* const kPageStyle;

}  // namespace baroscape
