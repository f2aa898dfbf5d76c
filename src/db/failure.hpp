// How a database that does not do what it is told interrupts the work on it.
#pragma once

#include "base/result.hpp"

#include <stdexcept>

namespace accord::db {

/// What helps after a failure.
enum class Remedy {
    kNone,       ///< it would fail again
    kRunAgain,   ///< two transactions collided: nothing was changed, and the same work may succeed
    kReconnect,  ///< the connection is gone, and with it all that was not committed
};

/// Never leaves Database::attempt, which turns it into a Result: code between the two need not pass
/// it on.
class DatabaseFailure : public std::runtime_error {
  public:
    explicit DatabaseFailure(Error error, Remedy remedy = Remedy::kNone)
        : std::runtime_error(error.message), error_(std::move(error)), remedy_(remedy) {}
    [[nodiscard]] const Error& error() const { return error_; }
    [[nodiscard]] Remedy remedy() const { return remedy_; }

  private:
    Error error_;
    Remedy remedy_;
};

}  // namespace accord::db
