// Choosing the database, and SQLite's: a file in memory where there is such a place, as a test need
// not wait for a disk.
#include "support/database/test_database.hpp"

#include "db/database.hpp"
#include "support/database/postgres_databases.hpp"
#include "support/database/test_place.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace accord::support {
namespace {

/// What ACCORD_TEST_DATABASE says, a file's content in its place.
std::string chosen_database() {
    const char* set = std::getenv("ACCORD_TEST_DATABASE");
    if (set == nullptr) {
        std::fputs(
            "NOTE: on SQLite alone. On PostgreSQL, too: "
            "tests/support/database/postgres.sh run THIS_PROGRAM, or ctest\n",
            stderr);
        return "sqlite";
    }
    std::string chosen = set;
    if (chosen.starts_with('@')) {
        std::ifstream file(chosen.substr(1));
        chosen.clear();
        std::getline(file, chosen);
    }
    if (chosen != "sqlite" && !chosen.starts_with("postgres")) {
        throw std::runtime_error(std::string("ACCORD_TEST_DATABASE is ")
                                     .append(set)
                                     .append(": sqlite, a postgres URL, or @ and a file with one"));
    }
    return chosen;
}

const std::string& chosen_once() {
    static const std::string chosen = chosen_database();
    return chosen;
}

class SqliteFile : public TestDatabase::Place {
  public:
    explicit SqliteFile(std::span<const db::Migration> migrations) {
        const std::filesystem::path memory = "/dev/shm";
        const auto parent =
            std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
        std::string name = (parent / "accord-db-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        if (!migrations.empty()) {
            db::Database::open({.url = url(), .readers = 1})
                .value()
                ->migrate(migrations, Instant{})
                .value();
        }
    }
    ~SqliteFile() override { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::string url() const override {
        return "sqlite:///" + (folder_ / "b.sqlite3").string();
    }

  private:
    std::filesystem::path folder_;
};

}  // namespace

TestDatabase::TestDatabase(std::span<const db::Migration> migrations) {
    if (is_postgres()) {
        place_ = postgres_database(chosen_once(), migrations);
    } else {
        place_ = std::make_unique<SqliteFile>(migrations);
    }
}

TestDatabase::~TestDatabase() = default;

std::string TestDatabase::url() const { return place_->url(); }

bool TestDatabase::is_postgres() { return chosen_once() != "sqlite"; }

}  // namespace accord::support
