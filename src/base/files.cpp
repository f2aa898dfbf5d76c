#include "base/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
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

/// Closes a file descriptor at the end of its scope.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool ok() const { return number_ >= 0; }

  private:
    int number_;
};

bool write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
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

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t bytes_max) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.ok()) return fail(io_error("read", path, errno));
    struct stat info{};
    if (::fstat(file.get(), &info) != 0) return fail(io_error("read", path, errno));
    if (S_ISDIR(info.st_mode)) return fail(io_error("read", path, EISDIR));
    std::string content;
    content.reserve(static_cast<std::size_t>(std::max<off_t>(info.st_size, 0)));
    char buffer[65536];
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(io_error("read", path, errno));
        if (got == 0) return content;
        content.append(buffer, static_cast<std::size_t>(got));
        if (content.size() > bytes_max) {
            return fail(
                ErrorCode::kLimit,
                fmt::format("{} has more than the {} bytes allowed", path.string(), bytes_max));
        }
    }
}

Result<void> write_file_atomically(const fs::path& path, std::string_view content) {
    std::error_code ec;
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), ec);
    const fs::path temporary = temporary_beside(path);
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!file.ok()) return fail(Error{ErrorCode::kIo, io_error("write", path, errno).message});
    if (!write_all(file.get(), content) || ::fsync(file.get()) != 0 ||
        ::rename(temporary.c_str(), path.c_str()) != 0) {
        const int number = errno;
        ::unlink(temporary.c_str());
        return fail(Error{ErrorCode::kIo, io_error("write", path, number).message});
    }
    return {};
}

Result<std::vector<fs::path>> files_in(const fs::path& folder, std::string_view extension) {
    std::error_code ec;
    fs::directory_iterator entries(folder, ec);
    if (ec) return fail(io_error("read the folder", folder, ec.value()));
    std::vector<fs::path> files;
    for (const auto& entry : entries) {
        if (entry.is_regular_file(ec) && entry.path().extension() == extension) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

Result<FileLock> FileLock::acquire(const fs::path& path) {
    fs::path name = path;
    name += ".lock";
    std::error_code ec;
    if (name.has_parent_path()) fs::create_directories(name.parent_path(), ec);
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        return fail(Error{ErrorCode::kIo, io_error("lock", path, errno).message});
    }
    while (::flock(descriptor, LOCK_EX) != 0) {
        if (errno == EINTR) continue;
        const int number = errno;
        ::close(descriptor);
        return fail(io_error("lock", path, number));
    }
    return FileLock(descriptor);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace accord
