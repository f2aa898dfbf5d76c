// Reading the Ruby databases' own forms: see ruby_values.hpp.
#include "broker/transfer/ruby_database/ruby_values.hpp"

#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::broker::transfer {

Result<Instant> read_ruby_instant(std::string_view text) {
    std::string iso(text);
    const auto sign = iso.size() > 10 ? iso.find_first_of("+-", 11) : iso.npos;
    if (sign != iso.npos) {
        const auto digits = iso.size() - sign - 1;
        if (digits == 2) {
            iso += ":00";
        } else if (digits == 4) {
            iso.insert(sign + 3, ":");
        }
    }
    if (iso.ends_with(" UTC")) {
        iso.resize(iso.size() - 4);
    }
    return parse_iso8601(iso);
}

Result<bool> read_ruby_boolean(std::string_view text) {
    const auto lower = to_lower(text);
    if (lower == "1" || lower == "t" || lower == "true") {
        return true;
    }
    if (lower == "0" || lower == "f" || lower == "false") {
        return false;
    }
    return invalid_input(fmt::format("\"{}\" is neither true nor false", text));
}

namespace {

Result<void> complete_body(std::optional<std::string>& body) {
    if (!body) {
        return {};
    }
    const auto colon = body->find(':');
    const auto is_json = read_ruby_boolean(std::string_view(*body).substr(0, colon));
    if (!is_json) {
        return fail(is_json.error(), "is_json_request_body");
    }
    auto text = body->substr(colon + 1);
    body = *is_json ? std::move(text) : json::write_compact(json::Value(text));
    return {};
}

Result<void> complete_password(std::optional<std::string>& password) {
    if (!password) {
        return {};
    }
    password = base64_decode(*password);
    if (!password) {
        return invalid_input(fmt::format("{} is not in base 64", "password"));
    }
    return {};
}

Result<void> complete_headers(std::string& headers) {
    const auto parsed = json::parse(headers);
    if (!parsed || !parsed->is_object()) {
        return invalid_input(fmt::format("{} are no JSON object", "headers"));
    }
    json::Object lower;
    for (const auto& [name, value] : parsed->get_object()) {
        lower[to_lower(name)] = json::text_of(value);
    }
    headers = json::write_compact(lower);
    return {};
}

}  // namespace

Result<void> complete(domain::WebhookRecord& record) {
    if (auto body = complete_body(record.body); !body) {
        return body;
    }
    if (auto password = complete_password(record.password); !password) {
        return password;
    }
    return complete_headers(record.headers);
}

Result<void> complete(domain::WebhookExecutionRecord& record) {
    record.logs = to_valid_utf8(replace_all(record.logs, std::string_view("\0", 1), "\uFFFD"));
    return {};
}

}  // namespace accord::broker::transfer
