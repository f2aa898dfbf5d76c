// The product service: a small web service that knows nothing of Accord.
//
//   product_service [--port N] [--broken]
//
// GET /products and GET /products/<id> want "Authorization: Bearer shop-token" and answer JSON.
// POST /_pact/state, there for tests only, brings about what a contract supposes ("product 42
// exists"). With --broken, prices are sent as text: a change that breaks the web shop.
#include <arpa/inet.h>
#include <cstring>
#include <iostream>
#include <map>
#include <netinet/in.h>
#include <regex>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

struct Product {
    std::string name;
    std::string price;
};

struct Request {
    std::string method, path, head, body;
};

struct Response {
    int status;
    std::string json;
};

class ProductService {
  public:
    explicit ProductService(bool is_broken) : is_broken_(is_broken) {}

    Response answer(const Request& request) {
        if (request.method == "POST" && request.path == "/_pact/state") {
            return enter(request.body);
        }
        if (!std::regex_search(request.head, kToken)) {
            return {401, R"({"error":"Log in first"})"};
        }
        std::smatch match;
        if (request.path == "/products") {
            return {200, list()};
        }
        if (std::regex_match(request.path, match, kProductPath)) {
            return product(std::stoi(match[1]));
        }
        return {404, R"({"error":"There is nothing here"})"};
    }

  private:
    inline static const std::regex kToken{"\r\nAuthorization: Bearer shop-token\r\n",
                                          std::regex::icase};
    inline static const std::regex kProductPath{"/products/([0-9]{1,9})"};
    inline static const std::regex kExistence{"product ([0-9]{1,9}) (exists|does not exist)"};

    /// Brings about a provider state.
    Response enter(const std::string& state) {
        std::smatch match;
        if (std::regex_search(state, match, kExistence)) {
            const int id = std::stoi(match[1]);
            if (match[2] == "exists") {
                products_[id] = {"Kettle", "39.5"};
            } else {
                products_.erase(id);
            }
        } else if (state.find("there are products") != std::string::npos) {
            products_ = {{42, {"Kettle", "39.5"}}, {43, {"Teapot", "24.95"}}};
        }
        return {200, "{}"};
    }

    Response product(int id) const {
        const auto found = products_.find(id);
        if (found != products_.end()) {
            return {200, json(id, found->second)};
        }
        return {404, R"({"error":"There is no product )" + std::to_string(id) + "\"}"};
    }

    std::string list() const {
        std::string out;
        for (const auto& [id, product] : products_) {
            out += (out.empty() ? "" : ",") + json(id, product);
        }
        return "[" + out + "]";
    }

    std::string json(int id, const Product& product) const {
        const std::string quote = is_broken_ ? "\"" : "";
        return R"({"id":)" + std::to_string(id) + R"(,"name":")" + product.name + R"(","price":)" +
               quote + product.price + quote + "}";
    }

    bool is_broken_;
    std::map<int, Product> products_{{42, {"Kettle", "39.5"}}};
};

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
                        head,
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
        if (!request.method.empty()) {
            respond(client, service.answer(request));
        }
        close(client);
    }
}
