// For tests: the database of a Ruby Pact Broker with a story in it, on whichever database the tests
// run.
#pragma once

#include "db/database.hpp"
#include "support/database/test_database.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace accord::support {

class RubyBroker {
  public:
    /// The tables of schema.sql, filled by story.sql beside this file.
    RubyBroker();

    [[nodiscard]] std::string url() const { return place_.url(); }
    [[nodiscard]] db::Database& database() const { return *database_; }

    /// Runs statements as they are.
    void run(std::string_view sql);

  private:
    TestDatabase place_;
    std::unique_ptr<db::Database> database_;
};

}  // namespace accord::support
