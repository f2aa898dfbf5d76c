// The system's look-up of names on a thread of its own: see name_lookup.hpp.
#include "http/client/name_lookup.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace accord::http {
namespace {

struct Answer {
    std::vector<tcp::endpoint> endpoints;
    error_code error;
};

Answer ask_system(const std::string& host, unsigned short port) {
    asio::io_context io;
    tcp::resolver resolver(io);
    Answer answer;
    for (const auto& entry : resolver.resolve(host, std::to_string(port), answer.error)) {
        answer.endpoints.push_back(entry.endpoint());
    }
    return answer;
}

/// What the thread leaves for whoever still waits.
struct Pending {
    std::mutex mutex;
    std::condition_variable_any came;
    std::optional<Answer> answer;
};

}  // namespace

std::vector<tcp::endpoint> look_up(const std::string& host,
                                   unsigned short port,
                                   const LookUpLimit& limit,
                                   error_code& error) {
    const auto address = asio::ip::make_address(host, error);
    if (!error) {
        return {tcp::endpoint(address, port)};
    }
    const auto pending = std::make_shared<Pending>();
    std::thread([host, port, pending] {
        auto answer = ask_system(host, port);
        const std::lock_guard lock(pending->mutex);
        pending->answer = std::move(answer);
        pending->came.notify_all();
    }).detach();
    std::unique_lock lock(pending->mutex);
    pending->came.wait_until(
        lock, limit.stop, limit.deadline, [&] { return pending->answer.has_value(); });
    if (!pending->answer) {
        error =
            limit.stop.stop_requested() ? asio::error::operation_aborted : asio::error::timed_out;
        return {};
    }
    error = pending->answer->error;
    return std::move(pending->answer->endpoints);
}

}  // namespace accord::http
