// The clients of waiting.py in one thread that takes little of the machine from the broker: each
// holds GET /events open, and asks a question on the same connection when its event has come.
// Prints `ready` once all wait, then a line for each: when it was told, and when it had its answer
// (seconds of CLOCK_MONOTONIC).
//
//   waiting_clients PORT CLIENTS EVENTS_TARGET EVENT QUESTION_TARGET TEXT_OF_THE_ANSWER
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

struct Waiter {
    int socket = -1;
    std::string read;
    bool has_asked = false;
    double told = 0, answered = 0;
};

double now() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

[[noreturn]] void give_up(const char* doing) {
    std::perror(doing);
    std::exit(1);
}

int connected_to(int port) {
    const int made = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<in_port_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (made < 0 || ::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        give_up("connect");
    }
    return made;
}

void ask(const Waiter& waiter, const std::string& target) {
    const std::string request = "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
    if (::send(waiter.socket, request.data(), request.size(), 0) !=
        static_cast<ssize_t>(request.size())) {
        give_up("send");
    }
}

/// Whether head and body have come.
bool is_whole(std::string_view answer) {
    constexpr std::string_view kLength = "Content-Length: ";
    const auto body = answer.find("\r\n\r\n");
    const auto length = answer.find(kLength);
    return body != answer.npos && length < body &&
           answer.size() - body - 4 >=
               static_cast<std::size_t>(std::atoll(answer.data() + length + kLength.size()));
}

/// Reads what is there; false at the end.
bool read_more(Waiter& waiter) {
    char block[16384];
    const auto bytes = ::recv(waiter.socket, block, sizeof block, 0);
    if (bytes < 0) {
        give_up("recv");
    }
    waiter.read.append(block, static_cast<std::size_t>(bytes));
    return bytes > 0;
}

}  // namespace

int main(int count, char** words) {
    if (count != 7) {
        std::fputs(
            "waiting_clients PORT CLIENTS EVENTS_TARGET EVENT QUESTION_TARGET TEXT_OF_THE_ANSWER\n",
            stderr);
        return 2;
    }
    const std::string event = std::string("event: ") + words[4];
    const std::string_view text = words[6];
    std::vector<Waiter> waiters(static_cast<std::size_t>(std::atoi(words[2])));
    const int readiness = ::epoll_create1(0);
    for (auto& waiter : waiters) {
        waiter.socket = connected_to(std::atoi(words[1]));
        ask(waiter, words[3]);
        while (waiter.read.find("event: connected") == std::string::npos) {
            if (!read_more(waiter)) {
                give_up("the broker has closed");
            }
        }
        epoll_event watched{.events = EPOLLIN, .data = {.ptr = &waiter}};
        ::epoll_ctl(readiness, EPOLL_CTL_ADD, waiter.socket, &watched);
    }
    std::puts("ready");
    std::fflush(stdout);
    for (std::size_t left = waiters.size(); left > 0;) {
        epoll_event ready[256];
        const int some = ::epoll_wait(readiness, ready, 256, 60'000);
        if (some <= 0) {
            give_up("nothing has come for a minute");
        }
        for (int i = 0; i < some; ++i) {
            auto& waiter = *static_cast<Waiter*>(ready[i].data.ptr);
            if (!read_more(waiter)) {
                give_up("the broker has closed");
            }
            if (waiter.told == 0 && waiter.read.find(event) != std::string::npos) {
                waiter.told = now();
            }
            if (!waiter.has_asked) {
                if (waiter.told != 0 && waiter.read.ends_with("\r\n0\r\n\r\n")) {
                    waiter.read.clear();
                    ask(waiter, words[5]);
                    waiter.has_asked = true;
                }
            } else if (is_whole(waiter.read)) {
                if (waiter.read.find(text) == std::string::npos) {
                    std::fprintf(stderr, "an answer that is none: %s\n", waiter.read.c_str());
                    return 1;
                }
                waiter.answered = now();
                --left;
            }
        }
    }
    for (const auto& waiter : waiters) {
        std::printf("%.6f %.6f\n", waiter.told, waiter.answered);
    }
    return 0;
}
