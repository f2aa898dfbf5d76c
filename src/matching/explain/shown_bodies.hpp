// Expected and actual body made ready to be shown beside each other: what matched is the same on
// both sides, and members stand in one order.
#pragma once

#include "base/json.hpp"
#include "matching/body/json_walk.hpp"
#include "matching/body/xml_document.hpp"
#include "matching/explain/mismatch_places.hpp"

#include <string>

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

}  // namespace accord::matching
