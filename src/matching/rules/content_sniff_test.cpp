// Kinds of content told from bytes.
#include "matching/rules/content_sniff.hpp"

namespace accord::matching {
namespace {

TEST(SniffContentType, knows_signatures) {
    EXPECT_EQ(sniff_content_type("\x89PNG\r\n\x1a\n..."), "image/png");
    EXPECT_EQ(sniff_content_type("\xff\xd8\xff\xe0"), "image/jpeg");
    EXPECT_EQ(sniff_content_type("%PDF-1.4"), "application/pdf");
    EXPECT_EQ(sniff_content_type("RIFF....WEBPVP8"), "image/webp");
}

TEST(SniffContentType, tells_texts_by_their_look) {
    EXPECT_EQ(sniff_content_type("<?xml version=\"1.0\"?><a/>"), "application/xml");
    EXPECT_EQ(sniff_content_type("  <a>b</a>"), "application/xml");
    EXPECT_EQ(sniff_content_type("<!DOCTYPE html><html>"), "text/html");
    EXPECT_EQ(sniff_content_type("{ \"a\": 1 }"), "application/json");
    EXPECT_EQ(sniff_content_type("[1]"), "application/json");
    EXPECT_EQ(sniff_content_type("12.5"), "application/json");
    EXPECT_EQ(sniff_content_type("{not json"), "text/plain");
    EXPECT_EQ(sniff_content_type("1 < 2"), "text/plain");
    EXPECT_EQ(sniff_content_type(""), "text/plain");
}

TEST(SniffContentType, takes_other_bytes_for_a_stream) {
    EXPECT_EQ(sniff_content_type(std::string_view("\xfe\x01\x02", 3)), "application/octet-stream");
    EXPECT_EQ(sniff_content_type(std::string_view("a\0b", 3)), "application/octet-stream");
}

}  // namespace
}  // namespace accord::matching
