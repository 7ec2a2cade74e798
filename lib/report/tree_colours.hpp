// The colours of a tree's branches, and their legend.
#pragma once

#include <string>
#include <vector>

#include "report/tree_layout.hpp"
#include "report/tree_picture.hpp"

namespace baroscape {

class TreeColours {
 public:
  /// Colours for every placed node: of a group where all minima below are of it, of the mean of their values.
  TreeColours(const TreeColouring& colouring, const TreeLayout& layout);

  const std::string& of(std::size_t node) const { return colours_[node]; }
  /// In one line from (x, y), at most `width` px wide.
  std::string legend(double x, double y, double width) const;
  /// What the colours say, for the caption.
  std::string in_words() const;

 private:
  void by_value(const TreeLayout& layout);
  void by_group(const TreeLayout& layout);

  const TreeColouring& colouring_;
  std::vector<std::string> colours_;
  double least_ = 0, most_ = 0;                              ///< of the values
  std::vector<std::pair<std::string, std::string>> groups_;  ///< name, colour
};

}  // namespace baroscape
