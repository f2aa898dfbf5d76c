// Files through POSIX calls: written beside, synchronised, then renamed into place.
#include "base/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace accord {
namespace {

namespace fs = std::filesystem;

Error io_error(std::string_view verb, const fs::path& path, int number) {
    const auto code = number == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo;
    return {code,
            fmt::format(
                "can't {} {}: {}", verb, path.string(), std::generic_category().message(number))};
}

bool write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A name in the same folder that no other writer uses at the moment.
fs::path temporary_beside(const fs::path& path) {
    static std::atomic<unsigned> counter{0};
    fs::path name = path;
    name += fmt::format(".{}.{}.tmp", ::getpid(), counter++);
    return name;
}

Error cannot_write(const fs::path& path, int number) {
    return {ErrorCode::kIo, io_error("write", path, number).message};
}

/// Exchanges two files and drops the old one. Renaming over it would do, but there some file
/// systems (ext4) begin to write the new one to the disk at once, and when it is replaced soon,
/// too, its end waits for that.
bool exchange(const fs::path& temporary, const fs::path& path) {
#ifdef RENAME_EXCHANGE
    struct stat info{};
    const bool is_file = ::lstat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
    if (is_file &&
        ::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0) {
        ::unlink(temporary.c_str());
        return true;
    }
#endif
    return ::rename(temporary.c_str(), path.c_str()) == 0;
}

bool put_in_place(int file,
                  const fs::path& temporary,
                  const fs::path& path,
                  Durability durability) {
    return durability == Durability::kProcess
               ? exchange(temporary, path)
               : ::fsync(file) == 0 && ::rename(temporary.c_str(), path.c_str()) == 0;
}

/// Writes `temporary`, a new file, and puts it in the place of `path`.
Result<void> replace(const fs::path& path,
                     const fs::path& temporary,
                     std::string_view content,
                     Durability durability) {
    constexpr int kNewFile = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    const FileDescriptor file(::open(temporary.c_str(), kNewFile, 0644));
    if (!file.ok()) {
        return fail(cannot_write(path, errno));
    }
    if (write_all(file.get(), content) && put_in_place(file.get(), temporary, path, durability)) {
        return {};
    }
    const int number = errno;
    ::unlink(temporary.c_str());
    return fail(cannot_write(path, number));
}

constexpr int kLinksMax = 40;

/// The number of an open file of this process where the path is the system's link to it, as those
/// are that /dev/stdout leads to.
std::optional<int> descriptor_at(const fs::path& path) {
    std::error_code ec;
    if (!fs::is_symlink(path, ec)) {
        return std::nullopt;
    }
    const auto open_files = fs::canonical("/proc/self/fd", ec);
    if (ec || fs::canonical(path.parent_path(), ec) != open_files) {
        return std::nullopt;
    }
    const auto name = path.filename().string();
    int number = -1;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc() && end == name.data() + name.size() ? std::optional(number)
                                                                    : std::nullopt;
}

/// Where links lead, be it there or not, so that they stay links.
fs::path followed(fs::path path) {
    std::error_code ec;
    for (int links = 0; links < kLinksMax && fs::is_symlink(path, ec) && !descriptor_at(path);
         ++links) {
        path = path.parent_path() / fs::read_symlink(path, ec);
    }
    return path;
}

/// What is there and is no file: a device, a pipe.
bool is_special(const fs::path& path) {
    std::error_code ec;
    return fs::is_other(fs::status(path, ec));
}

Result<void> write_into(const fs::path& path, FileDescriptor opened, std::string_view content) {
    if (!opened.ok() || !write_all(opened.get(), content)) {
        return fail(cannot_write(path, errno));
    }
    return {};
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t bytes_max) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.ok()) {
        return fail(io_error("read", path, errno));
    }
    struct stat info{};
    if (::fstat(file.get(), &info) != 0) {
        return fail(io_error("read", path, errno));
    }
    if (S_ISDIR(info.st_mode)) {
        return fail(io_error("read", path, EISDIR));
    }
    std::string content;
    content.reserve(static_cast<std::size_t>(std::max<off_t>(info.st_size, 0)));
    char buffer[65536];
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail(io_error("read", path, errno));
        }
        if (got == 0) {
            return content;
        }
        content.append(buffer, static_cast<std::size_t>(got));
        if (content.size() > bytes_max) {
            return fail(
                ErrorCode::kLimit,
                fmt::format("{} has more than the {} bytes allowed", path.string(), bytes_max));
        }
    }
}

