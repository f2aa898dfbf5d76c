// Reads one matching rule: its name tells the line of the table, and that its attributes, each of
// which is read by its type.
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/rule_table.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/json_fields.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "contract/pact/rule_json.hpp"

#include <charconv>
#include <unordered_map>

namespace accord::contract {
namespace {

using Object = json::Object;

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

Result<rule::ArrayContainsVariant> read_variant(const json::Value& value) {
    const Object* object = json::if_object(value);
    if (!object) {
        return invalid_input("it is not an object");
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

/// A class of statuses by its name.
Result<std::string> read_status_class(const json::Value& status) {
    static constexpr std::string_view kClasses[] = {
        "info", "success", "redirect", "clientError", "serverError", "nonError", "error"};
    if (!status.is_string() ||
        std::ranges::find(kClasses, std::string_view(status.get_string())) == std::end(kClasses)) {
        return invalid_input(fmt::format(
            "\"status\" must be info, success, redirect, clientError, serverError, nonError, error "
            "or a list of codes, not {}",
            json::write_compact(status)));
    }
    return std::string(status.get_string());
}

/// Reads one attribute into its place.
template <class Attribute>
struct AttributeReader {
    const Object& all;
    const Attribute& attribute;

    Result<void> read(std::string& text) const {
        return attribute.required ? read_required(text) : read_optional(text);
    }
    Result<void> read(std::optional<std::size_t>& size) const {
        auto read = read_size(all, attribute.name);
        if (!read) {
            return fail(read.error());
        }
        size = *read;
        return {};
    }
    Result<void> read(rule::StatusCode& out) const {
        const json::Value* status = json::find(all, attribute.name);
        if (!status) {
            return missing();
        }
        const json::Array* codes = status->if_array();
        if (!codes) {
            auto name = read_status_class(*status);
            if (!name) {
                return fail(name.error());
            }
            out.status_class = std::move(*name);
            return {};
        }
        for (const json::Value& code : *codes) {
            if (!code.is_int64()) {
                return invalid_input("\"status\" must list numbers");
            }
            out.codes.push_back(static_cast<int>(code.get_int64()));
        }
        return {};
    }
    Result<void> read(std::vector<MatchingRule>& rules) const {
        const json::Array* list = json::array_at(all, attribute.name);
        if (!list) {
            return invalid_input(fmt::format("\"{}\" must be a list of rules", attribute.name));
        }
        for (std::size_t i = 0; i < list->size(); ++i) {
            const Object* item = json::if_object((*list)[i]);
            if (!item) {
                return invalid_input(fmt::format("rule {} is not an object", i + 1));
            }
            auto rule = rule_from_json(*item);
            if (!rule) {
                return fail(rule.error(), fmt::format("rule {}", i + 1));
            }
            rules.push_back(std::move(*rule));
        }
        return {};
    }
    Result<void> read(std::vector<rule::ArrayContainsVariant>& variants) const {
        const json::Array* list = json::array_at(all, attribute.name);
        if (!list) {
            return invalid_input(fmt::format("\"{}\" must be a list", attribute.name));
        }
        for (std::size_t i = 0; i < list->size(); ++i) {
            auto variant = read_variant((*list)[i]);
            if (!variant) {
                return fail(variant.error(), fmt::format("variant {}", i + 1));
            }
            variants.push_back(std::move(*variant));
        }
        return {};
    }
    /// What is kept as the file has it.
    Result<void> read(Object& kept) const {
        if (const json::Value* value = json::find(all, attribute.name)) {
            kept[attribute.name] = *value;
        }
        return {};
    }

  private:
    [[nodiscard]] std::unexpected<Error> missing() const {
        return invalid_input(fmt::format("\"{}\" is missing", attribute.name));
    }
    Result<void> read_required(std::string& text) const {
        const json::Value* value = json::find(all, attribute.name);
        if (!value) {
            return missing();
        }
        text = json::text_of(*value);
        return {};
    }
    Result<void> read_optional(std::string& text) const {
        if (const auto found = json::string_at(all, attribute.name)) {
            text = *found;
            return {};
        }
        for (const std::string_view older : attribute.also_read) {
            if (const auto found = json::string_at(all, older)) {
                text = *found;
                break;
            }
        }
        return {};
    }
};

/// What the file says and the rule does not. Older names of what was understood are no attributes
/// of their own.
template <class... Attributes>
Object unknown_attributes(const Object& all, const std::tuple<Attributes...>& known) {
    Object out;
    for (const auto& [name, value] : all) {
        const std::string_view text = name;
        const bool is_known =
            text == "match" ||
            std::apply([&](const auto&... attributes) { return (attributes.goes_by(text) || ...); },
                       known);
        if (!is_known && !value.is_null()) {
            out[name] = value;
        }
    }
    return out;
}

template <class Kind>
Result<MatchingRule> read_kind(const Object& all) {
    constexpr const auto& kAttributes = rule_line<Kind>().attributes;
    Kind rule;
    Result<void> done;
    const auto is_read = [&](const auto& attribute) {
        done = AttributeReader{all, attribute}.read(std::invoke(attribute.place, rule));
        return done.has_value();
    };
    std::apply([&](const auto&... attributes) { (void)(is_read(attributes) && ...); }, kAttributes);
    if (!done) {
        return fail(done.error());
    }
    return MatchingRule{std::move(rule), unknown_attributes(all, kAttributes)};
}

/// In lower case without hyphens, which covers camel case and the kebab-case aliases.
std::string plain_name(std::string_view name) { return replace_all(to_lower(name), "-", ""); }

using Read = Result<MatchingRule> (*)(const Object& attributes);

struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
        return std::hash<std::string_view>()(name);
    }
};
using Readers = std::unordered_map<std::string, Read, NameHash, std::equal_to<>>;

/// By the names as they are written, which most files have, and by the plain ones.
Readers make_readers() {
    Readers readers;
    for_each_rule_line([&]<class Line>(const Line& line) {
        readers.emplace(line.names.written, read_kind<typename Line::Rule>);
        readers.emplace(plain_name(line.names.written), read_kind<typename Line::Rule>);
        for (const std::string_view name : line.names.also_read) {
            readers.emplace(name, read_kind<typename Line::Rule>);
        }
    });
    readers.erase("");
    return readers;
}

Read find_reader(std::string_view name) {
    static const auto kReaders = make_readers();
    auto found = kReaders.find(name);
    if (found == kReaders.end()) {
        found = kReaders.find(plain_name(name));
    }
    return found == kReaders.end() ? nullptr : found->second;
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
    const Read read = find_reader(name);
    if (!read) {
        return invalid_input(fmt::format("unknown matcher \"{}\"", name));
    }
    auto out = read(rule);
    return out ? std::move(out) : fail(out.error(), fmt::format("matcher \"{}\"", name));
}

}  // namespace accord::contract
