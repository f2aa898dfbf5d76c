// Writes what waits, and the thread that does so in time: see batching_sink.hpp.
#include "base/log/batching_sink.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <unistd.h>

namespace accord {
namespace {

constexpr auto kDelay = std::chrono::milliseconds(100);
constexpr std::size_t kBatchBytes = 64 * 1024;

int open_to_add(const std::string& file) {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(file).parent_path(), ignored);
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        throw spdlog::spdlog_ex("Failed opening file " + file + " for writing", errno);
    }
    return descriptor;
}

/// Waits for whoever reads. What can't be written is lost: there is nobody to tell.
void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            ::pollfd ready{.fd = descriptor, .events = POLLOUT, .revents = 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return;
        }
    }
}

}  // namespace

BatchingSink::BatchingSink(int descriptor)
    : descriptor_(descriptor),
      owns_descriptor_(false),
      writer_([this](const std::stop_token& stop) { write_later(stop); }) {}

BatchingSink::BatchingSink(const std::string& file)
    : descriptor_(open_to_add(file)),
      owns_descriptor_(true),
      writer_([this](const std::stop_token& stop) { write_later(stop); }) {}

BatchingSink::~BatchingSink() {
    writer_.request_stop();
    writer_.join();
    flush_();
    if (owns_descriptor_) {
        ::close(descriptor_);
    }
}

void BatchingSink::sink_it_(const spdlog::details::log_msg& entry) {
    const bool is_first = waiting_.size() == 0;
    formatter_->format(entry, waiting_);
    if (waiting_.size() >= kBatchBytes) {
        flush_();
    } else if (is_first) {
        some_wait_.notify_one();
    }
}

void BatchingSink::flush_() {
    write_all(descriptor_, {waiting_.data(), waiting_.size()});
    waiting_.clear();
}

void BatchingSink::write_later(const std::stop_token& stop) {
    // Signals are for the threads of the program: one that came here would end it.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    std::unique_lock lock(mutex_);
    while (some_wait_.wait(lock, stop, [this] { return waiting_.size() > 0; })) {
        some_wait_.wait_for(lock, stop, kDelay, [] { return false; });
        flush_();
    }
}

}  // namespace accord
