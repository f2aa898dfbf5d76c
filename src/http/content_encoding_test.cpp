// Compressed bodies: read, limited, refused when broken.
#include "http/content_encoding.hpp"

#include "base/encoding.hpp"

namespace accord::http {
namespace {

// 'hello hello hello hello\n' by gzip -n, by zlib, and by raw deflate
const std::string kPlain = "hello hello hello hello\n";
const std::string kGzip = *base64_decode("H4sIAAAAAAAAA8tIzcnJV8hAJ7kAAIhZCxgAAAA=");
const std::string kRaw = kGzip.substr(10, kGzip.size() - 18);
constexpr std::size_t kEnough = 1000;

TEST(DecodeContent, reads_gzip_and_both_kinds_of_deflate) {
    EXPECT_EQ(decode_content("gzip", kGzip, kEnough), kPlain);
    EXPECT_EQ(decode_content("GZIP", kGzip, kEnough), kPlain);
    EXPECT_EQ(decode_content("deflate", kRaw, kEnough), kPlain);
    EXPECT_EQ(decode_content("deflate", "\x78\x9c" + kRaw + "abcd", kEnough), kPlain);
    EXPECT_EQ(decode_content("identity", kPlain, kEnough), kPlain);
}

TEST(DecodeContent, refuses_what_follows_the_end) {
    EXPECT_EQ(decode_content("gzip", kGzip + kGzip, kEnough).error().message,
              "the compressed body is broken: something follows its end");
}

TEST(DecodeContent, limits_the_plain_size) {
    EXPECT_EQ(decode_content("gzip", kGzip, kPlain.size()), kPlain);
    EXPECT_EQ(decode_content("gzip", kGzip, kPlain.size() - 1).error(),
              (Error{ErrorCode::kLimit, "the body is larger than 23 bytes"}));
}

TEST(DecodeContent, refuses_broken_data) {
    const auto reason = [](const std::string& body) {
        return decode_content("gzip", body, kEnough).error().message;
    };
    std::string wrong_sum = kGzip;
    wrong_sum[wrong_sum.size() - 8] ^= 1;
    EXPECT_EQ(reason(wrong_sum), "the compressed body is broken: its checksum differs");
    EXPECT_EQ(reason("{}"), "the compressed body is broken: it does not start as gzip does");
    for (std::size_t size = 10; size < kGzip.size(); ++size) {
        EXPECT_EQ(decode_content("gzip", kGzip.substr(0, size), kEnough).error().code,
                  ErrorCode::kInvalidInput)
            << size;
    }
}

TEST(DecodeContent, names_an_encoding_it_does_not_know) {
    EXPECT_EQ(decode_content("br", "x", kEnough).error().message,
              "the content encoding \"br\" is not known; gzip and deflate are");
    EXPECT_EQ(decode_content("gzip, br", "x", kEnough).error().code, ErrorCode::kNotFound);
}

TEST(DecodeContent, undoes_several_encodings_from_the_last_to_the_first) {
    const auto twice = encode_content("deflate, gzip", kPlain).value();
    EXPECT_EQ(decode_content("deflate,gzip", twice, kEnough), kPlain);
    EXPECT_EQ(decode_content("gzip, gzip, gzip, gzip, gzip", "x", kEnough).error().message,
              "more than 4 content encodings lie in one another");
}

TEST(EncodeContent, writes_what_is_read) {
    const std::string large(200'000, 'x');
    for (const std::string_view encoding : {"gzip", "x-gzip", "deflate", "identity"}) {
        for (const std::string& plain : {kPlain, large, std::string("x")}) {
            EXPECT_EQ(decode_content(encoding, encode_content(encoding, plain).value(), 200'000),
                      plain)
                << encoding;
        }
    }
    EXPECT_EQ(encode_content("br", "x"), std::nullopt);
}

}  // namespace
}  // namespace accord::http
