// Reads media types by the grammar of RFC 9110.
#include "contract/model/content_type.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace accord::contract {
namespace {

constexpr auto kIsInToken = [] {
    std::array<bool, 256> is_in_token{};
    for (unsigned char c = ' ' + 1; c < 0x7f; ++c) {
        is_in_token[c] = !std::string_view("()<>@,;:\\\"/[]?=").contains(static_cast<char>(c));
    }
    return is_in_token;
}();

bool is_token(std::string_view text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](unsigned char c) { return kIsInToken[c]; });
}

std::string unquoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
        return std::string(text);
    }
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && i + 2 < text.size()) {
            ++i;
        }
        out += text[i];
    }
    return out;
}

/// Cuts off what stands before the next semicolon outside quotes, and that.
std::string_view take_part(std::string_view& rest) {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < rest.size() && (quoted || rest[end] != ';'); ++end) {
        quoted = quoted != (rest[end] == '"');
    }
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

}  // namespace

std::optional<ContentType> ContentType::parse(std::string_view text) {
    std::string_view rest = text;
    const std::string_view essence = trim(take_part(rest));
    const std::size_t slash = essence.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view type = essence.substr(0, slash);
    const std::string_view subtype = essence.substr(slash + 1);
    if (!is_token(type) || !is_token(subtype)) {
        return std::nullopt;
    }
    ContentType out{.type = to_lower(type), .subtype = to_lower(subtype), .parameters = {}};
    while (!rest.empty()) {
        const std::string_view part = trim(take_part(rest));
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) {
            continue;
        }
        out.parameters.emplace_back(to_lower(trim(part.substr(0, equals))),
                                    unquoted(trim(part.substr(equals + 1))));
    }
    std::ranges::sort(out.parameters);
    return out;
}

std::string ContentType::to_string() const {
    std::string out = essence();
    for (const auto& [name, value] : parameters) {
        out += ";" + name + "=" + value;
    }
    return out;
}

std::optional<std::string_view> ContentType::parameter(std::string_view name) const {
    const auto at = std::ranges::find(parameters, name, [](const auto& p) { return p.first; });
    if (at == parameters.end()) {
        return std::nullopt;
    }
    return std::string_view(at->second);
}

std::string_view ContentType::syntax() const {
    const std::string_view name(subtype);
    const std::size_t plus = name.rfind('+');
    const auto last = plus == std::string_view::npos ? name : name.substr(plus + 1);
    return last == "x-json" ? "json" : last;
}

bool ContentType::is_plain_syntax() const { return !subtype.contains('+'); }

bool ContentType::is_json() const {
    return (type == "application" &&
            (syntax() == "json" || subtype.starts_with("json") || subtype == "graphql")) ||
           (type == "text" && syntax() == "json");
}

bool ContentType::is_xml() const {
    return (type == "application" || type == "text") && syntax() == "xml";
}

bool ContentType::is_form() const {
    return type == "application" && subtype == "x-www-form-urlencoded";
}

bool ContentType::is_text() const {
    if (type == "text" || is_json() || is_xml() || is_form()) {
        return true;
    }
    if (subtype.ends_with("+xml") || subtype.ends_with("+json") || subtype.ends_with("+yaml")) {
        return true;
    }
    static constexpr std::string_view kTextual[] = {"javascript",
                                                    "ecmascript",
                                                    "x-javascript",
                                                    "yaml",
                                                    "x-yaml",
                                                    "toml",
                                                    "sql",
                                                    "x-sh",
                                                    "x-ndjson",
                                                    "jwt"};
    return type == "application" && std::ranges::find(kTextual, subtype) != std::end(kTextual);
}

bool is_json_type(std::string_view content_type) {
    const auto parsed = ContentType::parse(content_type);
    return parsed && parsed->is_json();
}

bool is_binary_type(std::string_view content_type) {
    const auto parsed = ContentType::parse(content_type);
    return parsed && parsed->is_binary();
}

bool names_content_type(std::string_view field) {
    return equal_ignoring_case(field, "contentType") || equal_ignoring_case(field, "content-type");
}

}  // namespace accord::contract
