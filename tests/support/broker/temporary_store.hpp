// A migrated database in a folder of its own that is gone afterwards.
#pragma once

#include "broker/store/schema.hpp"
#include "db/database.hpp"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace accord::support {

class TemporaryStore {
  public:
    TemporaryStore() {
        std::string name = (parent() / "accord-db-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        database_ = db::Database::open({.url = url()}).value();
        database_->migrate(broker::store::migrations(), Instant{}).value();
    }
    TemporaryStore(const TemporaryStore&) = delete;
    TemporaryStore& operator=(const TemporaryStore&) = delete;
    ~TemporaryStore() {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    [[nodiscard]] std::string url() const {
        return "sqlite:///" + (folder_ / "b.sqlite3").string();
    }
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
    /// In memory where there is such a place: a test need not wait for a disk.
    static std::filesystem::path parent() {
        const std::filesystem::path memory = "/dev/shm";
        return std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
    }

    std::filesystem::path folder_;
    std::unique_ptr<db::Database> database_;
};

}  // namespace accord::support
