// Contents of tables and fixture files: see fixtures.hpp.
#include "fixtures.hpp"

#include "base/encoding.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "contract/model/content_type.hpp"
#include "world.hpp"

#include <optional>

namespace accord::compatibility {
namespace {

std::optional<std::string_view> after(std::string_view text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return std::nullopt;
    }
    return trim(text.substr(prefix.size()));
}

/// What stands between `from` and the next `to`; nothing when one of them is missing.
std::optional<std::string_view> between(std::string_view text,
                                        std::string_view from,
                                        std::string_view to) {
    const auto begin = text.find(from);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    const auto end = text.find(to, begin + from.size());
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    return text.substr(begin + from.size(), end - begin - from.size());
}

/// A fixture that describes a body: <body><contentType/><contents encoding eol/></body>.
contract::Body described_body(std::string_view name) {
    const std::string xml = read_fixture(name);
    const auto type = between(xml, "<contentType>", "</contentType>");
    const auto attributes = between(xml, "<contents", ">");
    require(type && attributes, std::string(name) + " does not describe a body");
    auto contents = between(xml, "<![CDATA[", "]]>");
    if (!contents) {
        contents = between(xml, "<contents>", "</contents>");
    }
    std::string bytes(contents.value_or(""));
    if (attributes->find("eol=\"CRLF\"") != std::string_view::npos) {
        bytes = replace_all(bytes, "\n", "\r\n");
    }
    if (attributes->find("encoding=\"base64\"") != std::string_view::npos) {
        bytes = base64_decode(trim(bytes)).value_or("");
    }
    return contract::Body::present(std::move(bytes), std::string(*type));
}

std::string type_by_name(std::string_view name, std::string_view otherwise) {
    if (name.ends_with(".json")) {
        return "application/json";
    }
    if (name.ends_with(".xml")) {
        return "application/xml";
    }
    if (name.ends_with(".jpg")) {
        return "image/jpeg";
    }
    if (name.ends_with(".pdf")) {
        return "application/pdf";
    }
    return std::string(otherwise.empty() ? "text/plain" : otherwise);
}

contract::Body file_body(std::string_view name, std::string_view content_type) {
    if (name.ends_with("-body.xml")) {
        return described_body(name);
    }
    return contract::Body::present(
        read_fixture(name),
        content_type.empty() ? type_by_name(name, "") : std::string(content_type));
}

}  // namespace

std::filesystem::path suite_folder() { return ACCORD_COMPATIBILITY_SUITE; }

std::string read_fixture(std::string_view name) {
    return value_of(read_file(suite_folder() / "fixtures" / name));
}

json::Value json_from(std::string_view text) {
    if (const auto inline_json = after(text, "JSON:")) {
        return value_of(json::parse(*inline_json));
    }
    return value_of(json::parse(read_fixture(text)));
}

json::Value value_from(std::string_view text) {
    return text.starts_with("JSON:") ? json_from(text) : json::Value(text);
}

contract::Body body_from(std::string_view text, std::string_view content_type) {
    if (text == "EMPTY") {
        return contract::Body::empty();
    }
    if (const auto name = after(text, "file:")) {
        return file_body(*name, content_type);
    }
    if (const auto document = after(text, "JSON:")) {
        return contract::Body::present(std::string(*document), "application/json");
    }
    if (const auto document = after(text, "XML:")) {
        return contract::Body::present(std::string(*document), "application/xml");
    }
    return contract::Body::present(std::string(text),
                                   content_type.empty() ? "text/plain" : std::string(content_type));
}

contract::Body document_from(std::string_view name) {
    const std::string_view file = after(name, "file:").value_or(name);
    return file_body(
        file.find('.') == std::string_view::npos ? std::string(file) + ".json" : std::string(file),
        "");
}

bool same_contents(const contract::Body& left, const contract::Body& right) {
    if (contract::is_json_type(right.content_type)) {
        const auto left_value = json::parse(left.bytes);
        const auto right_value = json::parse(right.bytes);
        return left_value && right_value && json::equal(*left_value, *right_value);
    }
    return left.state == right.state && left.bytes == right.bytes;
}

}  // namespace accord::compatibility
