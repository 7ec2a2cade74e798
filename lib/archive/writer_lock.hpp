// Only one program at a time writes an archive.
#pragma once

#include <string>

namespace baroscape {

/// Holds an advisory lock on `<archive>-lock` while it lives and removes that file at the end. The system frees the
/// lock of a killed program, so a file left behind stops nobody. SQLite's own locks would not do: one that keeps a
/// second writer out for the whole run keeps readers out too.
class WriterLock {
 public:
  /// InputError when another program (or another Archive of this one) writes, or when the file cannot be made.
  explicit WriterLock(const std::string& archive);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace baroscape
