// Names keep to one set of limits, whichever way they come in.
#include "base/encoding.hpp"
#include "broker/domain/limits.hpp"
#include "support/broker/test_broker.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <functional>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;

/// A way in, and the field by which the refusal calls the name.
struct WayIn {
    std::string field;
    std::function<http::Response(const TestBroker&, const std::string& name)> send;
};

std::string json_text(std::string_view text) { return json::write_compact(json::Value(text)); }

http::Response publish(const TestBroker& broker, const json::Object& members) {
    json::Object contract{{"providerName", "Orders"},
                          {"specification", "pact"},
                          {"contentType", "application/json"},
                          {"content", base64_encode(R"({"interactions":[]})")}};
    json::Object body{{"pacticipantName", "Shop"}, {"pacticipantVersionNumber", "1"}};
    for (const auto& [name, value] : members) {
        (name.starts_with("provider") ? contract : body)[name] = value;
    }
    contract["consumerName"] = body["pacticipantName"];
    body["contracts"] = json::Array{contract};
    return broker.post("/contracts/publish", json::write_compact(body));
}

http::Response verify(const TestBroker& broker, std::string_view members) {
    broker.put("/pacts/provider/Orders/consumer/Shop/version/1", R"({"interactions":[]})");
    const std::string sha = broker.at(broker.get("/pacts/provider/Orders/consumer/Shop/version/1"),
                                      "/_links/pb:pact-version/name");
    return broker.post(
        fmt::format("/pacts/provider/Orders/consumer/Shop/pact-version/{}/verification-results",
                    sha),
        fmt::format(R"({{"success":true,{}}})", members));
}

http::Response deploy(const TestBroker& broker, const std::string& instance) {
    const std::string uuid =
        broker.at(broker.post("/environments", R"({"name":"live","production":true})"), "/uuid");
    broker.put("/pacticipants/Shop/versions/1");
    return broker.post("/pacticipants/Shop/versions/1/deployed-versions/environment/" + uuid,
                       fmt::format(R"({{"applicationInstance":{}}})", json_text(instance)));
}

