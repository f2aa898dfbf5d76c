// An empty or migrated database for one test, on SQLite or on PostgreSQL as ACCORD_TEST_DATABASE
// says.
#pragma once

#include "db/migration.hpp"

#include <memory>
#include <span>
#include <string>

namespace accord::support {

/// `sqlite` (also where it is not set): a file in a folder of its own. A postgres URL, or `@` and
/// the name of a file with it: a database on that server, which postgres.sh beside this file
/// starts.
class TestDatabase {
  public:
    /// With `migrations` applied; they are the same on every call with as many.
    explicit TestDatabase(std::span<const db::Migration> migrations = {});
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;
    ~TestDatabase();  ///< what is connected to it must be gone by then

    [[nodiscard]] std::string url() const;

    /// Where one is meant: files that vanish, what SQLite counts, a server that restarts.
    static bool is_postgres();

    class Place;

  private:
    std::unique_ptr<Place> place_;
};

}  // namespace accord::support
