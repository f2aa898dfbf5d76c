#include "http_get.hpp"

#include <netdb.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace shop {
namespace {

int connect_to(const std::string& host, const std::string& port) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) {
        throw std::runtime_error("unknown host " + host);
    }
    const int peer = socket(found->ai_family, found->ai_socktype, 0);
    const bool connected = connect(peer, found->ai_addr, found->ai_addrlen) == 0;
    freeaddrinfo(found);
    if (connected) return peer;
    close(peer);
    throw std::runtime_error("nobody answers at " + host + ":" + port);
}

}  // namespace

HttpAnswer http_get(const std::string& base_url,
                    const std::string& path,
                    const std::string& token) {
    const auto host_start = base_url.find("//") + 2;
    const auto colon = base_url.find(':', host_start);
    const std::string host = base_url.substr(host_start, colon - host_start);
    const int peer = connect_to(host, base_url.substr(colon + 1));

    const std::string request = "GET " + path + " HTTP/1.1\r\nHost: " + host +
                                "\r\nAccept: application/json\r\nAuthorization: Bearer " + token +
                                "\r\nConnection: close\r\n\r\n";
    send(peer, request.data(), request.size(), MSG_NOSIGNAL);

    std::string answer;
    char chunk[4096];
    for (ssize_t count; (count = recv(peer, chunk, sizeof chunk, 0)) > 0;) {
        answer.append(chunk, static_cast<std::size_t>(count));
    }
    close(peer);

    const auto body = answer.find("\r\n\r\n");
    if (body == std::string::npos) throw std::runtime_error("no answer from " + base_url);
    return {std::stoi(answer.substr(answer.find(' '))), answer.substr(body + 4)};
}

}  // namespace shop