Result<void> write_file_atomically(const fs::path& path,
                                   std::string_view content,
                                   Durability durability) {
    const auto file = followed(path);
    // Opened anew, a file would be written from its beginning, over what is printed there.
    if (const auto number = descriptor_at(file)) {
        return write_into(path, FileDescriptor(::fcntl(*number, F_DUPFD_CLOEXEC, 0)), content);
    }
    if (is_special(file)) {
        return write_into(
            path, FileDescriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC)), content);
    }
    std::error_code ec;
    if (path.has_parent_path()) {
        fs::create_directories(path.parent_path(), ec);
    }
    return replace(file, temporary_beside(file), content, durability);
}

Result<std::vector<fs::path>> files_in(const fs::path& folder, std::string_view extension) {
    std::error_code ec;
    fs::directory_iterator entries(folder, ec);
    if (ec) {
        return fail(io_error("read the folder", folder, ec.value()));
    }
    std::vector<fs::path> files;
    for (const auto& entry : entries) {
        if (entry.is_regular_file(ec) && entry.path().extension() == extension) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

FileDescriptor::~FileDescriptor() {
    if (number_ >= 0) {
        ::close(number_);
    }
}

namespace {

bool wait_for_lock(int descriptor) {
    while (::flock(descriptor, LOCK_EX) != 0) {
        if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

}  // namespace

Result<FileLock> FileLock::acquire(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const auto open = [&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); };
    FileDescriptor locked(open());
    if (!locked.ok() && errno == ENOENT) {
        std::error_code ec;
        fs::create_directories(folder, ec);
        locked = FileDescriptor(open());
    }
    if (locked.ok() && !wait_for_lock(locked.get())) {
        const fs::path instead = folder / ".accord.lock";
        locked = FileDescriptor(::open(instead.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
        if (locked.ok() && !wait_for_lock(locked.get())) {
            return fail(io_error("lock", path, errno));
        }
    }
    if (!locked.ok()) {
        return fail(Error{ErrorCode::kIo, io_error("lock", path, errno).message});
    }
    return FileLock(path, std::move(locked));
}

Result<void> FileLock::write(std::string_view content, Durability durability) const {
    fs::path temporary = path_;
    temporary += ".tmp";
    // Not to be written over: it may be what was the file until then, and somebody may read it.
    ::unlink(temporary.c_str());
    return replace(path_, temporary, content, durability);
}

FileMark::Version FileMark::version_of(const struct stat& info) {
    return {.device = info.st_dev,
            .number = info.st_ino,
            .bytes = static_cast<std::uint64_t>(info.st_size),
            .changed_s = info.st_mtim.tv_sec,
            .changed_ns = info.st_mtim.tv_nsec};
}

std::optional<FileMark> FileMark::of(const fs::path& path) {
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat info{};
    if (!file.ok() || ::fstat(file.get(), &info) != 0) {
        return std::nullopt;
    }
    return FileMark(std::move(file), version_of(info));
}

bool FileMark::is_at(const fs::path& path) const {
    struct stat info{};
    return ::stat(path.c_str(), &info) == 0 && version_of(info) == version_;
}

TemporaryFolder::TemporaryFolder() : TemporaryFolder(fs::temp_directory_path()) {}

TemporaryFolder::TemporaryFolder(const fs::path& parent) {
    std::string name = (parent / "accord-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) {
        path_ = name;
    }
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) {
        fs::remove_all(path_, ignored);
    }
}

}  // namespace accord
