// Searches for paths between two minima: how far each came. What they found is in the union.
#pragma once

#include <cstdint>
#include <functional>

#include "archive/database.hpp"
#include "archive/union_store.hpp"
#include "landscape/connection_store.hpp"

namespace baroscape {

/// What was recorded of a connection; empty when it is new.
ConnectionHistory read_connection(Database& database, const ConnectionKey& key);

class ConnectStore {
 public:
  ConnectStore(Database& database, UnionStore& union_store, std::int64_t provenance)
      : database_(database), union_(union_store), provenance_(provenance) {}

  /// One transaction. InputError when the file cannot take it, std::logic_error when the round does not follow what was
  /// recorded; either way the archive is as it was.
  RecordedIds record(const ConnectionKey& key, const ConnectionRound& round);
  void close(const ConnectionKey& key, const ConnectionProgress& progress, const std::string& stopped_by);

 private:
  void transaction(const std::function<void()>& work);
  std::int64_t write_row(const ConnectionKey& key, const ConnectionProgress& progress, const std::string& stopped_by);

  Database& database_;
  UnionStore& union_;
  std::int64_t provenance_;
};

}  // namespace baroscape
