// The product service as a server: HTTP on a port of this machine.
//
//   product_service [--port N] [--broken]
//
// POST /_pact/state, there for tests only, brings about what a contract supposes ("product 42
// exists"). With --broken, prices are sent as text.
#include "product_service.hpp"

#include <arpa/inet.h>
#include <cstring>
#include <iostream>
#include <netinet/in.h>
#include <regex>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

using products::ProductService;
using products::Request;
using products::Response;

/// Brings about a provider state.
Response enter(ProductService& service, const std::string& state) {
    static const std::regex kExistence{"product ([0-9]{1,9}) (exists|does not exist)"};
    std::smatch match;
    if (std::regex_search(state, match, kExistence)) {
        const int id = std::stoi(match[1]);
        if (match[2] == "exists") {
            service.put(id, {"Kettle", "39.5"});
        } else {
            service.remove(id);
        }
    } else if (state.find("there are products") != std::string::npos) {
        service.put(42, {"Kettle", "39.5"});
        service.put(43, {"Teapot", "24.95"});
    }
    return {200, "{}"};
}

std::string authorization_in(const std::string& head) {
    static const std::regex kField{"\r\nAuthorization: *([^\r]*)", std::regex::icase};
    std::smatch match;
    return std::regex_search(head, match, kField) ? match[1].str() : "";
}

/// Reads until the whole request has come, or the client gives up.
Request receive(int client) {
    std::string text;
    char chunk[4096];
    for (std::size_t body_size = 0;;) {
        const auto head_end = text.find("\r\n\r\n");
        if (head_end != std::string::npos) {
            const std::string head = text.substr(0, head_end + 2);
            std::smatch match;
            static const std::regex kLength{"\r\nContent-Length: *([0-9]{1,6})", std::regex::icase};
            if (std::regex_search(head, match, kLength)) {
                body_size = std::stoul(match[1]);
            }
            if (text.size() >= head_end + 4 + body_size) {
                const auto space = head.find(' ');
                return {head.substr(0, space),
                        head.substr(space + 1, head.find_first_of(" ?", space + 1) - space - 1),
                        authorization_in(head),
                        text.substr(head_end + 4)};
            }
        }
        const auto count = recv(client, chunk, sizeof chunk, 0);
        if (count <= 0) {
            return {};
        }
        text.append(chunk, static_cast<std::size_t>(count));
    }
}

void respond(int client, const Response& response) {
    const std::string text = "HTTP/1.1 " + std::to_string(response.status) +
                             " \r\nContent-Type: application/json\r\nConnection: close\r\n"
                             "Content-Length: " +
                             std::to_string(response.json.size()) + "\r\n\r\n" + response.json;
    send(client, text.data(), text.size(), MSG_NOSIGNAL);
}

/// A socket that listens on this machine, and its port.
std::pair<int, int> listen_on(int port) {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    const int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    socklen_t size = sizeof address;
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(listener, 64) != 0) {
        std::cerr << "can't listen on port " << port << ": " << std::strerror(errno) << "\n";
        std::exit(1);
    }
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    return {listener, ntohs(address.sin_port)};
}

}  // namespace

int main(int argc, char** argv) {
    int wanted_port = 8080;
    bool is_broken = false;
    for (int i = 1; i < argc; ++i) {
        const std::string option = argv[i];
        if (option == "--port" && i + 1 < argc) {
            wanted_port = std::atoi(argv[++i]);
        } else if (option == "--broken") {
            is_broken = true;
        } else {
            std::cerr << "usage: product_service [--port N] [--broken]\n";
            return 2;
        }
    }
    const auto [listener, port] = listen_on(wanted_port);
    std::cout << "Product Service listens on http://127.0.0.1:" << port << std::endl;
    ProductService service(is_broken);
    for (;;) {
        const int client = accept(listener, nullptr, nullptr);
        if (client < 0) {
            continue;
        }
        const timeval patience{5, 0};
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        const Request request = receive(client);
        if (request.path == "/_pact/state") {
            respond(client, enter(service, request.body));
        } else if (!request.method.empty()) {
            respond(client, service.answer(request));
        }
        close(client);
    }
}
