// The system's look-up of names on a thread of its own: see name_lookup.hpp.
#include "http/client/name_lookup.hpp"

#include <future>
#include <memory>
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

}  // namespace

std::vector<tcp::endpoint> look_up(const std::string& host,
                                   unsigned short port,
                                   Deadline deadline,
                                   error_code& error) {
    const auto address = asio::ip::make_address(host, error);
    if (!error) {
        return {tcp::endpoint(address, port)};
    }
    std::packaged_task<Answer()> task([host, port] { return ask_system(host, port); });
    auto future = task.get_future();
    std::thread(std::move(task)).detach();
    if (future.wait_until(deadline) != std::future_status::ready) {
        error = asio::error::timed_out;
        return {};
    }
    auto answer = future.get();
    error = answer.error;
    return std::move(answer.endpoints);
}

}  // namespace accord::http
