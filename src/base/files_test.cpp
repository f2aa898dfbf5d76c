// Files on a real disk: what is left after a write, an error, a killed process.
#include "base/files.hpp"

#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

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

TEST(Files, writes_where_a_link_leads) {
    const Folder folder;
    fs::create_symlink("there.json", folder.path / "link.json");
    ASSERT_TRUE(write_file_atomically(folder.path / "there.json", "one"));
    ASSERT_TRUE(write_file_atomically(folder.path / "link.json", "two"));
    EXPECT_EQ(read_file(folder.path / "there.json"), "two");
    EXPECT_TRUE(fs::is_symlink(folder.path / "link.json"));
}

TEST(Files, makes_what_a_link_leads_to) {
    const Folder folder;
    fs::create_symlink("later.json", folder.path / "link.json");
    ASSERT_TRUE(write_file_atomically(folder.path / "link.json", "one"));
    EXPECT_EQ(read_file(folder.path / "later.json"), "one");
    EXPECT_TRUE(fs::is_symlink(folder.path / "link.json"));
}

TEST(Files, writes_into_an_output_that_was_sent_to_a_file) {
    const Folder folder;
    const auto log = folder.path / "log";
    ASSERT_TRUE(write_file_atomically(log, ""));
    const FileDescriptor output(::open(log.c_str(), O_WRONLY));
    const auto stdout_like = folder.path / "stdout";
    fs::create_symlink(fmt::format("/proc/self/fd/{}", output.get()), stdout_like);
    const auto print = [&](std::string_view text) {
        EXPECT_EQ(::write(output.get(), text.data(), text.size()), std::ssize(text));
    };
    print("before ");
    EXPECT_TRUE(write_file_atomically(stdout_like, "report "));
    EXPECT_TRUE(write_file_atomically(fmt::format("/dev/fd/{}", output.get()), "another "));
    print("after");
    EXPECT_EQ(read_file(log), "before report another after");
}

TEST(Files, writes_into_what_is_no_file) {
    const Folder folder;
    const auto pipe = folder.path / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const FileDescriptor reader(::open(pipe.c_str(), O_RDWR | O_NONBLOCK));
    EXPECT_TRUE(write_file_atomically(pipe, "told"));
    EXPECT_TRUE(fs::is_fifo(pipe));
    char told[10];
    EXPECT_EQ(::read(reader.get(), told, sizeof told), 4);
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

TEST(FileMark, knows_its_file_until_that_is_written_or_replaced) {
    const Folder folder;
    const auto path = folder.path / "x";
    EXPECT_FALSE(FileMark::of(path));
    ASSERT_TRUE(write_file_atomically(path, "one", Durability::kProcess));
    const auto first = FileMark::of(path);
    EXPECT_TRUE(first->is_at(path));
    ASSERT_TRUE(write_file_atomically(path, "two", Durability::kProcess));
    EXPECT_FALSE(first->is_at(path));
    const auto second = FileMark::of(path);
    std::ofstream(path, std::ios::app) << "more";
    EXPECT_FALSE(second->is_at(path));
    fs::remove(path);
    EXPECT_FALSE(second->is_at(path));
}

TEST(FileLock, writes_over_what_a_killed_holder_left) {
    const Folder folder;
    const auto path = folder.path / "x.json";
    std::ofstream(path.string() + ".tmp") << "a longer half";
    ASSERT_TRUE(FileLock::acquire(path)->write("whole", Durability::kProcess));
    EXPECT_EQ(read_file(path), "whole");
    EXPECT_FALSE(fs::exists(path.string() + ".tmp"));
}

TEST(FileLock, leaves_to_its_readers_what_a_killed_holder_left) {
    const Folder folder;
    const auto path = folder.path / "x.json";
    ASSERT_TRUE(write_file_atomically(path, "the old one"));
    std::ifstream reader(path);
    fs::rename(path, path.string() + ".tmp");
    ASSERT_TRUE(FileLock::acquire(path)->write("new", Durability::kProcess));
    std::string read;
    std::getline(reader, read);
    EXPECT_EQ(read, "the old one");
}

TEST(FileLock, does_not_move_a_folder_away) {
    const Folder folder;
    const auto path = folder.path / "x.json";
    fs::create_directories(path / "deep");
    EXPECT_FALSE(FileLock::acquire(path)->write("{}", Durability::kProcess));
    EXPECT_TRUE(fs::exists(path / "deep"));
    EXPECT_FALSE(fs::exists(path.string() + ".tmp"));
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
                if (!lock || ++inside != 1) {
                    collided = true;
                }
                --inside;
            }
        });
    }
    threads.clear();
    EXPECT_FALSE(collided);
}

TEST(FileLock, leaves_nothing_beside_the_file) {
    const Folder folder;
    {
        const auto lock = FileLock::acquire(folder.path / "x.json");
        ASSERT_TRUE(lock);
        ASSERT_TRUE(lock->write("{}", Durability::kProcess));
    }
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path)) {
        names.push_back(entry.path().filename());
    }
    EXPECT_THAT(names, testing::ElementsAre("x.json"));
}

TEST(TemporaryFolder, is_removed_with_what_is_in_it_by_the_last_that_holds_it) {
    std::filesystem::path path;
    {
        TemporaryFolder made;
        path = made.path();
        ASSERT_TRUE(write_file_atomically(path / "deep/a.txt", "a"));
        const TemporaryFolder held(std::move(made));
        EXPECT_EQ(held.path(), path);
        EXPECT_NE(TemporaryFolder().path(), path);
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(TemporaryFolder, has_no_path_when_it_cannot_be_made) {
    EXPECT_TRUE(TemporaryFolder("/proc/nowhere").path().empty());
}

}  // namespace
}  // namespace accord
