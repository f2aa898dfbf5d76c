// The file behind open connections. Who deletes or replaces it leaves them with a file that has no
// name: they go on as if nothing had happened, and all they write is gone with the last of them.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <sys/types.h>

namespace accord::db {

class OpenedFile {
  public:
    /// No file: of a server.
    OpenedFile() = default;
    /// Remembers which file has this name now; without one as above.
    explicit OpenedFile(std::string path);

    /// Whether it still has that name. Error: kIo naming it.
    [[nodiscard]] Result<void> check() const;

  private:
    std::string path_;
    ::dev_t device_ = 0;
    ::ino_t number_ = 0;
};

}  // namespace accord::db
