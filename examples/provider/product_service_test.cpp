// What the web shop needs of the product service: a GoogleTest for each interaction of its pact.
// The service answers in this process; no port, no server.
//
//     PACT_FOLDER=pacts build-examples/product_service_test --gtest_filter='*product_42*'
#include "product_service_verifier.hpp"

#include <accord/verifier_gtest.hpp>

ACCORD_VERIFY_PROVIDER(ProductServiceContracts, product_service_verifier);
