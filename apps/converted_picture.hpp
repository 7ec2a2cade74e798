// Pictures as PDF and PNG, through librsvg's converter.
#pragma once

#include <string>

namespace baroscape {

/// Writes the SVG document to `path`: as it is, or where the name ends in .pdf or .png converted by rsvg-convert (PNG
/// at twice the size). InputError when the converter is not installed or fails; then nothing is left at `path`.
void write_picture(const std::string& path, const std::string& svg);

}  // namespace baroscape
