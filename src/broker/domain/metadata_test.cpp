// Metadata in URLs, as the Ruby broker writes it.
#include "broker/domain/metadata.hpp"

#include "base/encoding.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

TEST(Metadata, reads_what_it_writes) {
    const UrlMetadata all{.selectors = {{.tag = "dev", .latest = true, .consumer_version_id = 7},
                                        {.branch = "main", .environment = "test"}},
                          .pending = false,
                          .wip = true,
                          .consumer_version_number = "1.2+3",
                          .consumer_version_tags = {"a", "b c"}};
    EXPECT_EQ(decode_metadata(encode_metadata(all)), all);
}

TEST(Metadata, is_the_query_string_of_the_ruby_broker) {
    const UrlMetadata one{
        .selectors = {{.branch = "feat", .latest = true, .consumer_version_id = 3}},
        .pending = true};
    EXPECT_EQ(base64url_decode(encode_metadata(one)),
              "s%5B%5D%5Bb%5D=feat&s%5B%5D%5Bl%5D=true&s%5B%5D%5Bcv%5D=3&p=true");
    EXPECT_EQ(base64url_decode(encode_metadata({.wip = true})), "w=true");
    EXPECT_EQ(base64url_decode(encode_wip_notice_metadata()), "wip=true");
}

TEST(Metadata, understands_older_addresses) {
    EXPECT_EQ(decode_metadata("Y3ZuPTEmY3Z0W109YQ==").consumer_version_number, "1");
    EXPECT_EQ(decode_metadata("Y3ZuPTEmY3Z0W109YQ").consumer_version_tags,
              std::vector<std::string>{"a"});
    EXPECT_EQ(decode_metadata(base64url_encode("cv=12")).selectors,
              std::vector<MetadataSelector>{{.consumer_version_id = 12}});
}

TEST(Metadata, is_empty_when_it_can_not_be_read) {
    for (std::string_view segment : {"", "***", "q", "cz0x"}) {
        EXPECT_EQ(decode_metadata(segment), UrlMetadata{}) << segment;
    }
}

}  // namespace
}  // namespace accord::broker::domain
