#include "product_client.hpp"

#include "http.hpp"

#include <utility>

namespace shop {
namespace {

/// What stands behind `"name":` in a flat JSON object, up to the next comma or brace.
std::string field(const std::string& json, const std::string& name) {
    const std::string mark = '"' + name + "\":";
    const auto start = json.find(mark);
    if (start == std::string::npos) {
        throw std::runtime_error("a product has no " + name);
    }
    const auto value = start + mark.size();
    if (json.at(value) == '"') {
        return json.substr(value + 1, json.find('"', value + 1) - value - 1);
    }
    return json.substr(value, json.find_first_of(",}", value) - value);
}

Product read_product(const std::string& json) {
    return {std::stoi(field(json, "id")), field(json, "name"), std::stod(field(json, "price"))};
}

HttpAnswer checked(HttpAnswer answer) {
    if (answer.status == 401) {
        throw NotAllowed();
    }
    if (answer.status == 200 || answer.status == 404) {
        return answer;
    }
    throw std::runtime_error("the product service answered " + std::to_string(answer.status));
}

}  // namespace

ProductClient::ProductClient(std::string base_url, std::string token)
    : base_url_(std::move(base_url)), token_(std::move(token)) {}

std::vector<Product> ProductClient::products() const {
    const std::string json = checked(http_get(base_url_, "/products", token_)).body;
    std::vector<Product> out;
    for (auto start = json.find('{'); start != std::string::npos;
         start = json.find('{', start + 1)) {
        out.push_back(read_product(json.substr(start, json.find('}', start) - start + 1)));
    }
    return out;
}

std::optional<Product> ProductClient::product(int id) const {
    const auto answer = checked(http_get(base_url_, "/products/" + std::to_string(id), token_));
    if (answer.status == 404) {
        return std::nullopt;
    }
    return read_product(answer.body);
}

}  // namespace shop
