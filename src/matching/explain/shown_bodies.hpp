// Expected and actual body made ready to be shown beside each other: what matched is the same on
// both sides, and members stand in one order.
#pragma once

#include "base/json.hpp"
#include "contract/model/model.hpp"
#include "matching/body/json_walk.hpp"
#include "matching/body/xml_document.hpp"
#include "matching/explain/mismatch_places.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

struct ShownJson {
    json::Value expected, actual;
};

ShownJson shown_json(const json::Value& expected,
                     const json::Value& actual,
                     const MismatchPlaces& places,
                     UnexpectedKeys unexpected);

struct ShownXml {
    XmlElement expected, actual;
};

ShownXml shown_xml(const XmlElement& expected,
                   const XmlElement& actual,
                   const MismatchPlaces& places);

/// Indented by two spaces; attributes and children as they are written.
std::string to_pretty_text(const XmlElement& element);

/// A line of a body.
struct ShownLine {
    enum class Kind {
        kPlain,
        kJson,     ///< a comma at its end only says that another member follows
        kHeading,  ///< names what the lines below it belong to
    };
    std::string text;
    Kind kind = Kind::kPlain;
};

struct ShownLines {
    std::vector<ShownLine> expected, actual;
};

/// Two bodies, and how they were compared.
struct ComparedBodies {
    const contract::Body& expected;
    std::string_view content_type;  ///< of the expected one, as declared
    const contract::Body& actual;
    UnexpectedKeys unexpected = UnexpectedKeys::kRefuse;
    std::size_t depth = 0;  ///< how many multipart bodies they lie in
};

/// JSON and XML laid out, fields and parts by name, other text as it is. Nothing for bodies that
/// can't be shown so: bytes that are no text, a multipart body that is broken.
std::optional<ShownLines> shown_lines(const ComparedBodies& bodies, const MismatchPlaces& places);

/// One `name=value` a line, decoded.
ShownLines shown_form(const contract::MultiMap& expected,
                      const contract::MultiMap& actual,
                      const MismatchPlaces& places);

/// A heading for each part, then its body as its own type is shown.
std::optional<ShownLines> shown_multipart(const ComparedBodies& bodies,
                                          const MismatchPlaces& places);

}  // namespace accord::matching
