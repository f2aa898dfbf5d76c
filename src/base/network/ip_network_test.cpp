// Which addresses are of which networks.
#include "base/network/ip_network.hpp"

#include <gtest/gtest.h>

namespace accord {
namespace {

TEST(IpNetwork, has_the_addresses_that_begin_as_it_does) {
    EXPECT_TRUE(is_in_ip_network("10.1.2.3", "10.0.0.0/8"));
    EXPECT_TRUE(is_in_ip_network("10.1.2.3", "10.1.2.3"));
    EXPECT_TRUE(is_in_ip_network("10.1.2.3", "0.0.0.0/0"));
    EXPECT_TRUE(is_in_ip_network("172.31.255.255", "172.16.0.0/12"));
    EXPECT_FALSE(is_in_ip_network("172.32.0.0", "172.16.0.0/12"));
    EXPECT_FALSE(is_in_ip_network("11.1.2.3", "10.0.0.0/8"));
    EXPECT_TRUE(is_in_ip_network("fd00::1", "fd00::/8"));
    EXPECT_TRUE(is_in_ip_network("[fd00::1]", "fd00::/8"));
    EXPECT_FALSE(is_in_ip_network("fe00::1", "fd00::/8"));
    EXPECT_FALSE(is_in_ip_network("10.1.2.3", "::/0")) << "the other kind";
}

TEST(IpNetwork, is_not_any_text) {
    for (const auto* text :
         {"", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "fd00::/129"}) {
        EXPECT_FALSE(is_ip_network(text)) << text;
        EXPECT_FALSE(is_in_ip_network("10.0.0.0", text)) << text;
    }
    EXPECT_TRUE(is_ip_network("10.0.0.0/8"));
    EXPECT_TRUE(is_ip_network("::1"));
    EXPECT_FALSE(is_ip_address("10.0.0.0/8"));
    EXPECT_FALSE(is_in_ip_network("proxy.example.org", "0.0.0.0/0"));
}

TEST(IpNetwork, block_is_what_one_customer_has) {
    EXPECT_EQ(ip_block_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(ip_block_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    EXPECT_EQ(ip_block_of("2001:db8:1:2::9"), "2001:db8:1:2::/64");
    EXPECT_EQ(ip_block_of(""), "");
}

}  // namespace
}  // namespace accord
