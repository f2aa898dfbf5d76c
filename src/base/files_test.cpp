#include "base/files.hpp"

#include <atomic>
#include <thread>

namespace accord {
namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path =
        fs::temp_directory_path() /
        ("accord-files-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
         ::testing::UnitTest::GetInstance()->current_test_info()->name());
    Folder() {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
};

TEST(Files, writes_whole_and_leaves_nothing_beside) {
    const Folder folder;
    ASSERT_TRUE(write_file_atomically(folder.path / "sub" / "a.json", "one"));
    ASSERT_TRUE(write_file_atomically(folder.path / "sub" / "a.json", "two"));
    EXPECT_EQ(read_file(folder.path / "sub" / "a.json"), "two");
    EXPECT_EQ(files_in(folder.path / "sub", ".json")->size(), 1U);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path / "sub"), {}), 1);
}

TEST(Files, errors_name_the_path) {
    const Folder folder;
    const auto missing = read_file(folder.path / "no.json");
    EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(missing.error().message,
              "can't read " + (folder.path / "no.json").string() + ": No such file or directory");
    EXPECT_EQ(read_file(folder.path).error().code, ErrorCode::kIo);
    EXPECT_EQ(files_in(folder.path / "no", ".json").error().code, ErrorCode::kNotFound);
    ASSERT_TRUE(write_file_atomically(folder.path / "file", "12345"));
    EXPECT_EQ(read_file(folder.path / "file", 4).error().code, ErrorCode::kLimit);
    EXPECT_EQ(write_file_atomically(folder.path / "file" / "x", "").error().code, ErrorCode::kIo);
}

TEST(FileLock, lets_one_holder_in_at_a_time) {
    const Folder folder;
    std::atomic<int> inside = 0;
    std::atomic<bool> collided = false;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 50; ++j) {
                const auto lock = FileLock::acquire(folder.path / "x.json");
                if (!lock || ++inside != 1) collided = true;
                --inside;
            }
        });
    }
    threads.clear();
    EXPECT_FALSE(collided);
}

}  // namespace
}  // namespace accord
