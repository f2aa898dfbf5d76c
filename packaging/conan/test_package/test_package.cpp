// A consumer that asks for nothing: Accord starts a mock server, and tells what was not asked for.
#include <accord/accord.hpp>
#include <iostream>

int main() {
    accord::Pact pact("Package", "Provider");
    pact.upon_receiving("a request for nothing").with_request("GET", "/").will_respond_with(204);
    const auto outcome = pact.run_test([](const accord::MockServer&) {});
    std::cout << outcome.explanation() << '\n';
    return outcome ? 1 : 0;
}
