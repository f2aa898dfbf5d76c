// The web shop's view of the product service: the code under test.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace shop {

struct Product {
    int id = 0;
    std::string name;
    double price = 0;
};

/// The product service does not accept our token.
struct NotAllowed : std::runtime_error {
    NotAllowed() : std::runtime_error("the product service does not accept the token") {}
};

class ProductClient {
  public:
    ProductClient(std::string base_url, std::string token);

    /// All products. Throws NotAllowed.
    std::vector<Product> products() const;

    /// One product; nothing when there is none with this id. Throws NotAllowed.
    std::optional<Product> product(int id) const;

  private:
    std::string base_url_, token_;
};

}  // namespace shop
