// The body of an answer that goes on for as long as its reader listens: filled by any thread, sent
// by the server as it comes.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace accord::http {

/// Thread-safe.
class BodyStream {
  public:
    struct Options {
        /// What may wait for a reader that is slow; with more its stream ends.
        std::size_t bytes_max = 64 * 1024;
        std::string heartbeat = {};  ///< sent when nothing else has been for so long
        std::chrono::milliseconds heartbeat_after{15'000};
        std::chrono::milliseconds ends_after{std::chrono::hours(24)};
    };

    BodyStream() : BodyStream(Options()) {}
    explicit BodyStream(Options options) : options_(std::move(options)) {}
    BodyStream(const BodyStream&) = delete;
    BodyStream& operator=(const BodyStream&) = delete;

    [[nodiscard]] const Options& options() const { return options_; }

    /// Adds to what is sent. False when nobody will read it: the reader has left, or was too slow.
    bool push(std::string_view text);
    /// After what has been pushed, nothing comes any more.
    void end();
    /// What is sent from now on when nothing else is, and, if it has not been sent by then, when
    /// the time of the stream is up.
    void set_heartbeat(std::string text);
    /// Whether less than half of what may wait does so.
    [[nodiscard]] bool has_room();

    // The server's part.

    /// From now on `wake` is called whenever there is something to take, by whoever put it there;
    /// it must not block, nor use the stream.
    void listen(std::function<void()> wake);
    /// The reader has left. `wake` is not called any more.
    void leave();
    struct Taken {
        std::string text;
        bool is_end = false;  ///< nothing comes after it
    };
    Taken take();
    std::string take_heartbeat();
    /// The heartbeat, if it was set and has not been taken since.
    std::string take_last_heartbeat();

  private:
    void wake_reader();

    const Options options_;
    std::mutex mutex_;
    std::string waiting_;
    std::string heartbeat_ = options_.heartbeat;
    bool has_new_heartbeat_ = false;
    bool has_ended_ = false;
    std::function<void()> wake_;
};

}  // namespace accord::http
