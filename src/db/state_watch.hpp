// Tells one state of the database from another, so that what was made from a state can be used
// again while that state lasts, whoever writes: this program, another node, a person at a console.
#pragma once

#include "db/session.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace accord::db {

/// Asks the database itself, over a connection of its own that is made when it is first needed.
/// Many who ask at once share one question: each gets the answer to one that was put after it came.
/// Thread-safe.
class StateWatch {
  public:
    using Connect = std::function<std::unique_ptr<Session>()>;

    explicit StateWatch(Connect connect) : connect_(std::move(connect)) {}

    /// A name of the state that all who read from now on see, or a later one. Two names are equal
    /// only if nothing was committed between the two calls, this one's end and the other's. Nothing
    /// when the database does not answer.
    std::optional<std::string> state();

  private:
    std::optional<std::string> ask();

    const Connect connect_;
    std::unique_ptr<Session> session_;  ///< of whoever asks
    std::uint64_t connections_ = 0;     ///< made so far; numbers of one mean nothing to another

    std::mutex mutex_;
    std::condition_variable answered_;
    bool is_asking_ = false;
    std::uint64_t questions_ = 0;        ///< answered so far
    std::optional<std::string> answer_;  ///< to the last of them
};

}  // namespace accord::db
