// Each template can be filled in, and what it takes is named.
#include "broker/domain/webhooks/webhook_templates.hpp"

#include "broker/domain/event.hpp"
#include "broker/domain/webhooks/webhook_rules.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

TemplateValues values_for(const WebhookTemplate& one) {
    TemplateValues values;
    for (const auto& parameter : one.parameters) {
        values.emplace(parameter.name, parameter.name == "host" ? "ci.example.org" : "a\"b");
    }
    return values;
}

TEST(WebhookTemplates, become_webhooks_that_the_usual_rules_allow) {
    for (const auto& one : webhook_templates()) {
        const auto made = fill_in(one, values_for(one));
        ASSERT_TRUE(made) << one.name;
        const auto& request = made->at("request").get_object();
        EXPECT_EQ(method_fault(json::string_or(request, "method"), {}), "") << one.name;
        const auto url = substitute(json::string_or(request, "url"), {}, Escaping::kUrl);
        EXPECT_EQ(json::write_compact(*made).find("{{"), std::string::npos) << one.name;
        EXPECT_TRUE(url.starts_with(one.name == "email" ? "a\"b://ci." : "https://")) << one.name;
        for (const auto& event : *json::array_at(*made, "events")) {
            EXPECT_TRUE(parse_event_kind(json::string_or(event.get_object(), "name")));
        }
        for (const auto& secret : variables_in(json::write_compact(*made), "secret.")) {
            EXPECT_EQ(json::string_or(*json::object_at(request, "secrets"), secret), "a\"b");
        }
    }
}

TEST(WebhookTemplates, say_what_is_missing_and_what_is_not_theirs) {
    const auto* gitlab = find_webhook_template("gitlab");
    ASSERT_NE(gitlab, nullptr);
    EXPECT_EQ(fill_in(*gitlab, {{"TOKEN", "t"}, {"projekt", "7"}}).error(),
              (std::map<std::string, std::string>{
                  {"project", "is missing"}, {"projekt", "is no parameter of this template"}}));
    const auto made = fill_in(*gitlab, {{"TOKEN", "t"}, {"project", "7"}});
    EXPECT_EQ(json::string_or(made->at("request").get_object(), "url"),
              "https://gitlab.com/api/v4/projects/7/trigger/pipeline");
    const auto* email = find_webhook_template("email");
    ASSERT_NE(email, nullptr);
    const auto mail = fill_in(*email, {{"host", "mail"}, {"from", "a@b.c"}, {"to", "d@e.f"}});
    ASSERT_TRUE(mail) << "no user is needed where the server asks for none";
    EXPECT_EQ(json::string_or(mail->at("request").get_object(), "url"), "smtps://mail");
    EXPECT_EQ(find_webhook_template("fax"), nullptr);
}

}  // namespace
}  // namespace accord::broker::domain
