// The product service: what it knows and how it answers, whoever carries its requests: a server
// (product_server.cpp), or a test. It knows nothing of Accord.
#pragma once

#include <map>
#include <string>

namespace products {

struct Product {
    std::string name;
    std::string price;
};

struct Request {
    std::string method, path, authorization, body;
};

struct Response {
    int status;
    std::string json;
};

class ProductService {
  public:
    /// One that is broken sends prices as text: a change that breaks the web shop.
    explicit ProductService(bool is_broken = false) : is_broken_(is_broken) {}

    void put(int id, const Product& product) { products_[id] = product; }
    void remove(int id) { products_.erase(id); }

    /// GET /products and GET /products/<id> want "Authorization: Bearer shop-token".
    Response answer(const Request& request) const;

  private:
    Response product(int id) const;
    std::string list() const;
    std::string json(int id, const Product& product) const;

    bool is_broken_;
    std::map<int, Product> products_{{42, {"Kettle", "39.5"}}};
};

}  // namespace products
