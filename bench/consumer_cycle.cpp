// Whole consumer tests by the public interface, each from a new pact to its written file: build,
// start, one request on a new connection, verify (which stops the server and writes), end. The same
// steps, interaction and output as ../shared/bench/core/cycle.c; bench/consumer_cycle.py runs both.
//
//   consumer_cycle CYCLES FOLDER overwrite|merge
//
// "overwrite" writes the same interaction each time, "merge" one more each time.
#include <accord/accord.hpp>
#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <netinet/tcp.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace accord;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kSteps = 5;
constexpr const char* kNames[kSteps] = {"build", "start", "request", "verify+write", "end"};

/// One request on a connection of its own, by plain system calls: the client is not measured. The
/// status, or -1.
int ask(unsigned short port) {
    const int peer = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    int status = -1;
    if (connect(peer, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const std::string request =
            "GET /thing HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
            "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
        char answer[4096];
        if (write(peer, request.data(), request.size()) > 0 &&
            read(peer, answer, sizeof answer) > 12) {
            status = std::atoi(answer + 9);
        }
    }
    close(peer);
    return status;
}

Pact build(const std::string& folder, const std::string& description, bool overwrite) {
    Pact pact("cycle-consumer", "cycle-provider", {.pact_folder = folder, .overwrite = overwrite});
    pact.given("a thing exists")
        .upon_receiving(description)
        .with_request("GET", "/thing")
        .header("Accept", "application/json")
        .will_respond_with(200)
        .json_body(object(
            {{"id", integer(1)}, {"name", like("x")}, {"list", each_like(object({{"k", 1}}))}}));
    return pact;
}

/// The milliseconds of each step; empty when the test failed.
std::vector<double> cycle(const std::string& folder, int number, bool overwrite) {
    std::vector<double> steps;
    auto last = Clock::now();
    const auto lap = [&] {
        const auto now = Clock::now();
        steps.push_back(std::chrono::duration<double, std::milli>(now - last).count());
        last = now;
    };
    {
        Pact pact = build(folder, "a request " + std::to_string(overwrite ? 0 : number), overwrite);
        lap();
        MockServer server = pact.start();
        lap();
        if (ask(server.port()) != 200) {
            return {};
        }
        lap();
        if (!server.verify()) {
            return {};
        }
        lap();
    }
    lap();
    return steps;
}

void print(const char* name, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    std::printf("  %-20s p50=%.3f ms p90=%.3f ms max=%.3f ms\n",
                name,
                times[times.size() / 2],
                times[times.size() * 9 / 10],
                times.back());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        return std::puts("usage: consumer_cycle CYCLES FOLDER overwrite|merge"), 2;
    }
    const int cycles = std::atoi(argv[1]);
    std::vector<std::vector<double>> times(kSteps + 1);
    for (int i = 0; i < cycles; ++i) {
        const auto steps = cycle(argv[2], i, argv[3] == std::string("overwrite"));
        if (steps.empty()) {
            return std::printf("cycle %d failed\n", i), 1;
        }
        double total = 0;
        for (std::size_t step = 0; step < kSteps; ++step) {
            times[step].push_back(steps[step]);
            total += steps[step];
        }
        times[kSteps].push_back(total);
    }
    for (std::size_t step = 0; step < kSteps; ++step) {
        print(kNames[step], times[step]);
    }
    print("TOTAL", times[kSteps]);
    return 0;
}
