// When entries reach the descriptor.
#include "base/log.hpp"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>
#include <vector>

namespace accord {
namespace {

/// A logger into a file of its own.
struct LogFile {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("accord_log." + std::to_string(::getpid()));
    std::unique_ptr<Logger> log;

    LogFile() {
        std::filesystem::remove_all(folder);
        log = Logger::open({.level = LogLevel::kInfo,
                            .stream = LogStream::kFile,
                            .file = folder / "new" / "accord.log"})
                  .value();
    }
    LogFile(const LogFile&) = delete;
    ~LogFile() { std::filesystem::remove_all(folder); }

    [[nodiscard]] std::vector<std::string> lines() const {
        std::ifstream file(folder / "new" / "accord.log");
        std::vector<std::string> all;
        for (std::string line; std::getline(file, line);) {
            all.push_back(line);
        }
        return all;
    }
};

TEST(LogInBatches, writes_all_when_it_ends) {
    LogFile file;
    constexpr int kThreads = 4;
    constexpr int kEach = 2000;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&file, thread] {
                for (int i = 0; i < kEach; ++i) {
                    file.log->info(std::to_string(thread) + " entry " + std::to_string(i) + ".");
                }
            });
        }
    }
    file.log.reset();
    const auto lines = file.lines();
    EXPECT_EQ(lines.size(), 1U * kThreads * kEach);
    std::array<int, kThreads> next{};
    for (const auto& line : lines) {
        const auto entry = line.substr(line.find(" info ") + 6);
        const auto thread = static_cast<std::size_t>(entry[0] - '0');
        ASSERT_LT(thread, next.size()) << line;
        ASSERT_EQ(entry, std::to_string(thread) + " entry " + std::to_string(next[thread]++) + ".");
    }
}

TEST(LogInBatches, writes_warnings_and_what_came_before_them_at_once) {
    const LogFile file;
    file.log->info("one");
    file.log->warn("two");
    EXPECT_EQ(file.lines().size(), 2U);
}

TEST(LogInBatches, writes_what_nobody_waits_for_a_moment_later) {
    const LogFile file;
    for (int entry = 1; entry <= 2; ++entry) {
        file.log->info("an entry");
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (file.lines().size() < static_cast<std::size_t>(entry) &&
               std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        EXPECT_EQ(file.lines().size(), static_cast<std::size_t>(entry));
    }
}

}  // namespace
}  // namespace accord
