// Addresses: base URLs with references (the second line), and query strings.
#include "http/url.hpp"

#include "base/query.hpp"
#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    const auto [address, reference] = fuzz::first_line_and_rest(text);
    (void)parse_query(text);
    if (const auto url = http::parse_url(address)) {
        (void)http::resolve(*url, reference);
    }
    return 0;
}
