// Files: read whole, written so that a reader sees the old content or the new, never half.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// The whole content. Errors name the path: kNotFound, kIo, kLimit above `bytes_max`.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::size_t bytes_max = 256 * 1024 * 1024);

/// Writes beside `path`, syncs and renames over it; missing folders are made. Error: kIo naming the
/// path; then `path` is as it was.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content);

/// The files in a folder with this extension (".json"), sorted by name, not those of its
/// sub-folders. Errors: kNotFound, kIo.
Result<std::vector<std::filesystem::path>> files_in(const std::filesystem::path& folder,
                                                    std::string_view extension);

/// Holds a lock among processes and threads for as long as it lives. The lock is a file beside the
/// data ("x.json.lock"), which stays: removing it would let two holders in.
class FileLock {
  public:
    /// Waits until the lock is free. Error: kIo naming the path.
    static Result<FileLock> acquire(const std::filesystem::path& path);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

  private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace accord
