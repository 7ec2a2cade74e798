// Bad input is an exception that says where it was found and what is allowed; numerical failure never is one.
#pragma once

#include <stdexcept>
#include <string>

namespace baroscape {

/// Something the user gave is wrong. The message is complete: place, key, value given, what is allowed.
/// The program turns it into exit code 2.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;

  /// `file:line:column: key: problem`; parts that are empty or zero are left out.
  static InputError at(const std::string& file, long line, long column, const std::string& key,
                       const std::string& problem);
};

}  // namespace baroscape
