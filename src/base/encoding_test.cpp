// Encodings and digests against published vectors.
#include "base/encoding.hpp"

namespace accord {
namespace {

TEST(Base64, encodes_and_decodes_every_length) {
    EXPECT_EQ(base64_encode(""), "");
    EXPECT_EQ(base64_encode("f"), "Zg==");
    EXPECT_EQ(base64_encode("fo"), "Zm8=");
    EXPECT_EQ(base64_encode("foo"), "Zm9v");
    for (std::string_view text : {"", "f", "fo", "foo", "\xff\xfe"}) {
        EXPECT_EQ(base64_decode(base64_encode(text)), text);
        EXPECT_EQ(base64url_decode(base64url_encode(text)), text);
    }
    EXPECT_EQ(base64url_encode("\xff\xfe"), "__4");
}

TEST(Base64, is_strict) {
    EXPECT_FALSE(base64_decode("Zg"));
    EXPECT_FALSE(base64_decode("Zg==\n"));
    EXPECT_FALSE(base64_decode("Z-=="));
}

TEST(Percent, keeps_only_unreserved_characters) {
    EXPECT_EQ(percent_encode("a b/c+\xC3\xA9~"), "a%20b%2Fc%2B%C3%A9~");
    EXPECT_EQ(percent_decode("a%20b%2Fc+"), "a b/c+");
    EXPECT_EQ(form_decode("a+b%2B"), "a b+");
    EXPECT_FALSE(percent_decode("%2"));
    EXPECT_FALSE(percent_decode("%zz"));
}

TEST(Digest, matches_published_vectors) {
    EXPECT_EQ(sha1_hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    Sha1 in_pieces;
    for (const char* piece : {"a", "", "bc"}) {
        in_pieces.add(piece);
    }
    EXPECT_EQ(in_pieces.hex(), sha1_hex("abc"));
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace accord
