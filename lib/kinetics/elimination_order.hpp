// In which order states are eliminated, and which links that leaves behind: worked out once for a network, used at
// every temperature.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace baroscape {

/// Lists of different lengths, one behind the other.
template <class Item>
class Rows {
 public:
  Rows() = default;
  explicit Rows(const std::vector<std::vector<Item>>& rows) {
    for (const auto& row : rows) {
      items_.insert(items_.end(), row.begin(), row.end());
      begin_.push_back(items_.size());
    }
  }
  std::size_t size() const { return begin_.size() - 1; }
  std::size_t begin(std::size_t row) const { return begin_[row]; }  ///< place of the row's first item among all()
  std::span<const Item> operator[](std::size_t row) const {
    return std::span(items_).subspan(begin_[row], begin_[row + 1] - begin_[row]);
  }
  std::span<const Item> all() const { return items_; }

 private:
  std::vector<Item> items_;
  std::vector<std::size_t> begin_ = {0};
};

/// One direction of a link, seen from where it leaves.
struct Departure {
  std::uint32_t to = 0;    ///< place
  std::uint32_t link = 0;  ///< index into the links
  bool from_a = true;      ///< leaving the link's first state
};

/// States of few neighbours go first (minimum degree), as long as the others' graph stays sparse; the rest, the core,
/// is treated as joined all to all. Places 0 … sparse−1 are eliminated one by one, places sparse … size−1 are the core.
class EliminationOrder {
 public:
  /// Links are pairs of different states below `states`; pairs may repeat.
  EliminationOrder(std::size_t states, const std::vector<std::pair<std::size_t, std::size_t>>& links);

  std::size_t size() const { return place_.size(); }
  std::size_t sparse() const { return later_.size(); }
  std::size_t core() const { return size() - sparse(); }
  std::size_t links() const { return links_; }
  std::size_t place(std::size_t state) const { return place_[state]; }

  /// For each place below sparse(): places after it that it is joined to when it is eliminated, ascending.
  const Rows<std::uint32_t>& later() const { return later_; }
  /// For each place: places before it and below sparse() that are joined to it when they are eliminated, ascending.
  const Rows<std::uint32_t>& earlier() const { return earlier_; }
  /// For each place: the links of the network itself.
  const Rows<Departure>& departures() const { return departures_; }

 private:
  std::size_t links_ = 0;
  std::vector<std::size_t> place_;
  Rows<std::uint32_t> later_, earlier_;
  Rows<Departure> departures_;
};

}  // namespace baroscape
