// A migrated database of a test's own, on whichever database the tests run.
#pragma once

#include "broker/store/schema.hpp"
#include "db/database.hpp"
#include "support/database/test_database.hpp"

#include <map>
#include <memory>
#include <string>

namespace accord::support {

class TemporaryStore {
  public:
    TemporaryStore() : place_(broker::store::migrations()), database_(connected()) {}
    TemporaryStore(const TemporaryStore&) = delete;
    TemporaryStore& operator=(const TemporaryStore&) = delete;
    ~TemporaryStore() {
        if (TestDatabase::is_postgres()) {
            kept()[url()] = std::move(database_);
        }
    }

    [[nodiscard]] std::string url() const { return place_.url(); }
    [[nodiscard]] db::Database& database() const { return *database_; }

    /// Runs `work(Session&)` in a transaction that commits, and gives its result.
    template <class Work>
    auto write(Work work) {
        return database_
            ->write([&](db::Transaction& transaction) {
                auto result = work(transaction.session());
                transaction.commit();
                return result;
            })
            .value();
    }

  private:
    /// Connecting to PostgreSQL takes longer than most tests; the next one gets the same database.
    static std::map<std::string, std::unique_ptr<db::Database>>& kept() {
        static std::map<std::string, std::unique_ptr<db::Database>> databases;
        return databases;
    }
    [[nodiscard]] std::unique_ptr<db::Database> connected() const {
        if (auto found = kept().extract(url())) {
            return std::move(found.mapped());
        }
        return db::Database::open({.url = url(), .readers = 1, .writers = 1}).value();
    }

    TestDatabase place_;
    std::unique_ptr<db::Database> database_;
};

}  // namespace accord::support
