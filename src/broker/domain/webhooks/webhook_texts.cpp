// Texts of a webhook in JSON: see webhook_texts.hpp.
#include "broker/domain/webhooks/webhook_texts.hpp"

#include "base/json.hpp"

namespace accord::broker::domain {

WebhookTexts read_texts(std::string_view json) {
    WebhookTexts texts;
    const auto object = json::parse(json);
    if (object && object->is_object()) {
        for (const auto& [name, value] : object->get_object()) {
            texts.emplace_back(name, json::text_of(value));
        }
    }
    return texts;
}

std::string write_texts(const WebhookTexts& texts) {
    json::Object object;
    for (const auto& [name, value] : texts) {
        object[name] = value;
    }
    return json::write_compact(object);
}

}  // namespace accord::broker::domain
