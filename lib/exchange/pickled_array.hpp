// One array of numbers as Python pickles it (pickle protocols 1 to 5, numpy 1 and 2), and nothing else.
//
// A pickle is a program: it names functions and calls them. Here the only names are those numpy's arrays need, none of
// them is looked up, and what they would build is worked out on plain values. Everything else, whatever it asks for,
// is refused: objects, dictionaries, lists, persistent ids, out-of-band buffers, arrays of objects.
#pragma once

#include <Eigen/Core>
#include <string>
#include <string_view>

namespace baroscape {

/// The numbers of an array of float64 or float32, or of 32- or 64-bit integers, either byte order, flattened row by
/// row. InputError that begins with `name` and gives the byte for a pickle that is cut short, has anything after its
/// end, or is not such an array. Numbers need not be finite.
Eigen::VectorXd parse_pickled_array(std::string_view pickle, const std::string& name);

/// A one-dimensional array of float64 in protocol 2, the last that Python 2 reads; Python 3 reads it too.
std::string pickled_array(const Eigen::VectorXd& numbers);

}  // namespace baroscape
