// What those who share a server tell each other (LISTEN and NOTIFY of PostgreSQL). SQLite has one
// node, which knows what it did.
#pragma once

#include "base/result.hpp"
#include "db/session.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace accord::db {

/// Told to all who listen, when the transaction commits. Throws DatabaseFailure.
void announce(Session& session, std::string_view channel);

/// Whether anybody listens, over whatever connection, as far as the server knows. Throws
/// DatabaseFailure.
bool is_heard(Session& session, std::string_view channel);

/// Listens over a connection of its own. Only interrupt() may be called by another thread.
class Listener {
  public:
    /// Errors: those of connecting; kInvalidInput where nothing is announced.
    static Result<std::unique_ptr<Listener>> open(const std::string& url, std::string_view channel);
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener();

    /// Until something is announced, the server says something else, somebody interrupts, or the
    /// time is up. Whether anything was announced; error: kUnavailable when the connection is lost,
    /// what is announced from then on is not heard.
    Result<bool> wait(std::chrono::milliseconds time_max);

    /// Ends the wait, or the next one.
    void interrupt();

  private:
    struct Impl;
    explicit Listener(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::db
