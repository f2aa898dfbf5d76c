// Reads and writes query strings with brackets in their names, by the rules of Rack.
#include "broker/domain/nested_query.hpp"

#include "base/query.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

constexpr std::ptrdiff_t kParametersMax = 4096;
constexpr int kDepthMax = 32;

/// A parameter name taken apart: "q[][tag]" is the key "q" and the rest "[][tag]".
struct Name {
    std::string_view key;
    std::string_view rest;
};

Name take_apart(std::string_view name, bool top) {
    if (top) {
        const std::size_t bracket = name.find('[', name.empty() ? 0 : 1);
        if (bracket == std::string_view::npos) {
            return {name, {}};
        }
        return {name.substr(0, bracket), name.substr(bracket)};
    }
    if (name.starts_with("[]")) {
        return {"[]", name.substr(2)};
    }
    if (name.starts_with('[')) {
        const std::size_t end = name.find(']');
        if (end != std::string_view::npos) {
            return {name.substr(1, end - 1), name.substr(end + 1)};
        }
    }
    return {name, {}};
}

std::unexpected<Error> misused(std::string_view key) {
    return fail(
        ErrorCode::kInvalidInput,
        fmt::format("The query parameter '{}' is used both as a value and as a list or object.",
                    key));
}

/// Whether `object` has the member that `name` ("tag" or "a[b]") would set.
bool has_member(const json::Object& object, std::string_view name) {
    if (name.find("[]") != std::string_view::npos) {
        return false;
    }
    const json::Object* at = &object;
    name.remove_prefix(std::min(name.find_first_not_of("[]"), name.size()));
    while (!name.empty()) {
        const std::size_t end = name.find_first_of("[]");
        const json::Value* found = json::find(*at, name.substr(0, end));
        if (!found) {
            return false;
        }
        const std::size_t next =
            end == std::string_view::npos ? end : name.find_first_not_of("[]", end);
        if (next == std::string_view::npos) {
            return true;
        }
        if (!found->is_object()) {
            return false;
        }
        at = &found->as_object();
        name = name.substr(next);
    }
    return true;
}

class Reader {
  public:
    Result<void> set(json::Object& into, std::string_view name, json::Value value, int depth) {
        if (depth > kDepthMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("A query parameter is nested more than {} deep.", kDepthMax));
        }
        const Name parts = take_apart(name, depth == 0);
        if (parts.key.empty()) {
            return {};
        }
        if (parts.rest.empty() || parts.rest == "[") {
            into[parts.key] = std::move(value);
            return {};
        }
        if (parts.rest.starts_with("[]")) {
            return append(into, parts, std::move(value), depth);
        }
        json::Value& member = into[parts.key];
        if (member.is_null()) {
            member = json::Object();
        }
        if (!member.is_object()) {
            return misused(parts.key);
        }
        return set(member.as_object(), parts.rest, std::move(value), depth + 1);
    }

  private:
    Result<void> append(json::Object& into, const Name& parts, json::Value value, int depth) {
        json::Value& member = into[parts.key];
        if (member.is_null()) {
            member = json::Array();
        }
        if (!member.is_array()) {
            return misused(parts.key);
        }
        json::Array& list = member.as_array();
        std::string_view child = parts.rest.substr(2);
        if (child.empty()) {
            list.push_back(std::move(value));
            return {};
        }
        // "[][tag]" names the member "tag"; anything deeper stays as it is written.
        const bool plain =
            child.size() > 2 && child.front() == '[' && child.back() == ']' &&
            child.substr(1, child.size() - 2).find_first_of("[]") == std::string_view::npos;
        if (plain) {
            child = child.substr(1, child.size() - 2);
        }
        const bool fits =
            !list.empty() && list.back().is_object() && !has_member(list.back().as_object(), child);
        if (!fits) {
            list.emplace_back(json::Object());
        }
        if (plain) {
            list.back().as_object()[child] = std::move(value);
            return {};
        }
        return set(list.back().as_object(), child, std::move(value), depth + 1);
    }
};

void write(std::string& out, const std::string& prefix, const json::Value& value) {
    if (value.is_object()) {
        for (const auto& member : value.as_object()) {
            const std::string_view key = member.key();
            write(out,
                  prefix.empty() ? std::string(key) : fmt::format("{}[{}]", prefix, key),
                  member.value());
        }
        return;
    }
    if (value.is_array()) {
        for (const json::Value& element : value.as_array()) {
            write(out, prefix + "[]", element);
        }
        return;
    }
    if (value.is_null()) {
        return;
    }
    add_parameter(out, prefix, json::text_of(value));
}

}  // namespace

Result<json::Object> parse_nested_query(std::string_view query) {
    if (std::ranges::count(query, '&') >= kParametersMax) {
        return fail(ErrorCode::kLimit,
                    fmt::format("The query has more than {} parameters.", kParametersMax));
    }
    json::Object into;
    for (const auto& [name, text] : parse_query(query)) {
        json::Value value = text ? json::Value(*text) : json::Value();
        if (auto done = Reader{}.set(into, name, std::move(value), 0); !done) {
            return fail(done.error());
        }
    }
    return into;
}

std::string build_nested_query(const json::Object& value) {
    std::string out;
    write(out, "", value);
    return out;
}

const json::Array* elements_of(const json::Value* value, json::Array& storage) {
    if (!value) {
        return nullptr;
    }
    if (value->is_array()) {
        return &value->as_array();
    }
    if (!value->is_object()) {
        return nullptr;
    }
    for (const auto& member : value->as_object()) {
        const std::string_view key = member.key();
        if (key.empty() || key.find_first_not_of("0123456789") != std::string_view::npos) {
            return nullptr;
        }
        storage.push_back(member.value());
    }
    return &storage;
}

}  // namespace accord::broker::domain
