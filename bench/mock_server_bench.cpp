// A mock server with N interactions for bench/mock_server.py and for ../shared/bench/core: the same
// requests, bodies and rules as its ms_server.c, and the same lines of output.
//
//   mock_server_bench N [post]
//
// Prints port, times and memory, waits for a line, then prints memory and whether all matched.
#include <accord/accord.hpp>
#include <chrono>
#include <fstream>
#include <iostream>

namespace {

using namespace accord;

double micros_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start)
        .count();
}

long resident_kb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.rfind("VmRSS:", 0) == 0) {
            return std::stol(line.substr(6));
        }
    }
    return -1;
}

Value widget() {
    return object({{"id", integer(42)},
                   {"name", like("Widget")},
                   {"price", decimal(12.5)},
                   {"active", boolean(true)},
                   {"email", regex("^[^@]+@[^@]+$", "a@example.org")},
                   {"address", object({{"street", like("1 Long Road")}, {"city", like("Town")}})},
                   {"tags", like(array({"red", "green"}))}});
}

Value order() {
    return object({{"sku", like("A-1")},
                   {"qty", integer(3)},
                   {"lines", each_like(object({{"n", integer(1)}, {"t", like("x")}}))}});
}

void add_interactions(Pact& pact, int count, bool post) {
    for (int i = 0; i < count; ++i) {
        auto request = pact.upon_receiving("request " + std::to_string(i))
                           .with_request(post ? "POST" : "GET", "/items/" + std::to_string(i));
        if (post) {
            request.json_body(order());
        }
        request.will_respond_with(200).json_body(widget());
    }
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::stoi(argv[1]) : 1;
    const auto start = std::chrono::steady_clock::now();
    Pact pact("bench-consumer", "bench-provider");
    add_interactions(pact, count, argc > 2 && argv[2] == std::string("post"));
    const double built = micros_since(start);
    const MockServer server = pact.start();
    std::cout << "port=" << server.port() << " build_us=" << static_cast<long>(built)
              << " start_us=" << static_cast<long>(micros_since(start) - built)
              << " rss_kb=" << resident_kb() << std::endl;
    std::string line;
    std::getline(std::cin, line);
    const auto asked = std::chrono::steady_clock::now();
    const bool matched = static_cast<bool>(server.outcome());
    std::cout << "rss_end_kb=" << resident_kb() << " matched=" << matched
              << " matched_us=" << static_cast<long>(micros_since(asked)) << "\ncleanup_us=0"
              << std::endl;
}
