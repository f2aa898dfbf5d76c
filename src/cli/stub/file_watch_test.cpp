// Files that change while they are watched.
#include "cli/stub/file_watch.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace accord::cli {
namespace {

struct WatchedFiles : testing::Test {
    std::filesystem::path folder = std::filesystem::path(testing::TempDir()) /
                                   testing::UnitTest::GetInstance()->current_test_info()->name();
    FileWatch watch{[this] {
        return files_in(folder, ".json").value_or(std::vector<std::filesystem::path>());
    }};

    WatchedFiles() { std::filesystem::remove_all(folder); }
    ~WatchedFiles() override { std::filesystem::remove_all(folder); }

    void write(const char* name, const char* text) {
        std::filesystem::create_directories(folder);
        std::ofstream(folder / name) << text;
    }
};

TEST_F(WatchedFiles, a_change_is_told_once_when_it_has_settled) {
    EXPECT_FALSE(watch.has_changed());
    write("a.json", "1");
    EXPECT_FALSE(watch.has_changed());
    write("a.json", "12");
    EXPECT_FALSE(watch.has_changed());
    EXPECT_TRUE(watch.has_changed());
    EXPECT_FALSE(watch.has_changed());
}

TEST_F(WatchedFiles, files_that_come_and_go_are_changes) {
    write("a.json", "1");
    EXPECT_FALSE(watch.has_changed());
    EXPECT_TRUE(watch.has_changed());
    write("b.json", "1");
    EXPECT_FALSE(watch.has_changed());
    EXPECT_TRUE(watch.has_changed());
    std::filesystem::remove(folder / "a.json");
    EXPECT_FALSE(watch.has_changed());
    EXPECT_TRUE(watch.has_changed());
}

TEST_F(WatchedFiles, what_is_as_it_was_is_no_change) {
    write("a.json", "1");
    EXPECT_FALSE(watch.has_changed());
    std::filesystem::remove_all(folder);
    EXPECT_FALSE(watch.has_changed());
    EXPECT_FALSE(watch.has_changed());
}

}  // namespace
}  // namespace accord::cli
