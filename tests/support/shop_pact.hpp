// The contract that the tests of this folder play.
#pragma once

#include "contract/pact/read_pact.hpp"

#include <gtest/gtest.h>

namespace accord::support {

inline contract::Pact shop_pact() {
    auto pact = contract::parse_pact(R"({
      "consumer": {"name": "Web Shop"}, "provider": {"name": "Products"},
      "interactions": [
        {"description": "a product", "providerState": "product 42 exists",
         "request": {"method": "GET", "path": "/products/42",
                     "headers": {"Accept": "application/json"}},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"},
                      "body": {"id": 42}}},
        {"description": "no product", "providerState": "nothing exists",
         "request": {"method": "GET", "path": "/products/42"},
         "response": {"status": 404}},
        {"description": "a new product",
         "request": {"method": "POST", "path": "/products",
                     "headers": {"Content-Type": "application/json"}, "body": {"name": "Kettle"}},
         "response": {"status": 201}},
        {"description": "a search",
         "request": {"method": "GET", "path": "/search", "query": "q=a"},
         "response": {"status": 200, "body": "found"}}],
      "metadata": {"pactSpecification": {"version": "2.0.0"}}})");
    EXPECT_TRUE(pact) << pact.error().message;
    return *pact;
}

}  // namespace accord::support
