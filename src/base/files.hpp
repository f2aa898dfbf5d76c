// Files: read whole, written so that a reader sees the old content or the new, never half.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct stat;

namespace accord {

/// The whole content. Errors name the path: kNotFound, kIo, kLimit above `bytes_max`.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::size_t bytes_max = 256 * 1024 * 1024);

/// What a finished write outlives.
enum class Durability {
    kPowerLoss,  ///< it is on the disk before anybody sees it
    kProcess,    ///< a killed process; the system writes it to the disk in its own time
};

/// Writes beside `path` and renames over it; missing folders are made. A link stays, and what it
/// leads to is written. What is no file is written into as it is, and so is what this process has
/// open already, such as /dev/stdout, be it a file. Error: kIo naming the path; then a file is as
/// it was.
Result<void> write_file_atomically(const std::filesystem::path& path,
                                   std::string_view content,
                                   Durability durability = Durability::kPowerLoss);

/// The files in a folder with this extension (".json"), sorted by name, not those of its
/// sub-folders. Errors: kNotFound, kIo.
Result<std::vector<std::filesystem::path>> files_in(const std::filesystem::path& folder,
                                                    std::string_view extension);

/// An open file of the system, closed at the end of its scope.
class FileDescriptor {
  public:
    explicit FileDescriptor(int number) : number_(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    ~FileDescriptor();
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool ok() const { return number_ >= 0; }

  private:
    int number_;
};

/// Holds a lock among processes and threads for as long as it lives. What is locked is the folder:
/// a file made for the lock would stay, and other programs read all that is in a folder of pacts.
/// Where folders can't be locked (NFS), it is a file ".accord.lock" in there, after all.
class FileLock {
  public:
    /// Waits until the lock is free; missing folders are made. Error: kIo naming the path.
    static Result<FileLock> acquire(const std::filesystem::path& path);

    /// As write_file_atomically, to the locked file. A holder that is killed meanwhile leaves
    /// "x.json.tmp", which the next one removes.
    Result<void> write(std::string_view content, Durability durability) const;

  private:
    FileLock(std::filesystem::path path, FileDescriptor descriptor)
        : path_(std::move(path)), descriptor_(std::move(descriptor)) {}
    std::filesystem::path path_;
    FileDescriptor descriptor_;
};

/// Recognises a file that is known already. Keeps it open, so that the system can't give its number
/// to another one meanwhile.
class FileMark {
  public:
    /// Nothing when the file can't be opened.
    static std::optional<FileMark> of(const std::filesystem::path& path);

    /// Whether `path` is still this file, neither replaced nor written since.
    [[nodiscard]] bool is_at(const std::filesystem::path& path) const;

  private:
    struct Version {
        std::uint64_t device, number, bytes;
        std::int64_t changed_s, changed_ns;
        bool operator==(const Version&) const = default;
    };
    static Version version_of(const struct stat& info);

    FileMark(FileDescriptor file, Version version) : file_(std::move(file)), version_(version) {}
    FileDescriptor file_;
    Version version_;
};

/// An empty folder of its own, which is removed with all that is in it.
class TemporaryFolder {
  public:
    /// In the system's folder for temporary files.
    TemporaryFolder();
    explicit TemporaryFolder(const std::filesystem::path& parent);
    TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder();

    /// Empty when the folder could not be made.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace accord
