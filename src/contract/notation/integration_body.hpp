// Bodies as the DSLs of other languages hand them over: integration JSON of a JSON body, or the
// shapes it has for XML and forms, told apart by the content type; and files for multipart bodies.
#pragma once

#include "contract/model/model.hpp"
#include "contract/notation/integration_json.hpp"

#include <string>
#include <string_view>

namespace accord::contract {

/// A body written out from its template, with the rules and generators of its places.
struct IntegrationText {
    std::string text;
    RulesByKey rules;
    GeneratorsByKey generators;
    bool operator==(const IntegrationText&) const = default;
};

struct IntegrationBody {
    Body body;
    RulesByKey rules;
    GeneratorsByKey generators;
    bool operator==(const IntegrationBody&) const = default;
};

inline constexpr std::size_t kIntegrationTextBytesMax = 16 * 1024 * 1024;  ///< of one XML document

/// Reads {"root": {"name", "attributes": {...}, "children": [...]}}. An element may stand in the
/// "value" of a matcher, with the number of its "examples"; {"content", "matcher"} is text.
/// Attributes are values or templates of one. Paths are `$.root.child['@attribute']` and
/// `$.root.child.#text`. Errors: kInvalidInput with the path, kLimit.
Result<IntegrationText> read_integration_xml(const json::Value& document);

/// Reads {"name": value, "other": [values]}, values being texts, numbers, booleans or templates of
/// them; null leaves the field out. Error: kInvalidInput naming the field.
Result<IntegrationText> read_integration_form(const json::Value& document);

/// Reads any body. JSON is always taken for a template; XML and forms are when their text is a JSON
/// object, otherwise they are what they are. Without a content type it is what the text looks like.
/// Errors as above.
Result<IntegrationBody> parse_integration_body(std::string_view text,
                                               std::string_view content_type);

/// A part of a multipart body; a field when it has no file name.
struct MultipartFile {
    std::string part_name;
    std::string file_name;
    std::string content_type;
    std::string bytes;
};

/// Appends a part to the body, with a rule that its content is of the type. A body that is not yet
/// multipart is replaced; then `headers` get the content type with `boundary`, and a rule that
/// takes any boundary.
void add_multipart_file(HttpRequest& request, const MultipartFile& file, std::string_view boundary);
void add_multipart_file(HttpResponse& response,
                        const MultipartFile& file,
                        std::string_view boundary);

}  // namespace accord::contract
