// The file of SQLite: one that vanishes, can't be made, or is something else.
#include "base/files.hpp"
#include "db/database.hpp"

#include <fstream>
#include <future>
#include <latch>
#include <unistd.h>

namespace accord::db {
namespace {

constexpr Migration kNames[] = {
    {1, "names", "create table names (id {{id}}, name text unique);\n"}};

struct FolderOfFile {
    TemporaryFolder folder;
    const std::filesystem::path& path = folder.path();
    [[nodiscard]] std::string url() const { return "sqlite:///" + (path / "t.sqlite3").string(); }
};

TEST(SqliteFile, a_file_that_was_deleted_or_replaced_takes_no_more) {
    const FolderOfFile folder;
    auto database = Database::open({.url = folder.url()}).value();
    database->migrate(kNames, Instant{}).value();
    const auto file = folder.path / "t.sqlite3";
    const auto insert = [&] {
        return database->write([](Transaction& t) {
            t.session().run("insert into names (name) values (?)", "x");
            t.commit();
        });
    };
    ASSERT_TRUE(database->ping());
    std::filesystem::rename(file, folder.path / "elsewhere");
    for (const auto& failed : {database->ping(), insert()}) {
        ASSERT_FALSE(failed);
        EXPECT_EQ(failed.error().code, ErrorCode::kIo);
        EXPECT_EQ(failed.error().message,
                  "the database file " + file.string() +
                      " was deleted or moved while it was open; nothing more is written. Put it "
                      "back if you can, and start again");
    }
    std::ofstream(file) << "other";
    EXPECT_NE(database->ping().error().message.find("was replaced"), std::string::npos);
    const auto names = [](Session& s) { return s.all<std::string>("select name from names"); };
    EXPECT_TRUE(database->read(names).value().empty()) << "what is there can still be read";
    std::filesystem::rename(folder.path / "elsewhere", file);
    EXPECT_TRUE(insert()) << "after it was put back";
}

TEST(SqliteFile, a_new_file_is_opened_by_many_at_once) {
    for (int round = 0; round < 20; ++round) {
        const FolderOfFile folder;
        std::latch all_there(4);
        std::vector<std::future<std::string>> opened;
        for (int i = 0; i < 4; ++i) {
            opened.push_back(std::async(std::launch::async, [&] {
                all_there.arrive_and_wait();
                const auto database = Database::open({.url = folder.url()});
                return database ? std::string() : database.error().message;
            }));
        }
        for (auto& one : opened) {
            EXPECT_EQ(one.get(), "");
        }
    }
}

TEST(SqliteFile, a_file_that_cannot_be_made_is_named) {
    const FolderOfFile folder;
    const auto missing = (folder.path / "none" / "t.sqlite3").string();
    EXPECT_EQ(Database::open({.url = "sqlite:///" + missing}).error().message,
              "cannot create the database file t.sqlite3 in " + (folder.path / "none").string() +
                  ": No such file or directory");
}

TEST(SqliteFile, a_file_that_is_no_database_is_an_io_error) {
    const FolderOfFile folder;
    std::ofstream(folder.path / "t.sqlite3") << std::string(4096, 'x');
    const auto error = Database::open({.url = folder.url()}).error();
    EXPECT_EQ(error.code, ErrorCode::kIo);
    EXPECT_TRUE(error.message.starts_with("opening ")) << error.message;
}

}  // namespace
}  // namespace accord::db
