// XML as it is compared: elements with their names resolved to namespaces, white space around text
// taken away. pugixml stays behind it.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

/// A name with the namespace its prefix stands for; `written` is as the document has it.
struct XmlName {
    std::string uri, local, written;

    /// "urn:a:local", or the local name alone.
    [[nodiscard]] std::string full() const { return uri.empty() ? local : uri + ":" + local; }
    [[nodiscard]] bool same_as(const XmlName& other) const {
        return local == other.local && uri == other.uri;
    }
};

struct XmlAttribute {
    XmlName name;
    std::string value;
};

struct XmlElement {
    XmlName name;
    std::vector<XmlAttribute> attributes;  ///< without namespace declarations
    std::vector<XmlElement> children;
    std::string text;  ///< of this element, its children's apart
};

/// As a mismatch names it: "<a/>".
inline std::string tag_of(const XmlElement& element) { return "<" + element.name.written + "/>"; }

/// The charset that the declaration of a document names; empty when it need not be known, since a
/// declaration that can be read is not written in UTF-16.
std::string_view declared_encoding(std::string_view text);

/// The root element of a document. Errors: kInvalidInput with the byte, kLimit when nested too
/// deep.
Result<XmlElement> parse_xml(std::string_view text);

}  // namespace accord::matching
