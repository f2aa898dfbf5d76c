// Reads and writes the matching rules of pact files, flat or by category.
#include "contract/pact/matching_rules_json.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/pact/json_fields.hpp"
#include "contract/pact/rule_json.hpp"

namespace accord::contract {
namespace {

/// Where a category that has keys belongs in the model; nullptr for the others.
RulesByKey* keyed_category(MatchingRules& rules, std::string_view name) {
    if (name == "query") {
        return &rules.query;
    }
    if (name == "header" || name == "headers") {
        return &rules.header;
    }
    if (name == "body" || name == "content" || name == "contents") {
        return &rules.body;
    }
    if (name == "metadata") {
        return &rules.metadata;
    }
    return nullptr;
}

RuleList* single_category(MatchingRules& rules, std::string_view name) {
    if (name == "path") {
        return &rules.path;
    }
    if (name == "method") {
        return &rules.method;
    }
    if (name == "status") {
        return &rules.status;
    }
    return nullptr;
}

/// "query" and "['filter[owner]']" of "$.query['filter[owner]']"; what stands behind the category
/// is a path in bodies alone, elsewhere a name.
struct FlatKey {
    std::string category;
    std::string_view below;
};

Result<FlatKey> read_flat_key(std::string_view key) {
    std::string_view rest = key.substr(1);
    const bool is_quoted = rest.starts_with("['") || rest.starts_with("[\"");
    const std::size_t end = is_quoted ? rest.find(']') : rest.find_first_of(".[", 1);
    const std::size_t size =
        end == std::string_view::npos ? rest.size() : end + (is_quoted ? 1 : 0);
    const auto category = parse_path(key.substr(0, size + 1));
    if (!category) {
        return fail(category.error());
    }
    return FlatKey{category->empty() ? "" : category->front().name, rest.substr(size)};
}

Result<std::string> key_in(const FlatKey& flat) {
    if (flat.category != "body") {
        return text_key_from_path_end(flat.below);
    }
    const auto path = parse_path(fmt::format("${}", flat.below));
    return path ? Result<std::string>(to_string(*path)) : fail(path.error());
}

Result<void> add_flat_rule(MatchingRules& out, std::string_view key, const json::Value& value) {
    const auto flat = read_flat_key(key);
    if (!flat) {
        return fail(flat.error());
    }
    auto list = rule_list_from_json(value);
    if (!list) {
        return fail(list.error(), fmt::format("rule \"{}\"", key));
    }
    if (RuleList* single = single_category(out, flat->category)) {
        *single = std::move(*list);
        return {};
    }
    RulesByKey* keyed = keyed_category(out, flat->category);
    if (!keyed) {
        return invalid_input(fmt::format(
            "rule \"{}\": it must start with $.path, $.query, $.headers or $.body", key));
    }
    const auto name = key_in(*flat);
    if (!name) {
        return fail(name.error(), fmt::format("rule \"{}\"", key));
    }
    (*keyed)[*name] = std::move(*list);
    return {};
}

Result<void> add_single(RuleList& out, std::string_view category, const json::Value& value) {
    const json::Object* object = json::if_object(value);
    if (!object) {
        return invalid_input(fmt::format("{} rules must be an object", category));
    }
    // Some writers put a key where there is none: {"path": {"": {"matchers": []}}}.
    const bool direct = object->contains("matchers") || object->contains("match");
    const json::Value* list = direct || object->empty() ? &value : &object->begin()->value();
    auto read = rule_list_from_json(*list);
    if (!read) {
        return fail(read.error(), fmt::format("{} rule", category));
    }
    out = std::move(*read);
    return {};
}

Result<void> add_keyed(RulesByKey& out, std::string_view category, const json::Value& value) {
    const json::Object* object = json::if_object(value);
    if (!object) {
        return invalid_input(fmt::format("{} rules must be an object", category));
    }
    for (const auto& [key, list] : *object) {
        auto read = rule_list_from_json(list);
        if (!read) {
            return fail(read.error(),
                        fmt::format("{} rule \"{}\"", category, std::string_view(key)));
        }
        out.insert_or_assign(key, std::move(*read));
    }
    return {};
}

Result<void> add_category(MatchingRules& out, std::string_view name, const json::Value& value) {
    if (name.starts_with('$')) {
        return add_flat_rule(out, name, value);
    }
    if (RuleList* single = single_category(out, name)) {
        return add_single(*single, name, value);
    }
    if (RulesByKey* keyed = keyed_category(out, name)) {
        return add_keyed(*keyed, name, value);
    }
    return invalid_input(fmt::format("unknown category of matching rules \"{}\"", name));
}

void write_list(json::Object& out, std::string_view name, const RuleList& list) {
    if (!list.empty()) {
        out[name] = rule_list_to_json(list);
    }
}

/// A key without rules stays: it says that somebody thought of the place.
void write_keyed(json::Object& out, std::string_view name, const RulesByKey& rules) {
    json::Object category;
    for (const auto& [key, list] : rules) {
        category[key] = rule_list_to_json(list);
    }
    if (!category.empty()) {
        out[name] = std::move(category);
    }
}

void write_flat(json::Object& out, const std::string& key, const RuleList& list) {
    if (!list.empty()) {
        out[key] = rule_to_json(list.rules.front());
    }
}

}  // namespace

Result<RuleList> rule_list_from_json(const json::Value& list) {
    const json::Object* object = json::if_object(list);
    if (!object) {
        return invalid_input("it must be an object");
    }
    const json::Array* matchers = json::array_at(*object, "matchers");
    if (!matchers) {
        RuleList out;
        if (object->empty()) {
            return out;
        }
        auto rule = rule_from_json(*object);
        if (!rule) {
            return fail(rule.error());
        }
        out.rules.push_back(std::move(*rule));
        return out;
    }
    RuleList out{.extra = without(*object, {"matchers", "combine"})};
    if (equal_ignoring_case(json::string_at(*object, "combine").value_or(""), "OR")) {
        out.combine = RuleList::Combine::kOr;
    }
    out.rules.reserve(matchers->size());
    for (const json::Value& matcher : *matchers) {
        if (!json::is_object(matcher)) {
            return invalid_input("a matcher must be an object");
        }
        auto rule = rule_from_json(matcher.get_object());
        if (!rule) {
            return fail(rule.error());
        }
        out.rules.push_back(std::move(*rule));
    }
    return out;
}

Result<MatchingRules> rules_from_json(const json::Value& rules) {
    if (rules.is_null()) {
        return MatchingRules{};
    }
    const json::Object* object = json::if_object(rules);
    if (!object) {
        return invalid_input("matching rules must be an object");
    }
    MatchingRules out;
    for (const auto& [name, value] : *object) {
        if (auto added = add_category(out, name, value); !added) {
            return fail(added.error());
        }
    }
    return out;
}

json::Object rule_list_to_json(const RuleList& list) {
    json::Array matchers;
    for (const MatchingRule& rule : list.rules) {
        matchers.push_back(rule_to_json(rule));
    }
    json::Object out = list.extra;
    out["combine"] = list.combine == RuleList::Combine::kAnd ? "AND" : "OR";
    out["matchers"] = std::move(matchers);
    return out;
}

json::Object rules_to_json(const MatchingRules& rules) {
    json::Object out;
    write_list(out, "method", rules.method);
    write_list(out, "path", rules.path);
    write_list(out, "status", rules.status);
    write_keyed(out, "query", rules.query);
    write_keyed(out, "header", rules.header);
    write_keyed(out, "body", rules.body);
    write_keyed(out, "metadata", rules.metadata);
    return out;
}

json::Object rules_to_v2_json(const MatchingRules& rules, const PartNames& names) {
    json::Object out;
    write_flat(out, "$.path", rules.path);
    write_flat(out, "$.method", rules.method);
    write_flat(out, "$.status", rules.status);
    for (const auto& [key, list] : rules.query) {
        write_flat(
            out, "$.query" + to_path_end(read_text_key(key, names.query), names.query), list);
    }
    for (const auto& [key, list] : rules.header) {
        write_flat(
            out, "$.headers" + to_path_end(read_text_key(key, names.headers), names.headers), list);
    }
    for (const auto& [path, list] : rules.body) {
        write_flat(out, "$.body" + (path.starts_with('$') ? path.substr(1) : "." + path), list);
    }
    return out;
}

}  // namespace accord::contract
