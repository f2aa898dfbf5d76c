#include "http.hpp"

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
    if (connected) {
        return peer;
    }
    close(peer);
    throw std::runtime_error("nobody answers at " + host + ":" + port);
}

}  // namespace

HttpAnswer http_send(const std::string& base_url, const HttpRequest& request) {
    const auto host_start = base_url.find("//") + 2;
    const auto colon = base_url.find(':', host_start);
    const std::string host = base_url.substr(host_start, colon - host_start);
    const int peer = connect_to(host, base_url.substr(colon + 1));

    std::string text = request.method + " " + request.target + " HTTP/1.1\r\nHost: " + host +
                       "\r\nConnection: close\r\n";
    for (const std::string& header : request.headers) {
        text += header + "\r\n";
    }
    if (!request.body.empty()) {
        text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    }
    text += "\r\n" + request.body;
    send(peer, text.data(), text.size(), MSG_NOSIGNAL);

    std::string answer;
    char chunk[4096];
    for (ssize_t count; (count = recv(peer, chunk, sizeof chunk, 0)) > 0;) {
        answer.append(chunk, static_cast<std::size_t>(count));
    }
    close(peer);

    const auto end = answer.find("\r\n\r\n");
    if (end == std::string::npos) {
        throw std::runtime_error("no answer from " + base_url);
    }
    return {
        std::stoi(answer.substr(answer.find(' '))), answer.substr(0, end), answer.substr(end + 4)};
}

HttpAnswer http_get(const std::string& base_url,
                    const std::string& path,
                    const std::string& token) {
    return http_send(
        base_url,
        {"GET", path, {"Accept: application/json", "Authorization: Bearer " + token}, ""});
}

}  // namespace shop
