// Reads media types by the grammar of RFC 9110.
#include "contract/model/content_type.hpp"

#include "base/text.hpp"

namespace accord::contract {
namespace {

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < 0x7f && !std::string_view("()<>@,;:\\\"/[]?=").contains(c);
    });
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

/// The parts between separators that stand outside quotes.
std::vector<std::string_view> split_outside_quotes(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    bool quoted = false;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            quoted = !quoted;
        }
        if (quoted || text[i] != separator) {
            continue;
        }
        parts.push_back(text.substr(start, i - start));
        start = i + 1;
    }
    parts.push_back(text.substr(start));
    return parts;
}

}  // namespace

std::optional<ContentType> ContentType::parse(std::string_view text) {
    const auto parts = split_outside_quotes(text, ';');
    const std::string_view essence = trim(parts[0]);
    const std::size_t slash = essence.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    ContentType out;
    out.type = to_lower(essence.substr(0, slash));
    out.subtype = to_lower(essence.substr(slash + 1));
    if (!is_token(out.type) || !is_token(out.subtype)) {
        return std::nullopt;
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string_view part = trim(parts[i]);
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

}  // namespace accord::contract
