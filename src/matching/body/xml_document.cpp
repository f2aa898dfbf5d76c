// Reads XML by pugixml and resolves the names.
#include "matching/body/xml_document.hpp"

#include "base/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <set>

namespace accord::matching {
namespace {

constexpr int kXmlDepthMax = 200;
// Each name is looked up among those in force, and has a copy of what it stands for.
constexpr std::size_t kNamespacesMax = 256;
constexpr std::size_t kNamespaceBytesMax = 2048;

/// Namespace declarations in force, the innermost last.
using Scope = std::vector<std::pair<std::string, std::string>>;

Result<void> declare(Scope& scope, const pugi::xml_node& node) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        const bool is_default = name == "xmlns";
        if (!is_default && !name.starts_with("xmlns:")) {
            continue;
        }
        const std::string_view uri = attribute.value();
        if (scope.size() >= kNamespacesMax || uri.size() > kNamespaceBytesMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("the XML has more than {} namespaces in one place, or one of "
                                    "more than {} bytes",
                                    kNamespacesMax,
                                    kNamespaceBytesMax));
        }
        scope.emplace_back(is_default ? "" : name.substr(6), uri);
    }
    return {};
}

/// Attributes without a prefix are in no namespace, elements in the default one.
XmlName resolve(std::string_view written, const Scope& scope, bool is_attribute) {
    const std::size_t colon = written.find(':');
    const std::string_view prefix =
        colon == std::string_view::npos ? std::string_view() : written.substr(0, colon);
    XmlName out{"", std::string(written), std::string(written)};
    if (prefix.empty() && is_attribute) {
        return out;
    }
    for (std::size_t i = scope.size(); i-- > 0;) {
        if (scope[i].first != prefix) {
            continue;
        }
        out.uri = scope[i].second;
        if (colon != std::string_view::npos) {
            out.local = written.substr(colon + 1);
        }
        return out;
    }
    return out;
}

Result<XmlElement> convert(const pugi::xml_node& node, Scope& scope, int depth) {
    if (depth > kXmlDepthMax) {
        return fail(
            ErrorCode::kLimit,
            fmt::format("the XML is nested deeper than the {} levels allowed", kXmlDepthMax));
    }
    const std::size_t outer = scope.size();
    if (auto declared = declare(scope, node); !declared) {
        return fail(declared.error());
    }
    XmlElement out;
    out.name = resolve(node.name(), scope, false);
    std::set<std::string> names;
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name == "xmlns" || name.starts_with("xmlns:")) {
            continue;
        }
        out.attributes.push_back({resolve(name, scope, true), attribute.value()});
        if (!names.insert(out.attributes.back().name.full()).second) {
            return fail(
                ErrorCode::kInvalidInput,
                fmt::format(
                    "not valid XML: <{}> has the attribute \"{}\" twice", out.name.written, name));
        }
    }
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            auto element = convert(child, scope, depth + 1);
            if (!element) {
                return element;
            }
            out.children.push_back(std::move(*element));
        } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            out.text += trim(child.value());
        }
    }
    scope.resize(outer);
    return out;
}

}  // namespace

std::string_view declared_encoding(std::string_view text) {
    constexpr std::string_view kStart = "<?xml ";
    constexpr std::string_view kName = "encoding";
    if (!text.starts_with(kStart)) {
        return {};
    }
    const std::string_view declaration = text.substr(0, text.substr(0, 200).find("?>"));
    const std::size_t at = declaration.find(kName);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::size_t open = declaration.find_first_of("\"'", at);
    if (open == std::string_view::npos) {
        return {};
    }
    const std::size_t close = declaration.find(declaration[open], open + 1);
    const std::string_view name = declaration.substr(open + 1, close - open - 1);
    return to_lower(name).starts_with("utf") ? std::string_view() : name;
}

namespace {

/// Whether there is anything beside the root element that XML does not allow there.
bool has_more_than_a_root(const pugi::xml_document& document) {
    constexpr std::string_view kAllowed = " \t\r\n\xEF\xBB\xBF";  // a byte order mark may be first
    return std::ranges::any_of(document.children(), [&](const pugi::xml_node& node) {
        const std::string_view text = node.value();
        return node.type() == pugi::node_element
                   ? node != document.document_element()
                   : (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) &&
                         text.find_first_not_of(kAllowed) != std::string_view::npos;
    });
}

}  // namespace

Result<XmlElement> parse_xml(std::string_view text) {
    // What was converted still declares what it was.
    const bool is_plain = is_utf8(text) && !text.contains('\0');
    pugi::xml_document document;
    const auto result = document.load_buffer(text.data(),
                                             text.size(),
                                             pugi::parse_default | pugi::parse_fragment,
                                             is_plain ? pugi::encoding_utf8 : pugi::encoding_auto);
    if (!result) {
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format("not valid XML at byte {}: {}", result.offset + 1, result.description()));
    }
    if (!document.document_element()) {
        return fail(ErrorCode::kInvalidInput, "not valid XML: there is no root element");
    }
    if (has_more_than_a_root(document)) {
        return fail(ErrorCode::kInvalidInput, "not valid XML: there is more than the root element");
    }
    Scope scope{{"xml", "http://www.w3.org/XML/1998/namespace"}};
    return convert(document.document_element(), scope, 1);
}

}  // namespace accord::matching
