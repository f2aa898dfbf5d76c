// Where the log of a server goes: an access log has thousands of entries a second, and a system
// call for each would cost more than the answers. Inside base only: it knows spdlog.
#pragma once

#define SPDLOG_FMT_EXTERNAL
#include <spdlog/sinks/base_sink.h>

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace accord {

/// Writes entries to a descriptor together: when there are many, when one of them must not be lost
/// (the logger flushes then), otherwise a moment after the first.
class BatchingSink final : public spdlog::sinks::base_sink<std::mutex> {
  public:
    /// Does not close it.
    explicit BatchingSink(int descriptor);
    /// Adds to the file, which it creates, with its folder. Throws spdlog::spdlog_ex.
    explicit BatchingSink(const std::string& file);
    ~BatchingSink() override;  ///< when all is written

  protected:
    void sink_it_(const spdlog::details::log_msg& entry) override;
    void flush_() override;

  private:
    void write_later(const std::stop_token& stop);

    const int descriptor_;
    const bool owns_descriptor_;
    spdlog::memory_buf_t waiting_;
    std::condition_variable_any some_wait_;
    std::jthread writer_;
};

}  // namespace accord
