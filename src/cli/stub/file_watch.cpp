// Versions of files compared: see file_watch.hpp.
#include "cli/stub/file_watch.hpp"

#include <sys/stat.h>

namespace accord::cli {

bool FileWatch::has_changed() {
    auto now = look();
    const bool is_settled = now == last_;
    last_ = std::move(now);
    if (!is_settled || last_ == told_) {
        return false;
    }
    told_ = last_;
    return true;
}

FileWatch::Versions FileWatch::look() const {
    Versions versions;
    for (const auto& path : list_()) {
        struct stat info{};
        if (::stat(path.c_str(), &info) == 0) {
            versions[path] = {.number = info.st_ino,
                              .bytes = static_cast<std::uint64_t>(info.st_size),
                              .written_s = info.st_mtim.tv_sec,
                              .written_ns = info.st_mtim.tv_nsec,
                              .changed_s = info.st_ctim.tv_sec,
                              .changed_ns = info.st_ctim.tv_nsec};
        }
    }
    return versions;
}

}  // namespace accord::cli
