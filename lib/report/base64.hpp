// Numbers as base64 text: what a page carries many coordinates in.
#pragma once

#include <string>
#include <vector>

namespace baroscape {

/// The numbers as little-endian float32, in the alphabet of RFC 4648, section 4, padded.
std::string base64_of(const std::vector<float>& numbers);

}  // namespace baroscape