http::Response webhook(const TestBroker& broker,
                       std::string_view member,
                       const std::string& value) {
    return broker.post(
        "/webhooks",
        fmt::format(
            R"({{"request":{{"method":"POST","url":"https://ci"}},"{}":{}}})", member, value));
}

std::string segment(const std::string& name) { return percent_encode(name); }

const std::vector<WayIn>& ways_in() {
    using Broker = const TestBroker&;
    using Name = const std::string&;
    static const std::vector<WayIn> kWays = {
        {"pacticipantName", [](Broker b, Name n) { return publish(b, {{"pacticipantName", n}}); }},
        {"pacticipantVersionNumber",
         [](Broker b, Name n) { return publish(b, {{"pacticipantVersionNumber", n}}); }},
        {"branch", [](Broker b, Name n) { return publish(b, {{"branch", n}}); }},
        {"buildUrl", [](Broker b, Name n) { return publish(b, {{"buildUrl", n}}); }},
        {"tags", [](Broker b, Name n) { return publish(b, {{"tags", json::Array{n}}}); }},
        {"contracts", [](Broker b, Name n) { return publish(b, {{"providerName", n}}); }},
        {"name",
         [](Broker b, Name n) {
             return b.post("/pacticipants", fmt::format(R"({{"name":{}}})", json_text(n)));
         }},
        {"displayName",
         [](Broker b, Name n) {
             return b.post("/pacticipants",
                           fmt::format(R"({{"name":"a","displayName":{}}})", json_text(n)));
         }},
        {"mainBranch",
         [](Broker b, Name n) {
             return b.send("PATCH",
                           "/pacticipants/Shop",
                           fmt::format(R"({{"mainBranch":{}}})", json_text(n)));
         }},
        {"repositoryUrl",
         [](Broker b, Name n) {
             return b.post("/pacticipants",
                           fmt::format(R"({{"name":"a","repositoryUrl":{}}})", json_text(n)));
         }},
        {"tags",
         [](Broker b, Name n) {
             return b.put("/pacticipants/Shop/versions/1",
                          fmt::format(R"({{"tags":[{{"name":{}}}]}})", json_text(n)));
         }},
        {"name",
         [](Broker b, Name n) {
             return b.post("/environments",
                           fmt::format(R"({{"name":{},"production":true}})", json_text(n)));
         }},
        {"contacts",
         [](Broker b, Name n) {
             return b.post(
                 "/environments",
                 fmt::format(R"({{"name":"e","production":true,"contacts":[{{"name":{}}}]}})",
                             json_text(n)));
         }},
        {"description", [](Broker b, Name n) { return webhook(b, "description", json_text(n)); }},
        {"consumer.label",
         [](Broker b, Name n) {
             return webhook(b, "consumer", fmt::format(R"({{"label":{}}})", json_text(n)));
         }},
        {"applicationInstance", deploy},
        {"providerApplicationVersion",
         [](Broker b, Name n) {
             return verify(b, fmt::format(R"("providerApplicationVersion":{})", json_text(n)));
         }},
        {"verifiedBy",
         [](Broker b, Name n) {
             return verify(b,
                           fmt::format(R"("providerApplicationVersion":"1",
                                          "verifiedBy":{{"implementation":{}}})",
                                       json_text(n)));
         }},
        {"providerVersionTags",
         [](Broker b, Name n) {
             return b.post("/pacts/provider/Orders/for-verification",
                           fmt::format(R"({{"providerVersionTags":[{}]}})", json_text(n)));
         }},
        {"consumerVersionSelectors", [](Broker b, Name n) {
             return b.post(
                 "/pacts/provider/Orders/for-verification",
                 fmt::format(R"({{"consumerVersionSelectors":[{{"branch":{}}}]}})", json_text(n)));
         }}};
    return kWays;
}

/// Ways in through the path of a request.
const std::vector<WayIn>& paths_in() {
    using Broker = const TestBroker&;
    using Name = const std::string&;
    static const std::vector<WayIn> kWays = {
        {"pacticipant",
         [](Broker b, Name n) { return b.put("/pacticipants/" + segment(n) + "/versions/1"); }},
        {"version",
         [](Broker b, Name n) { return b.put("/pacticipants/Shop/versions/" + segment(n)); }},
        {"tag",
         [](Broker b, Name n) {
             return b.put("/pacticipants/Shop/versions/1/tags/" + segment(n));
         }},
        {"label",
         [](Broker b, Name n) { return b.put("/pacticipants/Shop/labels/" + segment(n)); }},
        {"branch",
         [](Broker b, Name n) {
             return b.put("/pacticipants/Shop/branches/" + segment(n) + "/versions/1");
         }},
        {"consumer",
         [](Broker b, Name n) {
             return b.put("/pacts/provider/Orders/consumer/" + segment(n) + "/version/1",
                          R"({"interactions":[]})");
         }},
        {"provider", [](Broker b, Name n) {
             return b.send("PATCH",
                           "/pacts/provider/" + segment(n) + "/consumer/Shop/version/1",
                           R"({"interactions":[]})");
         }}};
    return kWays;
}

void expect_refused(const std::vector<WayIn>& ways, const std::string& name, std::string_view why) {
    for (const WayIn& way : ways) {
        const TestBroker broker;
        const auto response = way.send(broker, name);
        EXPECT_EQ(response.status, 400) << way.field << ": " << response.body;
        EXPECT_THAT(response.body, HasSubstr(fmt::format("\"{}\":[", way.field)));
        EXPECT_THAT(response.body, HasSubstr(why)) << way.field;
    }
}

TEST(Names, of_megabytes_are_refused_in_every_body) {
    expect_refused(ways_in(), std::string(3'000'000, 'n'), "cannot be longer than ");
}

TEST(Names, that_are_no_line_are_refused_in_every_body) {
    expect_refused(ways_in(), std::string("a\0b", 3), "cannot contain zero bytes");
    expect_refused(ways_in(), "a\nb", "cannot contain multiple lines");
    expect_refused(ways_in(), "a\rb", "cannot contain multiple lines");
    expect_refused(ways_in(), "a\x1b[2J", "cannot contain control characters");
}

TEST(Names, are_refused_in_paths_for_the_same_reasons) {
    expect_refused(paths_in(),
                   std::string(domain::kNameBytesMax + 1, 'n'),
                   "cannot be longer than 1024 bytes");
    expect_refused(paths_in(), "a\x1b[2J", "cannot contain control characters");
    expect_refused(paths_in(), "a\rb", "cannot contain multiple lines");
    expect_refused(paths_in(), "  ", "cannot be blank");
}

TEST(Names, of_the_greatest_length_are_taken_everywhere) {
    for (const auto* ways : {&ways_in(), &paths_in()}) {
        for (const WayIn& way : *ways) {
            const TestBroker broker;
            broker.put("/pacts/provider/Orders/consumer/Lens/version/1", R"({"interactions":[]})");
            const auto response = way.send(broker, std::string(domain::kNameBytesMax, 'n'));
            EXPECT_LT(response.status, 300) << way.field << ": " << response.body;
        }
    }
}

TEST(Names, that_are_too_long_may_be_asked_for_and_deleted) {
    const TestBroker broker;
    const std::string name(5000, 'n');
    EXPECT_EQ(broker.get("/pacticipants/" + name).status, 404);
    EXPECT_EQ(broker.send("DELETE", "/pacticipants/" + name).status, 404);
}

TEST(Searches, have_a_limit) {
    const TestBroker broker;
    broker.put("/pacticipants/Shop/versions/1");
    for (const std::string list : {"/pacticipants",
                                   "/pacticipants/label/a",
                                   "/pacticipants/Shop/branches",
                                   "/integrations"}) {
        const auto refused = broker.send("GET",
                                         list + "?q=" + std::string(50'000, 'x'),
                                         "",
                                         {{"Accept", "application/hal+json"}});
        EXPECT_EQ(refused.status, 400) << list;
        EXPECT_EQ(broker.at(refused, "/errors/q/0"), "cannot be longer than 1024 bytes") << list;
    }
}

std::string texts(std::size_t count) {
    json::Array list;
    for (std::size_t i = 0; i < count; ++i) {
        list.emplace_back(fmt::format("t{}", i));
    }
    return json::write_compact(list);
}

TEST(Lists, in_bodies_have_a_greatest_length) {
    const TestBroker broker;
    broker.put("/pacts/provider/Orders/consumer/Shop/version/1", R"({"interactions":[]})");
    const auto error = [&](std::string_view target, const std::string& body, std::string_view at) {
        const auto response = broker.post(target, body);
        EXPECT_EQ(response.status, 400) << response.body;
        return broker.at(response, at);
    };
    const std::string many_tags = texts(domain::kTagsMax + 1);
    EXPECT_EQ(error("/contracts/publish",
                    fmt::format(R"({{"pacticipantName":"Shop","pacticipantVersionNumber":"1",
                                     "contracts":[],"tags":{}}})",
                                many_tags),
                    "/errors/tags/0"),
              "cannot have more than 1000 elements");
    EXPECT_EQ(error("/contracts/publish",
                    fmt::format(R"({{"pacticipantName":"Shop","pacticipantVersionNumber":"1",
                                     "contracts":{}}})",
                                texts(domain::kContractsMax + 1)),
                    "/errors/contracts/0"),
              "cannot have more than 1000 elements");
    const std::string_view for_verification = "/pacts/provider/Orders/for-verification";
    EXPECT_EQ(error(for_verification,
                    fmt::format(R"({{"providerVersionTags":{}}})", many_tags),
                    "/errors/providerVersionTags/0"),
              "cannot have more than 1000 elements");
    EXPECT_EQ(
        error(for_verification,
              fmt::format(R"({{"consumerVersionSelectors":{}}})", texts(domain::kSelectorsMax + 1)),
              "/errors/consumerVersionSelectors/0"),
        "cannot have more than 1000 elements");
    EXPECT_EQ(error("/environments",
                    fmt::format(R"({{"name":"e","production":true,"contacts":{}}})",
                                texts(domain::kContactsMax + 1)),
                    "/errors/contacts/0"),
              "cannot have more than 100 elements");
}

TEST(Lists, of_selectors_of_the_matrix_have_a_greatest_length) {
    const TestBroker broker;
    for (const std::string list : {"q", "ignore"}) {
        std::string query = "q[][pacticipant]=Shop";
        for (std::size_t i = 0; i < domain::kSelectorsMax + 1; ++i) {
            query += fmt::format("&{}[][pacticipant]=Shop", list);
        }
        const auto refused = broker.get("/matrix?" + query);
        EXPECT_EQ(refused.status, 400);
        EXPECT_THAT(refused.body, HasSubstr(list + " cannot have more than 1000 elements"));
    }
}

}  // namespace
}  // namespace accord::broker::api
