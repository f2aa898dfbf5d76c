// Addresses of providers from their parts.
#include "verification/address.hpp"

#include <gmock/gmock.h>

namespace accord::verification {
namespace {

std::string written(const Address& address) {
    const auto url = url_of(address);
    return url ? url->origin() + url->target : url.error().message;
}

TEST(ProviderAddress, is_put_together_from_its_parts) {
    EXPECT_EQ(written({}), "http://localhost/");
    EXPECT_EQ(written({"https", "shop.example", 8443, "api"}), "https://shop.example:8443/api");
    EXPECT_EQ(written({"http", "::1", 81, "/a/"}), "http://[::1]:81/a/");
    EXPECT_EQ(written({"http", "[::1]", 81, ""}), "http://[::1]:81/");
}

TEST(ProviderAddress, has_nothing_in_its_host_but_the_host) {
    for (const char* host :
         {"", "http://shop", "shop:80", "shop/api", "me@shop", "a b", "[shop]"}) {
        EXPECT_FALSE(host_in_url(host)) << host;
        EXPECT_THAT(written({.host = host}), testing::HasSubstr("give its name alone"));
    }
    EXPECT_THAT(written({.scheme = "ftp"}), testing::HasSubstr("http"));
}

}  // namespace
}  // namespace accord::verification
