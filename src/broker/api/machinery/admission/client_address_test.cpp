// Which address counts as that of a client.
#include "broker/api/machinery/admission/client_address.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace accord::broker::api {
namespace {

const std::vector<std::string> kProxies = {"10.0.0.0/8", "2001:db8:f::/48", "127.0.0.1"};

std::string address_of(std::string peer, http::Headers headers) {
    return client_address({.headers = std::move(headers), .body = {}, .peer = std::move(peer)},
                          kProxies);
}

TEST(ClientAddress, is_the_other_end_where_that_is_no_proxy) {
    EXPECT_EQ(address_of("192.0.2.7", {}), "192.0.2.7");
    EXPECT_EQ(address_of("192.0.2.7", {{"X-Forwarded-For", "198.51.100.1"}}), "192.0.2.7");
    EXPECT_EQ(address_of("", {{"X-Forwarded-For", "198.51.100.1"}}), "");
    EXPECT_EQ(
        client_address(
            {.headers = {{"X-Forwarded-For", "198.51.100.1"}}, .body = {}, .peer = "10.0.0.1"}, {}),
        "10.0.0.1")
        << "no proxies";
}

TEST(ClientAddress, is_whom_the_nearest_proxies_asked_for) {
    EXPECT_EQ(address_of("10.0.0.1", {{"X-Forwarded-For", "198.51.100.1"}}), "198.51.100.1");
    EXPECT_EQ(address_of("127.0.0.1", {{"x-forwarded-for", "6.6.6.6, 198.51.100.1 , 10.2.0.1"}}),
              "198.51.100.1")
        << "what stands before it the client may have written";
    EXPECT_EQ(address_of("10.0.0.1",
                         {{"X-Forwarded-For", "6.6.6.6"}, {"X-Forwarded-For", "198.51.100.1"}}),
              "198.51.100.1");
    EXPECT_EQ(address_of("10.0.0.1", {{"X-Forwarded-For", "198.51.100.1:4711"}}), "198.51.100.1");
    EXPECT_EQ(address_of("2001:db8:f::1", {{"X-Forwarded-For", "[2001:db8::1]:4711"}}),
              "2001:db8::1");
    EXPECT_EQ(address_of("10.0.0.1", {{"X-Forwarded-For", "2001:db8::1"}}), "2001:db8::1");
}

TEST(ClientAddress, is_the_last_that_can_be_read) {
    EXPECT_EQ(address_of("10.0.0.1", {}), "10.0.0.1");
    for (const auto* list : {"", ",", "unknown", "198.51.100.1, _hidden", "[", "a\nb"}) {
        EXPECT_EQ(address_of("10.0.0.1", {{"X-Forwarded-For", list}}), "10.0.0.1") << list;
    }
    EXPECT_EQ(address_of("10.0.0.1", {{"X-Forwarded-For", "10.0.0.3, 10.0.0.2"}}), "10.0.0.3");
}

}  // namespace
}  // namespace accord::broker::api
