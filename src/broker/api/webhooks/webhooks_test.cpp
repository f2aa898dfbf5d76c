// Webhooks over HTTP: what is refused, what is kept, and who may see what.
#include "support/broker/test_broker.hpp"
#include "support/broker/triggered.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

constexpr std::string_view kRequest = R"("request":{"method":"POST","url":"https://ci/x"})";

struct Webhooks : testing::Test {
    const TestBroker broker;

    Webhooks() {
        broker.put("/pacts/provider/Orders/consumer/Shop/version/1", R"({"interactions":[]})");
    }

    http::Response post(std::string_view members, std::string_view path = "/webhooks") const {
        return broker.post(path, fmt::format("{{{}}}", members));
    }
    /// What the answer to a body says is wrong with `field`.
    std::string fault(std::string_view members, std::string_view field) const {
        const auto answer = post(members);
        EXPECT_EQ(answer.status, 400) << members;
        return broker.at(answer, fmt::format("/errors/{}/0", field));
    }
    std::string request_fault(std::string_view member, std::string_view field) const {
        return fault(fmt::format(R"("request":{{"method":"POST","url":"https://ci",{}}})", member),
                     field);
    }
    std::string create(std::string_view members, std::string_view path = "/webhooks") const {
        return broker.at(post(members, path), "/uuid");
    }
    http::Response read(std::string_view uuid) const {
        return broker.get(fmt::format("/webhooks/{}", uuid));
    }
    std::size_t count(std::string_view path) const {
        const auto body = json::parse(broker.get(path).body).value();
        return json::at_pointer(body, "/_links/pb:webhooks")->get_array().size();
    }
};

TEST_F(Webhooks, name_the_member_that_is_wrong) {
    EXPECT_EQ(fault("", "request"), "is missing");
    EXPECT_EQ(fault(R"("request":{})", "request"), "must be filled");
    EXPECT_EQ(fault(R"("request":"x")", "request"), "must be a hash");
    EXPECT_EQ(fault(R"("request":{"url":"https://ci"})", "request.method"), "is missing");
    EXPECT_EQ(fault(R"("request":{"method":1,"url":2})", "request.url"), "must be a string");
    for (const auto* url : {"https://me:secret@ci/x",
                            "https://t0ken@ci",
                            "https://a:${pactbroker.consumerName}@ci?@"}) {
        EXPECT_EQ(
            fault(fmt::format(R"("request":{{"method":"POST","url":"{}"}})", url), "request.url"),
            "cannot have a user in it, for it is shown: use username and password");
    }
    EXPECT_EQ(post(R"("request":{"method":"POST","url":"https://ci/a@b?c=d@e#f@g"})").status, 201);
    const auto with = [](std::string_view member) {
        return fmt::format("{},{}", kRequest, member);
    };
    EXPECT_EQ(fault(with(R"("consumer":"Shop")"), "consumer"), "must be a hash");
    EXPECT_EQ(fault(with(R"("consumer":{})"), "consumer.name"), "cannot be blank");
    EXPECT_EQ(fault(with(R"("consumer":{"name":3})"), "consumer.name"), "must be a string");
    EXPECT_EQ(fault(with(R"("provider":{"name":"a\u0000"})"), "provider.name"),
              "does not match an existing pacticipant");
    EXPECT_EQ(fault(with(R"("provider":{"name":"Shop","label":"x"})"), "provider.label"),
              "name and label cannot be provided at the same time");
    EXPECT_EQ(fault(with(R"("provider":{"label":" "})"), "provider.label"), "cannot be blank");
    EXPECT_EQ(fault(with(R"("provider":{"label":[]})"), "provider.label"), "must be a string");
    EXPECT_EQ(fault(with(R"("enabled":"maybe")"), "enabled"), "must be boolean");
    EXPECT_EQ(fault(with(R"("description":5)"), "description"), "must be a string");
    EXPECT_EQ(fault(with(R"("uuid":"short")"), "uuid").substr(0, 8), "The UUID");
    EXPECT_EQ(fault(with(R"("events":"x")"), "events"), "must be an array");
    EXPECT_EQ(fault(with(R"("events":[])"), "events"), "size cannot be less than 1");
    EXPECT_EQ(fault(with(R"("events":["contract_published"])"), "events"),
              "must be a hash (at index 0)");
    EXPECT_EQ(fault(with(R"("events":[{"name":null}])"), "events"),
              "name must be filled (at index 0)");
    EXPECT_EQ(fault(with(R"("events":[{"name":[]}])"), "events"),
              "name must be a string (at index 0)");
}

TEST_F(Webhooks, refuse_headers_that_would_split_a_request) {
    constexpr std::string_view kField = "request.headers";
    EXPECT_EQ(request_fault(R"("headers":"x")", kField), "must be a hash");
    EXPECT_EQ(request_fault(R"("headers":{"a b":"x"})", kField), "a b is not a name of a header");
    EXPECT_EQ(request_fault(R"("headers":{"a":1})", kField), "a must be a string");
    EXPECT_EQ(request_fault(R"("headers":{"a":"x\r\nb: y"})", kField),
              "a cannot contain control characters");
    EXPECT_EQ(request_fault(R"("headers":{"a":"1","A":"2"})", kField), "A is given twice");
    EXPECT_EQ(
        request_fault(fmt::format(R"("headers":{{"a":"{}"}})", std::string(8193, 'x')), kField),
        "a cannot be longer than 8192 bytes");
    std::string many;
    for (int i = 0; i < 101; ++i) {
        many += fmt::format(R"({}"h{}":"x")", i == 0 ? "" : ",", i);
    }
    EXPECT_EQ(request_fault(fmt::format(R"("headers":{{{}}})", many), kField),
              "cannot have more than 100 elements");
    EXPECT_EQ(request_fault(fmt::format(R"("body":"{}")", std::string(262'144, 'x')), "request"),
              "cannot be longer than 262144 bytes");
    EXPECT_EQ(request_fault(R"("username":7)", "request.username"), "must be a string");
}

TEST_F(Webhooks, set_no_header_by_which_the_broker_is_known) {
    EXPECT_EQ(request_fault(R"("headers":{"Webhook-Id":"x"})", "request.headers"),
              "Webhook-Id is set by the broker");
}

TEST_F(Webhooks, have_each_secret_that_they_name) {
    constexpr auto kField = "request.secrets";
    constexpr auto kMissing = "has no TOKEN, which ${secret.TOKEN} stands for";
    EXPECT_EQ(request_fault(R"("body":"${secret.TOKEN}")", kField), kMissing);
    EXPECT_EQ(request_fault(R"("body":"${secret.TOKEN}","secrets":null)", kField), kMissing);
    EXPECT_EQ(request_fault(R"("secrets":{"TOKEN":"**********"})", kField),
              "TOKEN is masked, and none of that name is stored: give its value");
    const auto uuid = create(R"("request":{"method":"POST","url":"https://ci",)"
                             R"("body":"${secret.TOKEN}","secrets":{"TOKEN":"t"}})");
    const auto change = [&](std::string_view more) {
        return broker.put(
            "/webhooks/" + uuid,
            fmt::format(R"({{"request":{{"method":"POST","url":"https://ci",{}}}}})", more));
    };
    EXPECT_EQ(change(R"("body":"2 ${secret.TOKEN}")").status, 200);
    EXPECT_EQ(change(R"("body":"3 ${secret.TOKEN}","secrets":{"TOKEN":"***"})").status, 200);
    EXPECT_EQ(change(R"("body":"${secret.OTHER}")").status, 400);
    EXPECT_EQ(change(R"("body":"${secret.TOKEN}","secrets":{})").status, 400);
}

TEST_F(Webhooks, sign_with_a_key_that_is_one) {
    EXPECT_EQ(
        request_fault(R"("secrets":{"SIGNING_KEY":"whsec_no base64"})", "request.secrets"),
        "SIGNING_KEY is no signing key: base64 comes after whsec_, and anything else is taken "
        "as it is");
    const auto made = post(R"("request":{"method":"POST","url":"https://ci",)"
                           R"("secrets":{"SIGNING_KEY":"whsec_YWJj"}})");
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(broker.at(made, "/request/secrets/SIGNING_KEY"), "**********");
}

TEST_F(Webhooks, do_not_show_the_user_of_a_url_that_was_imported) {
    const auto uuid = create(kRequest);
    EXPECT_TRUE(broker.database().write([](db::Transaction& transaction) {
        support::set_webhook_url(transaction.session(), "https://me:p4ss@ci/x");
        transaction.commit();
        return 0;
    }));
    EXPECT_EQ(broker.at(read(uuid), "/request/url"), "https://**********@ci/x");
    const auto change = broker.put("/webhooks/" + uuid, read(uuid).body);
    EXPECT_EQ(broker.at(change, "/errors/request.url/0"),
              "cannot have a user in it, for it is shown: use username and password");
}

TEST_F(Webhooks, belong_to_whom_the_path_names) {
    const auto pair = create(kRequest, "/pacts/provider/Orders/consumer/Shop/webhooks");
    EXPECT_EQ(broker.at(read(pair), "/consumer/name"), "Shop");
    EXPECT_EQ(broker.at(read(pair), "/provider/name"), "Orders");
    create(kRequest, "/webhooks/consumer/Shop");
    create(fmt::format(R"({},"provider":{{"label":"core"}})", kRequest), "/webhooks/consumer/Shop");
    create(kRequest, "/webhooks/provider/Orders");
    create(kRequest);
    EXPECT_EQ(count("/webhooks"), 5u);
    EXPECT_EQ(count("/webhooks/consumer/Shop"), 2u);
    EXPECT_EQ(count("/webhooks/provider/Orders"), 1u);
    EXPECT_EQ(count("/webhooks/provider/Orders/consumer/Shop"), 1u);
    EXPECT_EQ(count("/webhooks/consumer/Orders"), 0u);
    EXPECT_EQ(post(kRequest, "/webhooks/consumer/Nobody").status, 404);
    const auto other = post(fmt::format(R"({},"consumer":{{"name":"Orders"}})", kRequest),
                            "/webhooks/consumer/Shop");
    EXPECT_EQ(broker.at(other, "/errors/consumer/0"),
              "must be 'Shop', as in the path, or left out");
}

TEST_F(Webhooks, keep_what_a_change_does_not_say) {
    const std::string path = "/webhooks/my-own-identifier_1";
    EXPECT_EQ(broker
                  .put(path,
                       R"({"description":"d","consumer":{"name":"Shop"},"enabled":false,)"
                       R"("events":[{"name":"contract_published"}],)"
                       R"("request":{"method":"post","url":"https://ci","password":"p",)"
                       R"("headers":{"X-Token":"t"},"body":{"a":1.0}}})")
                  .status,
              201);
    const auto changed = broker.put(
        path,
        R"({"provider":{"label":"core"},"request":{"method":"POST","url":"https://ci/2",)"
        R"("headers":{"x-token":"**********"}}})");
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(broker.at(changed, "/description"), "d");
    EXPECT_EQ(broker.at(changed, "/consumer/name"), "Shop");
    EXPECT_EQ(broker.at(changed, "/provider/label"), "core");
    EXPECT_EQ(broker.at(changed, "/enabled"), "false");
    EXPECT_EQ(broker.at(changed, "/events/0/name"), "contract_published");
    EXPECT_EQ(broker.at(changed, "/request/password"), "**********");
    EXPECT_EQ(broker.at(changed, "/request/body"), "(nothing)");
    const auto secrets = broker.database().read(support::secrets_of_webhook);
    EXPECT_EQ(secrets.value(), std::tuple(R"({"x-token":"t"})", "p"));
    const auto cleared =
        broker.put(path,
                   R"({"consumer":null,"description":null,"request":{"method":"POST",)"
                   R"("url":"https://ci","password":null}})");
    EXPECT_EQ(broker.at(cleared, "/consumer"), "(nothing)");
    EXPECT_EQ(broker.at(cleared, "/description"), "POST ci");
    EXPECT_EQ(broker.at(cleared, "/request/password"), "(nothing)");
}

TEST_F(Webhooks, never_show_what_is_secret) {
    const auto made =
        post(R"("request":{"method":"POST","url":"https://ci","password":"s3cret","headers":)"
             R"({"Authorization":"Basic s3cret","X-Api-Key":"s3cret","Cookie":"a=s3cret"}})");
    EXPECT_EQ(made.body.find("s3cret"), std::string::npos) << made.body;
    EXPECT_EQ(read(broker.at(made, "/uuid")).body.find("s3cret"), std::string::npos);
}

TEST_F(Webhooks, are_gone_with_the_pacticipant_or_the_pair_that_they_name) {
    const auto of_pair = create(kRequest, "/webhooks/provider/Orders/consumer/Shop");
    const auto of_provider = create(kRequest, "/webhooks/provider/Orders");
    const auto of_all = create(kRequest);
    EXPECT_EQ(broker.send("DELETE", "/integrations/provider/Orders/consumer/Shop").status, 204);
    EXPECT_EQ(read(of_pair).status, 404);
    EXPECT_EQ(read(of_provider).status, 200) << "and so its provider is still there";
    EXPECT_EQ(broker.send("DELETE", "/pacticipants/Orders").status, 204);
    EXPECT_EQ(read(of_provider).status, 404);
    EXPECT_EQ(read(of_all).status, 200);
    EXPECT_EQ(broker.send("DELETE", "/integrations").status, 204);
    EXPECT_EQ(read(of_all).status, 404);
}

TEST_F(Webhooks, are_sent_as_a_test) {
    const auto uuid = create(kRequest);
    const auto execution = broker.post(fmt::format("/webhooks/{}/execute", uuid), "");
    EXPECT_EQ(execution.status, 200);
    EXPECT_EQ(broker.at(execution, "/success"), "true");
    EXPECT_EQ(broker.at(execution, "/_links/webhook/href"), "http://broker/webhooks/" + uuid);
    EXPECT_EQ(broker.at(execution, "/response"), "(nothing)") << "any host may be called";
    EXPECT_NE(broker.at(execution, "/message"), "(nothing)");
    const auto unsaved = post(kRequest, "/webhooks/execute");
    EXPECT_EQ(unsaved.status, 200);
    EXPECT_EQ(broker.at(unsaved, "/_links/webhook"), "(nothing)");
    EXPECT_EQ(post("", "/webhooks/execute").status, 400);
    EXPECT_EQ(broker.post("/webhooks/there-is-none-such-as-this/execute").status, 404);
}

TEST(WebhookMail, is_checked_as_a_message) {
    service::Settings use_cases;
    use_cases.webhook_rules.schemes = {"https", "smtps"};
    const TestBroker broker({.base_urls = {"http://broker"}}, use_cases);
    const auto post = [&](std::string_view headers) {
        return broker.post("/webhooks",
                           fmt::format(R"({{"request":{{"method":"POST","url":"smtps://mail",)"
                                       R"("headers":{{{}}},"body":"failed"}}}})",
                                       headers));
    };
    const auto fault = [&](std::string_view headers) {
        const auto answer = post(headers);
        EXPECT_EQ(answer.status, 400) << headers;
        return broker.at(answer, "/errors/request.headers/0");
    };
    constexpr std::string_view kFrom = R"("From":"a@b.c")";
    EXPECT_EQ(fault(kFrom), "to is missing: an e-mail has From, To and Subject");
    EXPECT_EQ(fault(fmt::format(R"({},"To":"nobody")", kFrom)),
              "to: \"nobody\" is not an e-mail address");
    EXPECT_EQ(fault(fmt::format(R"({},"To":"${{pactbroker.consumerName}}@b.c")", kFrom)),
              "to cannot have a template parameter");
    EXPECT_EQ(fault(fmt::format(R"({},"To":"a@b.c","Subject":"x\r\nBcc: d@e.f")", kFrom)),
              "Subject cannot contain control characters");
    EXPECT_EQ(post(fmt::format(R"({},"To":"a@b.c, D <d@e.f>","Subject":"x")", kFrom)).status, 201);
    const auto template_of = [&](const TestBroker& one) {
        return one.post("/webhook-templates/email/webhooks",
                        R"({"parameters":{"host":"mail","from":"a@b.c","to":"d@e.f"}})");
    };
    EXPECT_EQ(template_of(broker).status, 201);
    const TestBroker usual;
    EXPECT_EQ(usual.at(template_of(usual), "/errors/request.url/0"),
              "scheme must be https. See /doc/webhooks#whitelist for more information.");
}

struct TriggeredWebhooks : Webhooks {
    std::string trigger(support::Trigger what) const {
        return broker.database()
            .write([&](db::Transaction& transaction) {
                auto& session = transaction.session();
                if (!what.webhook_id) {
                    what.webhook_id = support::first_webhook(session);
                }
                auto uuid = support::trigger(session, what);
                transaction.commit();
                return uuid;
            })
            .value();
    }
    const std::string webhook = create(kRequest);
    const std::string pact = "/pacts/provider/Orders/consumer/Shop";
};

TEST_F(TriggeredWebhooks, tell_how_they_stand) {
    trigger({.event = "contract_published", .status = "success", .logs = {"a"}});
    const auto newer =
        trigger({.event = "contract_published", .status = "retrying", .logs = {"b"}});
    trigger({.event = "contract_content_changed"});
    const auto list = broker.get(pact + "/version/1/triggered-webhooks");
    EXPECT_EQ(broker.at(list, "/_embedded/triggeredWebhooks/0/eventName"),
              "contract_content_changed");
    EXPECT_EQ(broker.at(list, "/_embedded/triggeredWebhooks/0/attemptsRemaining"), "7");
    EXPECT_EQ(broker.at(list, "/_embedded/triggeredWebhooks/1/attemptsRemaining"), "6");
    EXPECT_EQ(broker.at(list, "/_embedded/triggeredWebhooks/2/attemptsRemaining"), "0");
    const auto status = broker.get(pact + "/webhooks/status");
    EXPECT_EQ(broker.at(status, "/summary"),
              R"({"successful":0,"failed":0,"retrying":1,"notRun":1})");
    EXPECT_EQ(broker.at(status, "/_embedded/triggeredWebhooks/0/_links/pb:logs/href"),
              fmt::format("http://broker/triggered-webhooks/{}/logs", newer));
    EXPECT_EQ(broker.at(status, "/_links/pb:error-logs/0/href"),
              fmt::format("http://broker/triggered-webhooks/{}/logs", newer));
    EXPECT_EQ(broker.at(status, "/_links/pb:pact-version/href"),
              "http://broker" + pact + "/version/1");
}

TEST_F(TriggeredWebhooks, have_logs) {
    const auto done = trigger({.status = "success", .logs = {"first", "second"}});
    const auto waiting = trigger({});
    const auto logs = [&](const std::string& uuid) {
        return broker.get(fmt::format("/triggered-webhooks/{}/logs", uuid));
    };
    EXPECT_EQ(logs(done).body, "first\nsecond");
    EXPECT_EQ(logs(waiting).body, "Webhook has not executed yet. Please retry in a few seconds.");
    const auto hal = broker.send("GET",
                                 fmt::format("/triggered-webhooks/{}/logs", done),
                                 "",
                                 {{"Accept", "application/hal+json"}});
    EXPECT_EQ(broker.at(hal, "/executions/1"),
              R"({"success":true,"logs":"second","createdAt":"1970-01-01T00:00:00+00:00"})");
    EXPECT_EQ(broker.at(hal, "/consumerName"), "Shop");
    EXPECT_EQ(logs("nothing").status, 404);
}

TEST_F(TriggeredWebhooks, outlive_their_webhook_but_not_their_pact) {
    const auto uuid = trigger({.status = "failure", .logs = {"why"}});
    broker.send("DELETE", "/webhooks/" + webhook);
    const auto list = broker.get(pact + "/version/1/triggered-webhooks");
    EXPECT_EQ(broker.at(list, "/_embedded/triggeredWebhooks/0/status"), "failure");
    EXPECT_EQ(broker.at(list, "/_embedded/triggeredWebhooks/0/_links/pb:webhook"), "(nothing)");
    EXPECT_EQ(broker.at(broker.get(pact + "/webhooks/status"), "/summary"),
              R"({"successful":0,"failed":0})");
    const auto logs = "/triggered-webhooks/" + uuid + "/logs";
    EXPECT_EQ(broker.get(logs).body, "why");
    broker.send("DELETE", pact + "/version/1");
    EXPECT_EQ(broker.get(logs).status, 404);
}

}  // namespace
}  // namespace accord::broker::api
