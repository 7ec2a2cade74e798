#include "archive/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/error.hpp"

namespace baroscape {

namespace {

// False when the holder before us removed the file between our opening and our locking it.
bool still_there(int descriptor, const std::string& path) {
  struct stat ours {
  }, named{};
  return fstat(descriptor, &ours) == 0 && stat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
         ours.st_dev == named.st_dev;
}

}  // namespace

WriterLock::WriterLock(const std::string& archive) : path_(archive + "-lock") {
  for (;;) {
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) throw InputError(archive + ": cannot be written here: " + std::strerror(errno));
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      const int error = errno;
      ::close(descriptor_);
      if (error == EWOULDBLOCK) {
        throw InputError(archive + ": another program is writing this archive; wait until it has ended");
      }
      throw InputError(archive + ": cannot be locked: " + std::strerror(error));
    }
    if (still_there(descriptor_, path_)) return;
    ::close(descriptor_);
  }
}

WriterLock::~WriterLock() {
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

}  // namespace baroscape
