// Jobs of a CI provider that are a system account, by the tokens of their provider.
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/identity/token_claims.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

#include <string>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;

constexpr const char* kIssuer = "https://ci.example.org";

/// Proves whatever ends in "good", as the issuer that it names: what really signs is tried in
/// broker/federation.
class BelievedVerifier final : public service::AssertionVerifier {
  public:
    std::optional<std::string> issuer_of(std::string_view token) const override {
        return json::text_at(read(token), "iss");
    }
    Result<json::Object> prove(std::string_view token,
                               std::string_view issuer,
                               Instant now) override {
        ++asked;
        if (is_away) {
            return fail(ErrorCode::kUnavailable, "away");
        }
        auto claims = read(token);
        if (!token.ends_with("good") || !domain::claims_fault(claims, issuer, now).empty()) {
            return fail(ErrorCode::kUnauthorized, "no");
        }
        return claims;
    }

    static std::string token(std::string_view claims, std::string_view signature = "good") {
        return fmt::format(
            "{}.{}.{}", base64url_encode(R"({"a":1})"), base64url_encode(claims), signature);
    }

    bool is_away = false;
    int asked = 0;

  private:
    static json::Object read(std::string_view token) {
        return json::parse(base64url_decode(split(token, '.')[1]).value()).value().get_object();
    }
};

class Workloads : public testing::Test {
  protected:
    void SetUp() override {
        broker_.sign_in("Bearer " + users_.token(users_.administrator()));
        account_ = users_.system_account("shop pipeline", domain::kCiCdRole);
    }

    std::string list() const {
        return "/admin/system-accounts/" + account_ + "/workload-identities";
    }
    std::string trust(std::string_view claims = R"({"repository":"acme/shop"})") const {
        return broker_.at(
            broker_.post(list(), fmt::format(R"({{"issuer":"{}","claims":{}}})", kIssuer, claims)),
            "/uuid");
    }
    /// For a job of the repository, ten minutes long.
    static std::string job(std::string_view repository = "acme/shop",
                           std::string_view audience = "http://broker",
                           std::string_view issuer = kIssuer) {
        return BelievedVerifier::token(
            fmt::format(R"({{"iss":"{}","aud":"{}","exp":1767323645,"repository":"{}"}})",
                        issuer,
                        audience,
                        repository));
    }
    http::Response as(const std::string& token,
                      std::string_view method = "GET",
                      std::string_view target = "/pacticipants",
                      std::string_view body = "") const {
        return broker_.send(method, target, body, {{"Authorization", "Bearer " + token}});
    }

    std::shared_ptr<BelievedVerifier> verifier_ = std::make_shared<BelievedVerifier>();
    TestBroker broker_{{.base_urls = {"http://broker"}}, {}, verifier_};
    support::TestUsers users_{broker_.database()};
    std::string account_;
};

