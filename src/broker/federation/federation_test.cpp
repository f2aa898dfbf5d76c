// Tokens that an issuer has signed, and those that it has not.
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/federation/issuers.hpp"
#include "http/server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cjose/jwk.h>
#include <cjose/jws.h>
#include <cstdlib>

namespace accord::broker::federation {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

const Instant kNow = parse_iso8601("2026-01-02T03:04:05Z").value();  // 1767323045

/// A key pair.
class Signer {
  public:
    static Signer rsa(std::string id, std::size_t bits = 2'048) {
        return {std::move(id), cjose_jwk_create_RSA_random(bits, nullptr, 0, nullptr)};
    }
    static Signer curve(std::string id, cjose_jwk_ec_curve curve) {
        return {std::move(id), cjose_jwk_create_EC_random(curve, nullptr)};
    }
    static Signer shared(std::string id, std::string_view secret) {
        return {std::move(id),
                cjose_jwk_create_oct_spec(
                    reinterpret_cast<const std::uint8_t*>(secret.data()), secret.size(), nullptr)};
    }

    json::Object public_key() const {
        char* text = cjose_jwk_to_json(key_.get(), false, nullptr);
        auto key = json::parse(text).value().get_object();
        std::free(text);
        key["kid"] = id_;
        return key;
    }

    std::string sign(std::string_view claims, std::string_view algorithm = "RS256") const {
        cjose_header_t* header = cjose_header_new(nullptr);
        cjose_header_set(header, CJOSE_HDR_ALG, std::string(algorithm).c_str(), nullptr);
        cjose_header_set(header, CJOSE_HDR_KID, id_.c_str(), nullptr);
        cjose_jws_t* signature =
            cjose_jws_sign(key_.get(),
                           header,
                           reinterpret_cast<const std::uint8_t*>(claims.data()),
                           claims.size(),
                           nullptr);
        const char* text = nullptr;
        cjose_jws_export(signature, &text, nullptr);
        std::string token(text);
        cjose_jws_release(signature);
        cjose_header_release(header);
        return token;
    }

  private:
    Signer(std::string id, cjose_jwk_t* key) : id_(std::move(id)), key_(key, cjose_jwk_release) {}

