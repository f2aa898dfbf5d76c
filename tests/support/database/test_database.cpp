// Choosing the database, and SQLite's: a file in memory where there is such a place, as a test need
// not wait for a disk.
#include "support/database/test_database.hpp"

#include "base/files.hpp"
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

std::filesystem::path memory_if_there() {
    const std::filesystem::path memory = "/dev/shm";
    return std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
}

class SqliteFile : public TestDatabase::Place {
  public:
    explicit SqliteFile(std::span<const db::Migration> migrations) {
        if (!migrations.empty()) {
            db::Database::open({.url = url(), .readers = 1})
                .value()
                ->migrate(migrations, Instant{})
                .value();
        }
    }
    [[nodiscard]] std::string url() const override {
        return "sqlite:///" + (folder_.path() / "b.sqlite3").string();
    }

  private:
    TemporaryFolder folder_{memory_if_there()};
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
