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

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ssl/context.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <sys/types.h>
#include <thread>
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
    std::string peer = {};  ///< the client's address
};

/// Empty when the client is gone already. IPv4 is written as such where the socket speaks both.
std::string address_of_peer(const Socket& socket);

/// One io thread.
struct Lane {
    std::unordered_set<OpenConnection*> connections;  ///< outlives the coroutines that `io` holds
    bool is_stopping = false;
    asio::io_context io{1};
    Timer sweep_timer{io};
    Timer stop_timer{io};

    Lane() = default;
    Lane(const Lane&) = delete;
    ~Lane();  ///< ends the thread

    /// Starts the thread, which ends when begin_stop() has ended.
    void start();
    /// The same, but the thread stays for the next server when begin_stop() has ended.
    void start_to_stay();
    /// Whether start_to_stay() was called by this process, and nothing of a server is left.
    [[nodiscard]] bool may_stay() const;
    /// A process that was forked has the lanes of its parent, but not their threads.
    [[nodiscard]] bool is_of_this_process() const;

    void add(OpenConnection& connection, SteadyClock::duration sweep_interval);
    void remove(OpenConnection& connection) { connections.erase(&connection); }
    /// A coroutine of a connection begins, and has ended.
    void note_begun() { ++running_; }
    void note_ended();
    /// How many connections begin_stop() could not wait for.
    [[nodiscard]] std::size_t connections_cut() const { return connections_cut_; }
    /// No more requests: closes idle connections; the others close when they have answered, or when
    /// the time is up. With the last of them the lane's part in the server ends.
    void begin_stop(SteadyClock::duration time);
    /// Returns when what begin_stop() began has ended. Called once for each begin_stop().
    void wait_for_end();

  private:
    void run();
    void run_looking();
    void sweep();
    void sweep_in(SteadyClock::duration interval);
    void cancel_all();
    void end();
    void tell_end();

    std::size_t running_ = 0;  ///< coroutines of connections
    std::size_t stops_ = 0;    ///< so that the timer of one does not end the next
    bool stays_ = false;
    bool is_spent_ = false;  ///< the thread ends
    bool is_sweeping_ = false;
    std::size_t connections_cut_ = 0;
    std::optional<asio::executor_work_guard<Executor>> work_;  ///< what the thread waits for
    mutable std::mutex mutex_;
    std::condition_variable ended_;
    bool has_ended_ = false;
    pid_t process_ = 0;
    std::thread thread_;
};

/// Counts the open connections of all lanes.
class ConnectionCount {
  public:
    bool try_add(std::size_t max);
    void remove() { --open_; }
    [[nodiscard]] bool is_none() const { return open_ == 0; }

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

/// Serves one accepted connection, which `shared.count` holds already. Who spawns it gives that
/// back, and tells the lane, when it has ended.
Task<> serve_connection(ServerShared& shared, Lane& lane, Socket socket);

}  // namespace accord::http
