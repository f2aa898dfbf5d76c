// One connection of a server, from handshake to close, as a coroutine on one io thread.
//
// A thread and its connections are a Lane; nothing of a lane is touched by another thread, so
// nothing of it is locked. Time limits cost no timer per request: a connection notes its deadline,
// and its lane looks through all of them a few times a second.
#pragma once

#include "base/log.hpp"
#include "http/asio.hpp"
#include "http/server.hpp"
#include "http/server/byte_budget.hpp"
#include "http/server/together.hpp"
#include "http/server/work_queue.hpp"

#include <boost/asio/ssl/context.hpp>

#include <atomic>
#include <unordered_set>

namespace accord::http {

/// What a lane knows of each of its connections.
class OpenConnection {
  public:
    enum class Phase { kIdle, kReading, kHandling, kWriting, kClosing };

    virtual ~OpenConnection() = default;
    /// Ends the operation that is under way; the coroutine sees why in `is_timed_out`.
    virtual void cancel() = 0;

    Phase phase = Phase::kIdle;
    Deadline deadline = Deadline::max();
    bool is_timed_out = false;
};

/// One io thread.
struct Lane {
    std::unordered_set<OpenConnection*> connections;  ///< outlives the coroutines that `io` holds
    bool is_stopping = false;
    asio::io_context io{1};
    Timer sweep_timer{io};
    Timer stop_timer{io};

    /// What the thread does: all work, until begin_stop() has ended.
    void run(SteadyClock::duration look_time);
    /// Returns when run() has ended, for which it looks as long as that before it sleeps.
    void wait_for_end(SteadyClock::duration look_time) const;
    /// Cancels every connection whose deadline has passed.
    void sweep();
    /// How many connections begin_stop() could not wait for.
    [[nodiscard]] std::size_t connections_cut() const { return connections_cut_; }
    /// No more requests: closes idle connections; the others close when they have answered, or when
    /// the time is up. With the last of them the thread ends.
    void begin_stop(SteadyClock::duration time);
    void remove(OpenConnection& connection);

  private:
    void cancel_all();

    std::atomic<bool> has_ended_ = false;
    std::atomic<std::size_t> connections_cut_ = 0;
};

/// Counts the open connections of all lanes.
class ConnectionCount {
  public:
    bool try_add(std::size_t max);
    void remove() { --open_; }

  private:
    std::atomic<std::size_t> open_ = 0;
};

/// What the connections of a server share.
struct ServerShared {
    ServerOptions options;
    Handler handler;
    Logger& log;
    std::optional<asio::ssl::context> tls = std::nullopt;
    std::unique_ptr<WorkQueue> queue = nullptr;    ///< none: handlers run on the io threads
    std::unique_ptr<Together> together = nullptr;  ///< none: every request goes to the handler
    ConnectionCount count = {};
    ByteBudget request_bytes{options.request_bytes_max};
    ByteBudget answer_bytes{options.answer_bytes_max};
};

/// Serves one accepted connection, which `shared.count` holds already; it is given back at the end.
Task<> serve_connection(ServerShared& shared, Lane& lane, Socket socket);

}  // namespace accord::http
