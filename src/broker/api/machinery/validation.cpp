// Collects what is wrong with the members of a body.
#include "broker/api/machinery/validation.hpp"

#include "base/text.hpp"

namespace accord::broker::api {

bool is_blank(std::string_view text) { return trim(text).empty(); }

std::optional<std::string> read_text(const json::Object& body,
                                     std::string_view field,
                                     TextRule rule,
                                     FieldErrors& errors) {
    const auto* value = json::find(body, field);
    const bool required = rule.presence == Presence::kRequired;
    if (value == nullptr) {
        if (required) {
            errors.add(field, "is missing");
        }
        return std::nullopt;
    }
    if (value->is_null()) {
        if (required) {
            errors.add(field, "must be filled");
        }
        return std::nullopt;
    }
    if (!value->is_string()) {
        errors.add(field, "must be a string");
        return std::nullopt;
    }
    std::string text(value->get_string());
    if (required && text.empty()) {
        errors.add(field, "must be filled");
    } else if (rule.blank == Blank::kRefused && is_blank(text)) {
        errors.add(field, "cannot be blank");
    } else if (text.find('\n') != text.npos) {
        errors.add(field, "cannot contain multiple lines");
    } else if (text.find('\0') != text.npos) {
        errors.add(field, "cannot contain zero bytes");
    } else if (rule.spaces == Spaces::kRefused && text.find(' ') != text.npos) {
        errors.add(field, "cannot contain spaces");
    }
    return text;
}

}  // namespace accord::broker::api
