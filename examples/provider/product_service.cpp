// What the product service answers: see product_service.hpp.
#include "product_service.hpp"

#include <regex>

namespace products {

Response ProductService::answer(const Request& request) const {
    static const std::regex kProductPath{"/products/([0-9]{1,9})"};
    if (request.authorization != "Bearer shop-token") {
        return {401, R"({"error":"Log in first"})"};
    }
    if (request.path == "/products") {
        return {200, list()};
    }
    std::smatch match;
    if (std::regex_match(request.path, match, kProductPath)) {
        return product(std::stoi(match[1]));
    }
    return {404, R"({"error":"There is nothing here"})"};
}

Response ProductService::product(int id) const {
    const auto found = products_.find(id);
    if (found != products_.end()) {
        return {200, json(id, found->second)};
    }
    return {404, R"({"error":"There is no product )" + std::to_string(id) + "\"}"};
}

std::string ProductService::list() const {
    std::string out;
    for (const auto& [id, product] : products_) {
        out += (out.empty() ? "" : ",") + json(id, product);
    }
    return "[" + out + "]";
}

std::string ProductService::json(int id, const Product& product) const {
    const std::string quote = is_broken_ ? "\"" : "";
    return R"({"id":)" + std::to_string(id) + R"(,"name":")" + product.name + R"(","price":)" +
           quote + product.price + quote + "}";
}

}  // namespace products
