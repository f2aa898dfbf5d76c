// Reads one matching rule. Each matcher is one line in the table at the end.
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/json_fields.hpp"
#include "contract/pact/matching_rules_json.hpp"

#include <charconv>

namespace accord::contract {
namespace {

using Object = json::Object;
using Read = Result<MatchingRule> (*)(const Object& attributes);

template <class Kind>
Result<MatchingRule> read_plain(const Object&) {
    return MatchingRule{Kind{}};
}

/// A whole number, also when written as text.
Result<std::optional<std::size_t>> read_size(const Object& attributes, std::string_view name) {
    const json::Value* value = json::find(attributes, name);
    if (!value || value->is_null()) {
        return std::nullopt;
    }
    if (value->is_int64() && value->get_int64() >= 0) {
        return static_cast<std::size_t>(value->get_int64());
    }
    if (value->is_uint64()) {
        return value->get_uint64();
    }
    if (value->is_string()) {
        const std::string_view text(value->get_string());
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
        if (error == std::errc() && end == text.data() + text.size()) {
            return size;
        }
    }
    return invalid_input(fmt::format(
        "\"{}\" must be a whole number from 0, not {}", name, json::write_compact(*value)));
}

Result<MatchingRule> read_type(const Object& attributes) {
    const auto min = read_size(attributes, "min");
    if (!min) {
        return fail(min.error());
    }
    const auto max = read_size(attributes, "max");
    if (!max) {
        return fail(max.error());
    }
    return MatchingRule{rule::Type{*min, *max}};
}

Result<std::string> read_text(const Object& attributes, std::string_view name) {
    const json::Value* value = json::find(attributes, name);
    if (!value) {
        return invalid_input(fmt::format("\"{}\" is missing", name));
    }
    return json::text_of(*value);
}

Result<MatchingRule> read_regex(const Object& attributes) {
    auto pattern = read_text(attributes, "regex");
    if (!pattern) {
        return fail(pattern.error());
    }
    return MatchingRule{rule::Regex{std::move(*pattern)}};
}

template <class Kind>
Result<MatchingRule> read_value(const Object& attributes) {
    auto value = read_text(attributes, "value");
    if (!value) {
        return fail(value.error());
    }
    return MatchingRule{Kind{std::move(*value)}};
}

/// The format stands under "format", or under the matcher's own name as older files have it.
template <class Kind>
Result<MatchingRule> read_format(const Object& attributes) {
    for (std::string_view name : {"format", "date", "time", "timestamp", "datetime"}) {
        if (const auto format = json::string_at(attributes, name)) {
            return MatchingRule{Kind{std::string(*format)}};
        }
    }
    return MatchingRule{Kind{}};
}

Result<std::vector<MatchingRule>> read_rules(const Object& attributes) {
    std::vector<MatchingRule> rules;
    const json::Array* list = json::array_at(attributes, "rules");
    if (!list) {
        return invalid_input("\"rules\" must be a list of rules");
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Object* item = json::if_object((*list)[i]);
        if (!item) {
            return invalid_input(fmt::format("rule {} is no object", i + 1));
        }
        auto rule = rule_from_json(*item);
        if (!rule) {
            return fail(rule.error(), fmt::format("rule {}", i + 1));
        }
        rules.push_back(std::move(*rule));
    }
    return rules;
}

template <class Kind>
Result<MatchingRule> read_each(const Object& attributes) {
    auto rules = read_rules(attributes);
    if (!rules) {
        return fail(rules.error());
    }
    Object about_value;
    for (std::string_view name : {"value", "generator"}) {
        if (const json::Value* value = json::find(attributes, name)) {
            about_value[name] = *value;
        }
    }
    return MatchingRule{Kind{std::move(*rules), std::move(about_value)}};
}

Result<rule::ArrayContainsVariant> read_variant(const json::Value& value) {
    const Object* object = json::if_object(value);
    if (!object) {
        return invalid_input("it is no object");
    }
    rule::ArrayContainsVariant out;
    const auto index = read_size(*object, "index");
    if (!index) {
        return fail(index.error());
    }
    out.index = index->value_or(0);
    out.extra = without(*object, {"index", "rules", "generators"});
    if (const Object* rules = json::object_at(*object, "rules")) {
        for (const auto& [path, list] : *rules) {
            auto read = rule_list_from_json(list);
            if (!read) {
                return fail(read.error(), fmt::format("rule \"{}\"", std::string_view(path)));
            }
            out.rules.emplace(path, std::move(*read));
        }
    }
    if (const Object* generators = json::object_at(*object, "generators")) {
        auto read = generators_by_key_from_json(*generators);
        if (!read) {
            return fail(read.error());
        }
        out.generators = std::move(*read);
    }
    return out;
}

Result<MatchingRule> read_array_contains(const Object& attributes) {
    const json::Array* variants = json::array_at(attributes, "variants");
    if (!variants) {
        return invalid_input("\"variants\" must be a list");
    }
    rule::ArrayContains out;
    for (std::size_t i = 0; i < variants->size(); ++i) {
        auto variant = read_variant((*variants)[i]);
        if (!variant) {
            return fail(variant.error(), fmt::format("variant {}", i + 1));
        }
        out.variants.push_back(std::move(*variant));
    }
    return MatchingRule{std::move(out)};
}

Result<MatchingRule> read_status_code(const Object& attributes) {
    const json::Value* status = json::find(attributes, "status");
    if (!status) {
        return invalid_input("\"status\" is missing");
    }
    rule::StatusCode out;
    if (const auto* codes = status->if_array()) {
        for (const json::Value& code : *codes) {
            if (!code.is_int64()) {
                return invalid_input("\"status\" must list numbers");
            }
            out.codes.push_back(static_cast<int>(code.get_int64()));
        }
        return MatchingRule{std::move(out)};
    }
    static constexpr std::string_view kClasses[] = {
        "info", "success", "redirect", "clientError", "serverError", "nonError", "error"};
    if (!status->is_string() ||
        std::ranges::find(kClasses, std::string_view(status->get_string())) == std::end(kClasses)) {
        return invalid_input(fmt::format(
            "\"status\" must be info, success, redirect, clientError, serverError, nonError, error "
            "or a list of codes, not {}",
            json::write_compact(*status)));
    }
    out.status_class = std::string(status->get_string());
    return MatchingRule{std::move(out)};
}

/// Names in lower case without hyphens, which covers camel case and the kebab-case aliases.
const std::unordered_map<std::string_view, Read>& readers() {
    static const std::unordered_map<std::string_view, Read> table{
        {"equality", read_plain<rule::Equality>},
        {"regex", read_regex},
        {"type", read_type},
        {"min", read_type},
        {"max", read_type},
        {"mintype", read_type},
        {"maxtype", read_type},
        {"minmaxtype", read_type},
        {"include", read_value<rule::Include>},
        {"number", read_plain<rule::Number>},
        {"integer", read_plain<rule::Integer>},
        {"decimal", read_plain<rule::Decimal>},
        {"real", read_plain<rule::Decimal>},
        {"boolean", read_plain<rule::Boolean>},
        {"null", read_plain<rule::Null>},
        {"notempty", read_plain<rule::NotEmpty>},
        {"semver", read_plain<rule::Semver>},
        {"values", read_plain<rule::Values>},
        {"date", read_format<rule::Date>},
        {"time", read_format<rule::Time>},
        {"datetime", read_format<rule::DateTime>},
        {"timestamp", read_format<rule::DateTime>},
        {"contenttype", read_value<rule::ContentType>},
        {"statuscode", read_status_code},
        {"eachkey", read_each<rule::EachKey>},
        {"eachvalue", read_each<rule::EachValue>},
        {"arraycontains", read_array_contains},
    };
    return table;
}

/// What the file says and the rule does not. Older names of what was understood are no attributes
/// of their own.
json::Object unknown_attributes(const MatchingRule& rule, const Object& attributes) {
    const json::Object known = rule_to_json(rule);
    const bool has_format = std::holds_alternative<rule::Date>(rule.kind) ||
                            std::holds_alternative<rule::Time>(rule.kind) ||
                            std::holds_alternative<rule::DateTime>(rule.kind);
    json::Object out;
    for (const auto& [name, value] : attributes) {
        const bool is_format =
            has_format && (name == "format" || name == "date" || name == "time" ||
                           name == "timestamp" || name == "datetime");
        if (!is_format && !known.contains(name) && !value.is_null()) {
            out[name] = value;
        }
    }
    return out;
}

/// Rules of V2 may leave "match" out; then an attribute tells what is meant.
std::string_view guess_matcher(const Object& attributes) {
    for (std::string_view name : {"regex", "min", "max", "timestamp", "datetime", "date", "time"}) {
        if (attributes.contains(name)) {
            return name == "min" || name == "max" ? "type" : name;
        }
    }
    return {};
}

}  // namespace

Result<MatchingRule> rule_from_json(const json::Object& rule) {
    const json::Value* match = json::find(rule, "match");
    if (match && !match->is_string()) {
        return invalid_input("\"match\" must be the name of a matcher");
    }
    const std::string_view name =
        match ? std::string_view(match->get_string()) : guess_matcher(rule);
    if (name.empty()) {
        return invalid_input("\"match\" is missing: it names the matcher");
    }
    const auto reader = readers().find(replace_all(to_lower(name), "-", ""));
    if (reader == readers().end()) {
        return invalid_input(fmt::format("unknown matcher \"{}\"", name));
    }
    auto read = reader->second(rule);
    if (!read) {
        return fail(read.error(), fmt::format("matcher \"{}\"", name));
    }
    read->extra = unknown_attributes(*read, rule);
    return read;
}

}  // namespace accord::contract
