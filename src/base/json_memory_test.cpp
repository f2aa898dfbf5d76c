// What parsing takes at its peak, measured: each text is parsed in a process of its own.
#include "base/json.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace accord::json {
namespace {

/// The most that this process has ever had, in bytes.
std::size_t peak_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

/// By how much the peak of a process grows when it parses `text`, in bytes.
std::size_t peak_of_parsing(std::string_view text) {
    int pipe[2];
    EXPECT_EQ(::pipe(pipe), 0);
    const auto child = ::fork();
    if (child == 0) {
        const std::size_t before = peak_bytes();
        const auto value = parse(text);
        const std::size_t grown = peak_bytes() - before;
        _exit(::write(pipe[1], &grown, sizeof grown) == sizeof grown ? 0 : 1);
    }
    std::size_t grown = 0;
    EXPECT_EQ(::read(pipe[0], &grown, sizeof grown), static_cast<ssize_t>(sizeof grown));
    ::waitpid(child, nullptr, 0);
    ::close(pipe[0]);
    ::close(pipe[1]);
    return grown;
}

std::string list_of(std::string_view item, std::size_t bytes) {
    std::string block;
    while (block.size() < 64 * 1024) {
        block.append(item).append(",");
    }
    std::string out = "[";
    while (out.size() + block.size() < bytes) {
        out += block;
    }
    return out.append(item).append("]");
}

/// For each kind of small value: within the limit of values a text takes at most so many times its
/// size, beyond it no more than that limit does.
TEST(JsonMemory, is_a_bounded_multiple_of_the_text) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers take memory of their own for each block";
#endif
    constexpr std::size_t kMegabyte = 1024 * 1024;
    constexpr std::size_t kTimesMax = 32;
    constexpr std::size_t kPeakMax = 256 * kMegabyte;
    for (const auto* item : {"0", "\"\"", "[0]", "{\"\":0}", "1.10"}) {
        const std::size_t small = peak_of_parsing(list_of(item, 4 * kMegabyte));
        EXPECT_LT(small, kTimesMax * 4 * kMegabyte) << item;
        const std::size_t large = peak_of_parsing(list_of(item, 63 * kMegabyte));
        EXPECT_LT(large, kPeakMax) << item;
    }
}

}  // namespace
}  // namespace accord::json
