// A bare TCP connection for tests that have to send what no client would.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace accord::support {

class TestSocket {
  public:
    explicit TestSocket(unsigned short port) : TestSocket(::socket(AF_INET, SOCK_STREAM, 0)) {
        const sockaddr_in address{.sin_family = AF_INET,
                                  .sin_port = htons(port),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)},
                                  .sin_zero = {}};
        if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address)) {
            throw std::runtime_error("nobody listens");
        }
        // What is sent goes out at once: a client that answers piece by piece would wait otherwise.
        const int yes = 1;
        ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    TestSocket(const TestSocket&) = delete;
    ~TestSocket() { ::close(descriptor_); }

    void send(std::string_view text) {
        while (!text.empty()) {
            const auto sent = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return;
            }
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    /// Everything until the other side closes, or for `patience_ms` after the last byte.
    std::string read_all(int patience_ms = 5000) {
        std::string out;
        for (pollfd ready{descriptor_, POLLIN, 0}; ::poll(&ready, 1, patience_ms) > 0;) {
            if (!read_into(out)) {
                break;
            }
        }
        return out;
    }

    /// What comes next; empty when nothing does within the time, or the other side has closed.
    std::string read_some(int patience_ms = 5000) {
        std::string out;
        pollfd ready{descriptor_, POLLIN, 0};
        if (::poll(&ready, 1, patience_ms) > 0) {
            read_into(out);
        }
        return out;
    }

    /// Reads until `mark` has come; what came until then and with it.
    std::string read_until(std::string_view mark) {
        std::string out;
        while (out.find(mark) == std::string::npos) {
            pollfd ready{descriptor_, POLLIN, 0};
            if (::poll(&ready, 1, 5000) <= 0 || !read_into(out)) {
                break;
            }
        }
        return out;
    }

    /// True when the other side breaks the connection off within the time.
    bool is_reset_within(int time_ms) {
        pollfd ready{descriptor_, POLLIN, 0};
        char byte = 0;
        return ::poll(&ready, 1, time_ms) > 0 && ::recv(descriptor_, &byte, 1, 0) < 0;
    }

    /// True when the other side has closed within the time.
    bool is_closed_within(int time_ms) {
        pollfd ready{descriptor_, POLLIN, 0};
        std::string rest;
        return ::poll(&ready, 1, time_ms) > 0 && !read_into(rest);
    }

  private:
    explicit TestSocket(int descriptor) : descriptor_(descriptor) {}

    bool read_into(std::string& out) const {
        char chunk[4096];
        const auto count = ::recv(descriptor_, chunk, sizeof chunk, 0);
        if (count > 0) {
            out.append(chunk, static_cast<std::size_t>(count));
        }
        return count > 0;
    }

    int descriptor_;
};

}  // namespace accord::support
