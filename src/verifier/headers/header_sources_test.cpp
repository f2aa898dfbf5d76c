// Header fields whose values expire: commands are run again, tokens signed again.
#include "verifier/headers/header_sources.hpp"

#include "base/encoding.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "verifier/headers/command_output.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

namespace accord::verifier {
namespace {

using std::chrono::seconds;

TEST(OutputOf, is_what_the_command_prints) {
    EXPECT_EQ(output_of("printf 'Bearer %s\\n\\n' abc"), "Bearer abc");
    EXPECT_EQ(output_of("exit 3").error(),
              (Error{ErrorCode::kInvalidInput, "its command ended with exit code 3"}));
    EXPECT_EQ(output_of("kill -9 $$").error().message, "its command was ended by signal 9");
}

TEST(OutputOf, has_an_end) {
    EXPECT_EQ(output_of("sleep 60", std::chrono::milliseconds(20)).error(),
              (Error{ErrorCode::kTimeout, "its command did not end within 20 ms"}));
    EXPECT_EQ(output_of("yes").error().code, ErrorCode::kLimit);
    EXPECT_EQ(output_of("echo t; exec >&-; sleep 60", std::chrono::milliseconds(200)).error().code,
              ErrorCode::kTimeout);
    EXPECT_EQ(output_of("cat; echo end"), "end");
}

TEST(FromCommand, keeps_a_failure_as_long_as_a_value_and_tells_no_secret) {
    const auto file =
        std::filesystem::temp_directory_path() / fmt::format("accord-failing-{}", ::getpid());
    ManualClock clock{Instant{}};
    const auto source = from_command(
        {.name = "X", .command = fmt::format("echo secret >>{}; exit 3", file.string())}, clock);
    EXPECT_EQ(source.value().error().message, "its command ended with exit code 3");
    EXPECT_FALSE(source.value());
    EXPECT_EQ(read_file(file.string()), "secret\n");
    clock.advance(seconds(300));
    EXPECT_FALSE(source.value());
    EXPECT_EQ(read_file(file.string()), "secret\nsecret\n");
    std::filesystem::remove(file);
}

TEST(FromCommand, runs_it_again_when_its_output_has_expired) {
    const auto file =
        std::filesystem::temp_directory_path() / fmt::format("accord-header-{}", ::getpid());
    ManualClock clock{Instant{}};
    const auto source = from_command(
        {.name = "X", .command = fmt::format("echo x >>{0}; wc -l <{0}", file.string())}, clock);
    EXPECT_EQ(source.value(), "1");
    clock.advance(seconds(299));
    EXPECT_EQ(source.value(), "1");
    clock.advance(seconds(1));
    EXPECT_EQ(source.value(), "2");
    std::filesystem::remove(file);
}

TEST(FromCommand, believes_a_token_that_says_when_it_expires) {
    const auto claims = base64url_encode(R"({"exp":100})");
    EXPECT_EQ(expiry_of("Bearer a." + claims + ".c"), Instant(seconds(100)));
    EXPECT_EQ(expiry_of("a." + claims + ".c"), Instant(seconds(100)));
    const auto expiring = [](std::string_view exp) {
        return expiry_of("a." + base64url_encode(fmt::format(R"({{"exp":{}}})", exp)) + ".c");
    };
    EXPECT_EQ(expiring("1700000000.5"), Instant(seconds(1700000000)));
    EXPECT_EQ(expiring("-9223372036854775808"), Instant{});
    for (const auto* never : {"253402300800",
                              "9223372036854775807",
                              "1e300",
                              "99999999999999999999",
                              "\"100\"",
                              "null"}) {
        EXPECT_EQ(expiring(never), std::nullopt) << never;
    }
    EXPECT_EQ(expiry_of("Bearer abc"), std::nullopt);
    EXPECT_EQ(expiry_of("Basic a.b.c"), std::nullopt);
}

TEST(FromCommand, refuses_what_is_no_field) {
    const SystemClock clock;
    EXPECT_EQ(
        from_command({.name = "X", .command = "printf 'a\\nb'"}, clock).value().error().message,
        "what it gives is no value of a header field: one line of text");
    EXPECT_FALSE(from_command({.name = "X", .command = "true"}, clock).value());
}

/// The claims in a token.
json::Value claims_in(std::string_view token) {
    return json::parse(base64url_decode(split(token, '.').at(1)).value()).value();
}

TEST(JwtSigner, signs_with_a_secret_as_the_standard_shows) {
    // The code is OpenSSL's:
    // printf %s HEADER.CLAIMS | openssl dgst -sha256 -hmac secret -binary | base64
    const auto signer = JwtSigner::with_key("secret\n").value();
    EXPECT_EQ(signer.algorithm(), "HS256");
    EXPECT_EQ(signer.sign({{"sub", "u"}, {"iat", 1}, {"exp", 2}}, {}, Instant{}, seconds(1)),
              "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1IiwiaWF0IjoxLCJleHAiOjJ9."
              "38MuGChUmrZA5y_vtY6fMJHgKweMST1LcUx4rrSmjA8");
}

TEST(JwtSigner, adds_the_times_where_they_are_missing) {
    const auto signer = JwtSigner::with_key("secret").value();
    const auto token = signer.sign({{"exp", 9}}, {{"kid", "k"}}, Instant(seconds(5)), seconds(60));
    EXPECT_EQ(claims_in(*token), *json::parse(R"({"exp":9,"iat":5})"));
    EXPECT_EQ(base64url_decode(split(*token, '.').at(0)),
              R"({"alg":"HS256","typ":"JWT","kid":"k"})");
    EXPECT_EQ(claims_in(*signer.sign({}, {}, Instant(seconds(5)), seconds(60))),
              *json::parse(R"({"iat":5,"exp":65})"));
}

TEST(JwtSigner, says_what_is_wrong_with_a_key) {
    EXPECT_EQ(JwtSigner::with_key("\n").error().message, "the key is empty");
    EXPECT_EQ(JwtSigner::with_key("-----BEGIN PRIVATE KEY-----\nnonsense").error().message,
              "it holds no private key in PEM without a pass phrase");
}

/// OpenSSL's program verifies what we signed.
class SignedWithKey : public testing::TestWithParam<const char*> {};

TEST_P(SignedWithKey, is_verified_by_others) {
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("accord-jwt-{}", ::getpid());
    std::filesystem::create_directories(folder);
    const auto in = [&](const char* name) { return (folder / name).string(); };
    ASSERT_TRUE(
        output_of(fmt::format("openssl genpkey {} -out {} 2>/dev/null && openssl pkey -in {} "
                              "-pubout -out {}",
                              GetParam(),
                              in("key"),
                              in("key"),
                              in("public"))));
    const auto signer = JwtSigner::with_key(read_file(in("key")).value()).value();
    const auto token = signer.sign({{"sub", "u"}}, {}, Instant{}, seconds(60)).value();
    const auto dot = token.rfind('.');
    auto signature = base64url_decode(token.substr(dot + 1)).value();
    ASSERT_TRUE(write_file_atomically(in("text"), token.substr(0, dot)));
    if (signer.algorithm().starts_with("ES")) {
        // Two numbers of equal length, which OpenSSL wants as DER.
        EXPECT_EQ(signature.size(), 64U);
        const auto hex = [](std::string_view bytes) {
            std::string text;
            for (const unsigned char byte : bytes) {
                text += fmt::format("{:02x}", byte);
            }
            return text;
        };
        ASSERT_TRUE(write_file_atomically(
            in("asn1"),
            fmt::format("asn1=SEQUENCE:s\n[s]\nr=INTEGER:0x{}\ns=INTEGER:0x{}\n",
                        hex(std::string_view(signature).substr(0, 32)),
                        hex(std::string_view(signature).substr(32)))));
        ASSERT_TRUE(output_of(fmt::format(
            "openssl asn1parse -genconf {} -noout -out {}", in("asn1"), in("signature"))));
    } else {
        ASSERT_TRUE(write_file_atomically(in("signature"), signature));
    }
    const auto* digest = signer.algorithm() == "EdDSA" ? "-rawin" : "-rawin -digest sha256";
    EXPECT_EQ(
        output_of(fmt::format("openssl pkeyutl -verify -pubin -inkey {} {} -in {} -sigfile {}",
                              in("public"),
                              digest,
                              in("text"),
                              in("signature"))),
        "Signature Verified Successfully");
    std::filesystem::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(JwtSigner,
                         SignedWithKey,
                         testing::Values("-algorithm RSA -pkeyopt rsa_keygen_bits:2048",
                                         "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
                                         "-algorithm ED25519"));

}  // namespace
}  // namespace accord::verifier