TEST_F(Workloads, are_made_shown_and_deleted) {
    const auto made = broker_.post(
        list(), R"({"issuer":"https://ci.example.org","claims":{"repository":"acme/shop","n":7}})");
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(broker_.at(made, "/audience"), "http://broker") << "the broker's own address";
    EXPECT_EQ(broker_.at(made, "/claims/n"), "7");
    const auto url = broker_.at(made, "/_links/self/href");
    EXPECT_EQ(made.headers.value_or("location", ""), url);
    const auto path = url.substr(std::string_view("http://broker").size());
    EXPECT_EQ(broker_.at(broker_.get(path), "/issuer"), kIssuer);
    EXPECT_EQ(broker_.at(broker_.get(list()), "/_embedded/items/0/uuid"),
              broker_.at(made, "/uuid"));
    EXPECT_EQ(broker_.send("DELETE", path).status, 204);
    EXPECT_EQ(broker_.get(path).status, 404);
    EXPECT_EQ(broker_.send("DELETE", path).status, 404);
    EXPECT_EQ(broker_.at(broker_.get(list()), "/_embedded/items"), "[]");
}

TEST_F(Workloads, are_of_system_accounts_alone) {
    const auto ann = users_.user("bob@example.org", domain::kUserRole);
    const auto of = [](const std::string& account) {
        return "/admin/system-accounts/" + account + "/workload-identities";
    };
    for (const auto& account : {ann, std::string("nobody")}) {
        EXPECT_EQ(broker_.get(of(account)).status, 404);
        EXPECT_EQ(broker_.post(of(account), R"({"issuer":"https://i","claims":{"a":"b"}})").status,
                  404);
    }
}

TEST_F(Workloads, that_trust_everybody_are_refused) {
    for (const auto& [body, field] :
         {std::pair{R"({"claims":{"a":"b"}})", "issuer"},
          std::pair{R"({"issuer":"http://ci.example.org","claims":{"a":"b"}})", "issuer"},
          std::pair{R"({"issuer":7,"claims":{"a":"b"}})", "issuer"},
          std::pair{R"({"issuer":"https://i"})", "claims"},
          std::pair{R"({"issuer":"https://i","claims":{}})", "claims"},
          std::pair{R"({"issuer":"https://i","claims":["a"]})", "claims"},
          std::pair{R"({"issuer":"https://i","claims":{"a":{}}})", "claims"},
          std::pair{R"({"issuer":"https://i","claims":{"a":null}})", "claims"},
          std::pair{R"({"issuer":"https://i","audience":" ","claims":{"a":"b"}})", "audience"},
          std::pair{R"({"issuer":"https://token.actions.githubusercontent.com",)"
                    R"("claims":{"ref":"refs/heads/main"}})",
                    "claims"}}) {
        const auto refused = broker_.post(list(), body);
        EXPECT_EQ(refused.status, 400) << body;
        EXPECT_NE(broker_.at(refused, std::string("/errors/") + field), "(nothing)")
            << body << refused.body;
    }
}

TEST_F(Workloads, may_do_what_their_account_may_and_no_more) {
    EXPECT_EQ(as(job()).status, 401) << "nobody trusts the issuer";
    EXPECT_EQ(verifier_->asked, 0) << "who is not asked for its keys either";
    trust();
    EXPECT_EQ(as(job()).status, 200);
    EXPECT_EQ(
        as(job(), "PUT", "/pacts/provider/Stock/consumer/Shop/version/1", R"({"interactions":[]})")
            .status,
        201);
    EXPECT_EQ(as(job(), "GET", "/admin/users").status, 403);
    EXPECT_EQ(broker_.at(as(job(), "GET", "/user"), "/uuid"), account_);
    EXPECT_EQ(verifier_->asked, 1) << "it is remembered";
    const auto basic = "Basic " + base64_encode("anybody:" + job());
    EXPECT_EQ(broker_.send("GET", "/user", "", {{"Authorization", basic}}).status, 200)
        << "for clients that know nothing else";
}

TEST_F(Workloads, are_told_apart_by_what_they_say) {
    trust();
    EXPECT_EQ(as(job()).status, 200);
    EXPECT_EQ(as(job("acme/other")).status, 401);
    EXPECT_EQ(as(job("acme/shop", "http://other")).status, 401) << "for somebody else";
    EXPECT_EQ(as(job("acme/shop", "http://broker", "https://ci.example.org/")).status, 401);
    EXPECT_EQ(as(BelievedVerifier::token(R"({"iss":"https://ci.example.org","aud":"http://broker",)"
                                         R"("exp":1767323645,"repository":"acme/shop"})",
                                         "bad"))
                  .status,
              401);
    EXPECT_EQ(as("eyJ.eyJ").status, 401);
    EXPECT_EQ(as("eyJ.." + std::string(100, 'x')).status, 401);
}

TEST_F(Workloads, are_the_account_of_the_rule_that_was_made_first) {
    trust(R"({"repository":"acme/*"})");
    const auto first = account_;
    account_ = users_.system_account("other pipeline", domain::kCiCdRole);
    trust();
    EXPECT_EQ(broker_.at(as(job(), "GET", "/user"), "/uuid"), first);
}

TEST_F(Workloads, end_with_their_token_and_with_the_trust) {
    const auto uuid = trust();
    const auto token = job();
    EXPECT_EQ(as(token).status, 200);
    EXPECT_EQ(broker_.send("DELETE", list() + "/" + uuid).status, 204);
    EXPECT_EQ(as(token).status, 401) << "at once";
    trust();
    EXPECT_EQ(as(token).status, 200);
    broker_.clock().advance(std::chrono::minutes(12));
    EXPECT_EQ(as(token).status, 401);
}

TEST_F(Workloads, end_with_their_account) {
    trust();
    EXPECT_EQ(as(job()).status, 200);
    users_.change(account_, {.active = false});
    EXPECT_EQ(as(job()).status, 401);
    users_.change(account_, {.active = true});
    EXPECT_EQ(as(job()).status, 200);
    EXPECT_EQ(broker_.send("DELETE", "/admin/users/" + account_).status, 204);
    EXPECT_EQ(as(job()).status, 401);
}

TEST_F(Workloads, are_asked_to_come_again_when_their_issuer_is_away) {
    trust();
    verifier_->is_away = true;
    const auto refused = as(job());
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.headers.value_or("retry-after", ""), "5");
    EXPECT_THAT(refused.body, HasSubstr("can't be asked for its keys"));
    EXPECT_EQ(broker_.get("/pacticipants").status, 200) << "others are not held up";
    verifier_->is_away = false;
    EXPECT_EQ(as(job()).status, 200);
}

TEST_F(Workloads, are_given_nobody_who_may_do_more_than_whoever_gives) {
    const auto bob = users_.token(users_.user("bob@example.org", domain::kUserRole));
    const auto root = users_.system_account("root", domain::kAdministratorRole);
    const auto body = R"({"issuer":"https://i","claims":{"a":"b"}})";
    EXPECT_EQ(
        as(bob, "POST", "/admin/system-accounts/" + root + "/workload-identities", body).status,
        403);
    const auto viewer = users_.token(users_.user("eve@example.org", domain::kViewerRole));
    EXPECT_EQ(as(viewer, "POST", list(), body).status, 403);
    trust();
    EXPECT_EQ(as(job(), "POST", list(), body).status, 403) << "a job trusts no other";
}

TEST_F(Workloads, of_one_account_are_limited) {
    for (int i = 0; i < 100; ++i) {
        ASSERT_NE(trust(fmt::format(R"({{"n":"{}"}})", i)), "(nothing)");
    }
    EXPECT_EQ(broker_.post(list(), R"({"issuer":"https://i","claims":{"a":"b"}})").status, 409);
}

}  // namespace
}  // namespace accord::broker::api
