// Templates of webhooks: listed, and made into webhooks.
#include "broker/domain/webhooks/webhook_templates.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/api/webhooks/webhooks.hpp"

namespace accord::broker::api {
namespace {

json::Object template_document(const Call& call, const domain::WebhookTemplate& one) {
    auto document = domain::to_json(one);
    document["_links"] = {{"create",
                           link(call.urls.webhooks_from_template(one.name),
                                {.title = "Create a webhook from this template"})}};
    return document;
}

/// The parameters; what else the body says about the webhook stands beside them.
domain::TemplateValues parameters_in(const json::Object& body, FieldErrors& errors) {
    domain::TemplateValues values;
    const auto* given = json::find(body, "parameters");
    if (given == nullptr || given->is_null()) {
        return values;
    }
    const auto* parameters = given->if_object();
    if (parameters == nullptr) {
        errors.add("parameters", "must be a hash");
        return values;
    }
    for (const auto& [name, value] : *parameters) {
        if (value.is_string() || value.is_number()) {
            values.emplace(name, json::text_of(value));
        } else {
            errors.add("parameters." + std::string(name), "must be a string");
        }
    }
    return values;
}

}  // namespace

http::Response list_webhook_templates(Call& call) {
    json::Array all;
    for (const auto& one : domain::webhook_templates()) {
        all.push_back(template_document(call, one));
    }
    return hal(
        call,
        {{"_embedded", {{"webhookTemplates", std::move(all)}}},
         {"_links",
          {{"self", link(call.own_address(), {.title = "Webhook templates"})},
           {"pb:webhooks", link(call.urls.webhooks(), {.title = "Webhooks"})},
           {"curies",
            json::Array{template_link(call.urls.webhook_documentation(), {.name = "pb"})}}}}});
}

http::Response post_webhook_from_template(Call& call) {
    const auto* from = domain::find_webhook_template(call.parameter("template"));
    if (from == nullptr) {
        return not_found(call);
    }
    FieldErrors errors;
    const auto values = parameters_in(call.body_object(), errors);
    auto webhook = domain::fill_in(*from, values);
    if (!webhook) {
        for (const auto& [name, fault] : webhook.error()) {
            errors.add("parameters." + name, fault);
        }
    }
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    for (const auto* member :
         {"consumer", "provider", "description", "enabled", "events", "teamUuid"}) {
        if (const auto* given = json::find(call.body_object(), member)) {
            (*webhook)[member] = *given;
        }
    }
    call.body = std::move(*webhook);
    return post_webhook(call);
}

}  // namespace accord::broker::api
