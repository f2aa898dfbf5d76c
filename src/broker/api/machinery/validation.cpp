// Collects what is wrong with the members of a body.
#include "broker/api/machinery/validation.hpp"

#include "base/text.hpp"

namespace accord::broker::api {
namespace {

/// What a pact was selected by, encoded into its address: no name, and as long as it is.
constexpr std::string_view kMetadata = "metadata";

}  // namespace

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
    } else if (auto fault = domain::line_fault(text, rule.bytes_max); !fault.empty()) {
        errors.add(field, std::move(fault));
    } else if (rule.spaces == Spaces::kRefused && text.find(' ') != text.npos) {
        errors.add(field, "cannot contain spaces");
    }
    return text;
}

FieldErrors check_path_names(const Call& call) {
    FieldErrors errors;
    for (const auto& [name, value] : call.parameters) {
        if (name == kMetadata) {
            continue;
        }
        if (is_blank(value)) {
            errors.add(name, "cannot be blank");
        } else if (auto fault = domain::line_fault(value); !fault.empty()) {
            errors.add(name, std::move(fault));
        }
    }
    return errors;
}

}  // namespace accord::broker::api
