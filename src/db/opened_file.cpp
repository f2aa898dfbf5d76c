// Compares files by what they are, not by their names.
#include "db/opened_file.hpp"

#include <fmt/format.h>

#include <sys/stat.h>

namespace accord::db {

OpenedFile::OpenedFile(std::string path) {
    struct stat found{};
    if (!path.empty() && ::stat(path.c_str(), &found) == 0) {
        path_ = std::move(path);
        device_ = found.st_dev;
        number_ = found.st_ino;
    }
}

Result<void> OpenedFile::check() const {
    if (path_.empty()) {
        return {};
    }
    struct stat found{};
    const bool exists = ::stat(path_.c_str(), &found) == 0;
    if (exists && found.st_dev == device_ && found.st_ino == number_) {
        return {};
    }
    return fail(
        ErrorCode::kIo,
        fmt::format("the database file {} was {} while it was open; nothing more is written. "
                    "Put it back if you can, and start again",
                    path_,
                    exists ? "replaced" : "deleted or moved"));
}

}  // namespace accord::db
