// Where a database for one test is: what SQLite and PostgreSQL have in common.
#pragma once

#include "support/database/test_database.hpp"

namespace accord::support {

class TestDatabase::Place {
  public:
    Place() = default;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    virtual ~Place() = default;  ///< gives it back
    [[nodiscard]] virtual std::string url() const = 0;
};

}  // namespace accord::support