    std::string id_;
    std::shared_ptr<cjose_jwk_t> key_;
};

const Signer& first_signer() {
    static const auto kSigner = Signer::rsa("one");
    return kSigner;
}
const Signer& second_signer() {
    static const auto kSigner = Signer::rsa("two");
    return kSigner;
}

std::string set_of(std::initializer_list<json::Object> keys) {
    json::Array all;
    for (const auto& key : keys) {
        all.push_back(key);
    }
    return json::write_compact(json::Object{{"keys", all}});
}

bool has_signed(const std::string& keys, const std::string& token) {
    const auto read = JsonWebToken::read(token);
    return read && KeySet::read(keys).value().has_signed(*read, token);
}

/// `part`-th of the three, changed.
std::string changed(const std::string& token, std::size_t part, std::string_view text) {
    std::vector<std::string> parts;
    for (const auto one : split(token, '.')) {
        parts.emplace_back(one);
    }
    parts[part] = base64url_encode(text);
    return fmt::format("{}", fmt::join(parts, "."));
}

TEST(KeySet, knows_what_each_algorithm_has_signed) {
    const auto keys = set_of({first_signer().public_key()});
    for (const auto* algorithm : {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"}) {
        EXPECT_TRUE(has_signed(keys, first_signer().sign("{}", algorithm))) << algorithm;
        EXPECT_FALSE(has_signed(keys, second_signer().sign("{}", algorithm))) << algorithm;
    }
    for (const auto& [algorithm, curve] : {std::pair{"ES256", CJOSE_JWK_EC_P_256},
                                           std::pair{"ES384", CJOSE_JWK_EC_P_384},
                                           std::pair{"ES512", CJOSE_JWK_EC_P_521}}) {
        const auto signer = Signer::curve("c", curve);
        EXPECT_TRUE(has_signed(set_of({signer.public_key()}), signer.sign("{}", algorithm)));
        EXPECT_FALSE(has_signed(keys, signer.sign("{}", algorithm)));
    }
}

TEST(KeySet, finds_every_change) {
    const auto keys = set_of({first_signer().public_key(), second_signer().public_key()});
    const auto token = first_signer().sign(R"({"sub":"a"})");
    EXPECT_TRUE(has_signed(keys, token));
    EXPECT_FALSE(has_signed(keys, changed(token, 1, R"({"sub":"b"})")));
    EXPECT_FALSE(has_signed(keys, changed(token, 0, R"({"alg":"RS512","kid":"one"})")));
    EXPECT_FALSE(has_signed(keys, changed(token, 0, R"({"alg":"RS256","kid":"two"})")));
    EXPECT_FALSE(has_signed(keys, changed(token, 2, "signature")));
    EXPECT_FALSE(has_signed(keys, changed(token, 2, "")));
}

/// CVE-2015-9235 and its kind: the public key as the shared one, and no signature at all.
TEST(KeySet, is_not_confused_about_the_kind_of_a_key) {
    const auto keys = set_of({first_signer().public_key()});
    const auto as_secret = Signer::shared("one", json::write_compact(first_signer().public_key()));
    for (const auto* algorithm : {"HS256", "HS384", "HS512"}) {
        EXPECT_FALSE(has_signed(keys, as_secret.sign("{}", algorithm))) << algorithm;
    }
    for (const auto* algorithm : {"none", "None", "NONE", "", "rs256", "RS1", "EdDSA"}) {
        const auto header = fmt::format(R"({{"alg":"{}","kid":"one"}})", algorithm);
        EXPECT_FALSE(has_signed(keys, changed(first_signer().sign("{}"), 0, header))) << algorithm;
        EXPECT_FALSE(
            JsonWebToken::read(base64url_encode(header) + "." + base64url_encode("{}") + "."))
            << algorithm;
    }
    const auto in_header =
        json::Object{{"alg", "RS256"}, {"kid", "two"}, {"jwk", second_signer().public_key()}};
    EXPECT_FALSE(
        has_signed(keys, changed(second_signer().sign("{}"), 0, json::write_compact(in_header))))
        << "whose key comes with the token";
}

TEST(KeySet, leaves_out_keys_that_can_not_be_used) {
    auto for_encryption = first_signer().public_key();
    for_encryption["use"] = "enc";
    auto for_another = first_signer().public_key();
    for_another["alg"] = "PS256";
    const auto shared = json::Object{{"kty", "oct"}, {"k", "c2VjcmV0"}, {"kid", "one"}};
    const auto short_one = Signer::rsa("short", 1'024).public_key();
    for (const auto& useless : {for_encryption, shared, short_one, json::Object{{"kty", "RSA"}}}) {
        EXPECT_FALSE(KeySet::read(set_of({useless})));
        EXPECT_TRUE(KeySet::read(set_of({useless, second_signer().public_key()})));
    }
    EXPECT_FALSE(has_signed(set_of({for_another}), first_signer().sign("{}")));
    EXPECT_TRUE(has_signed(set_of({for_another}), first_signer().sign("{}", "PS256")));
    for (const auto* text :
         {"", "{}", "[]", R"({"keys":{}})", R"({"keys":[]})", R"({"keys":[1]})"}) {
        EXPECT_FALSE(KeySet::read(text)) << text;
    }
}

TEST(JsonWebToken, is_read_from_three_parts_that_are_objects) {
    const auto token = JsonWebToken::read(first_signer().sign(R"({"iss":"https://i"})")).value();
    EXPECT_EQ(token.algorithm, "RS256");
    EXPECT_EQ(token.key_id, "one");
    EXPECT_EQ(json::string_or(token.claims, "iss"), "https://i");
    const auto header = base64url_encode(R"({"alg":"RS256"})");
    const auto crit = base64url_encode(R"({"alg":"RS256","crit":["exp"]})");
    const auto claims = base64url_encode("{}");
    for (const auto& text : {std::string(),
                             std::string(".."),
                             header + "." + claims,
                             header + "." + claims + ".a.b",
                             header + "." + base64url_encode("[]") + ".a",
                             header + "." + base64url_encode(std::string(100, '[')) + ".a",
                             header + ".!.a",
                             base64url_encode("x") + "." + claims + ".a",
                             crit + "." + claims + ".a"}) {
        EXPECT_FALSE(JsonWebToken::read(text)) << text;
    }
    EXPECT_TRUE(JsonWebToken::read(header + "." + claims + ".a"));
}

class TestIssuer : public testing::Test {
  protected:
    std::vector<std::string> lines;
    std::unique_ptr<Logger> log = std::make_unique<Logger>(
        LogLevel::kDebug, [this](LogLevel, std::string_view line) { lines.emplace_back(line); });
    std::string keys = set_of({first_signer().public_key()});
    std::string about = {};  ///< empty: as it should be
    int status = 200;
    int asked = 0;  ///< for its keys
    std::unique_ptr<http::Server> server = *http::Server::start(
        {.handler_threads = 1},
        [this](const http::Request& request) {
            if (request.target == "/keys") {
                ++asked;
                return http::Response{.status = status, .body = keys};
            }
            EXPECT_EQ(request.target, "/.well-known/openid-configuration");
            return http::Response{
                .status = status,
                .body = about.empty()
                            ? fmt::format(R"({{"issuer":"{0}","jwks_uri":"{0}/keys"}})", issuer())
                            : about};
        },
        *log);
    Issuers issuers{*log};

    std::string issuer() const { return fmt::format("http://127.0.0.1:{}", server->port()); }
    std::string claims(int lasts = 600) const {
        return fmt::format(R"({{"iss":"{}","exp":{},"sub":"job"}})", issuer(), 1767323045 + lasts);
    }
    /// Why it is refused; empty: it is not.
    std::string prove(const std::string& token, Instant now = kNow) {
        const auto proven = issuers.prove(token, issuer(), now);
        return proven ? "" : proven.error().message;
    }
};

TEST_F(TestIssuer, proves_what_it_has_signed_and_is_asked_once) {
    const auto token = first_signer().sign(claims());
    EXPECT_EQ(issuers.issuer_of(token), issuer());
    for (int i = 0; i < 3; ++i) {
        const auto proven = issuers.prove(token, issuer(), kNow);
        ASSERT_TRUE(proven) << proven.error().message;
        EXPECT_EQ(json::string_or(*proven, "sub"), "job");
    }
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(prove(token, kNow + std::chrono::minutes(5)), "");
    EXPECT_EQ(asked, 1);
    EXPECT_THAT(prove(token, kNow + std::chrono::minutes(11)), HasSubstr("ended at"));
    EXPECT_EQ(prove(second_signer().sign(claims())), "none of the issuer's keys has signed it");
    EXPECT_THAT(lines.back(), HasSubstr("a token of " + issuer() + " is refused: none of"));
}

TEST_F(TestIssuer, changes_its_keys_and_is_asked_again) {
    EXPECT_EQ(prove(first_signer().sign(claims(9'000))), "");
    keys = set_of({first_signer().public_key(), second_signer().public_key()});
    const auto later = kNow + std::chrono::minutes(1);
    EXPECT_EQ(prove(second_signer().sign(claims(9'000)), later), "") << "a new key";
    EXPECT_EQ(asked, 2);
    keys = set_of({second_signer().public_key()});
    EXPECT_NE(prove(first_signer().sign(claims(9'000)), later + std::chrono::hours(1)), "")
        << "an old one";
    EXPECT_EQ(asked, 3);
}

TEST_F(TestIssuer, is_not_asked_for_every_key_that_somebody_makes_up) {
    EXPECT_EQ(prove(first_signer().sign(claims())), "");
    for (int i = 0; i < 20; ++i) {
        EXPECT_NE(prove(second_signer().sign(claims()), kNow + std::chrono::seconds(i)), "");
    }
    EXPECT_EQ(asked, 1);
    EXPECT_NE(prove(second_signer().sign(claims()), kNow + std::chrono::seconds(31)), "");
    EXPECT_EQ(asked, 2);
}

TEST_F(TestIssuer, may_be_away_for_a_day) {
    EXPECT_EQ(prove(first_signer().sign(claims(200'000))), "");
    status = 503;
    const auto token = first_signer().sign(claims(200'000));
    EXPECT_EQ(prove(token, kNow + std::chrono::hours(2)), "");
    EXPECT_THAT(lines.back(), HasSubstr("the keys of " + issuer() + " are those of"));
    EXPECT_THAT(prove(token, kNow + std::chrono::hours(25)), EndsWith("answered 503, not 200"));
    status = 200;
    EXPECT_THAT(prove(token, kNow + std::chrono::hours(25)), EndsWith("answered 503, not 200"))
        << "it is not asked for each token";
    EXPECT_EQ(prove(token, kNow + std::chrono::hours(26)), "");
}

TEST_F(TestIssuer, is_away_before_it_was_ever_asked) {
    status = 500;
    const auto refused = issuers.prove(first_signer().sign(claims()), issuer(), kNow);
    EXPECT_EQ(refused.error().code, ErrorCode::kUnreadable) << "not the token's fault";
    server.reset();
}

TEST_F(TestIssuer, speaks_for_nobody_else) {
    const auto token = first_signer().sign(claims());
    for (const auto& [document, why] :
         {std::pair{std::string(R"({"issuer":"https://other","jwks_uri":"x"})"), "another issuer"},
          std::pair{std::string("{}"), "another issuer"},
          std::pair{std::string("<html>"), "JSON object"},
          std::pair{fmt::format(R"({{"issuer":"{}"}})", issuer()), "must be an address"},
          std::pair{fmt::format(R"({{"issuer":"{}","jwks_uri":"http://example.org/"}})", issuer()),
                    "https://"},
          std::pair{fmt::format(R"({{"issuer":"{}","jwks_uri":"file:///etc/passwd"}})", issuer()),
                    "https://"}}) {
        about = document;
        Issuers asked_anew(*log);
        const auto refused = asked_anew.prove(token, issuer(), kNow);
        ASSERT_FALSE(refused) << document;
        EXPECT_THAT(refused.error().message, HasSubstr(why)) << document;
    }
    EXPECT_NE(prove(first_signer().sign(R"({"iss":"https://other","exp":1767326645})")), "");
}

}  // namespace
}  // namespace accord::broker::federation
