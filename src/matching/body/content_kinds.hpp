// How bodies of each kind are compared, once their types agree. Each kind holds its expectation
// prepared and gives mismatches of kind kBody.
#pragma once

#include "base/json.hpp"
#include "contract/model/model.hpp"
#include "matching/body/graphql_request.hpp"
#include "matching/body/json_walk.hpp"
#include "matching/body/multipart.hpp"
#include "matching/body/xml_document.hpp"
#include "matching/rules/mismatch.hpp"
#include "matching/rules/text_rules.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

class BodyMatcher;

/// An expected body that is not of the format its type says can be matched by nothing.
struct JsonContent {
    std::optional<json::Value> expected;
    std::optional<GraphqlRequest> graphql;  ///< when the body is such a request
    static JsonContent compile(std::string_view body);
    [[nodiscard]] Mismatches match(const RuleTree& rules,
                                   UnexpectedKeys unexpected,
                                   std::string_view actual) const;
    /// Of a body that was parsed.
    [[nodiscard]] Mismatches match(const RuleTree& rules,
                                   UnexpectedKeys unexpected,
                                   const json::Value& actual) const;
};

/// A GraphQL document by itself.
struct GraphqlContent {
    std::string expected;
    GraphqlTokens tokens;
    [[nodiscard]] Mismatches match(const RuleSet* rules, std::string_view actual) const;
};

struct XmlContent {
    Result<XmlElement> expected;
    [[nodiscard]] Mismatches match(const RuleTree& rules,
                                   UnexpectedKeys unexpected,
                                   std::string_view actual) const;
};

struct FormContent {
    contract::MultiMap expected;
    TextRules rules;

    /// Names and values in UTF-8; their escapes stand for bytes of the charset.
    static contract::MultiMap fields_of(std::string_view body, std::string_view charset);
    [[nodiscard]] Mismatches match(std::string_view actual, std::string_view charset) const;
};

struct MultipartContent {
    struct Part {
        BodyPart part;
        std::string place;  ///< "$.name", or "$[1]" for a part without name
        std::shared_ptr<const BodyMatcher> body;
    };
    Result<std::vector<Part>> expected;

    /// Rules of a part are those below its name or index; `depth` is how many such bodies it lies
    /// in. Error: kInvalidInput for rules that can't be compiled.
    static Result<MultipartContent> compile(std::string_view body,
                                            std::string_view content_type,
                                            const contract::RulesByKey& rules,
                                            std::size_t depth);
    [[nodiscard]] Mismatches match(std::string_view actual, std::string_view content_type) const;
};

struct BinaryContent {
    std::string expected;
    std::string content_type;
    [[nodiscard]] Mismatches match(const RuleSet* rules,
                                   std::string_view actual,
                                   std::string_view actual_type) const;
};

struct TextContent {
    std::string expected;
    [[nodiscard]] Mismatches match(const RuleSet* rules, std::string_view actual) const;
};

/// One mismatch of a whole body.
Mismatch body_mismatch(std::string_view rule,
                       std::string_view expected,
                       std::string_view actual,
                       std::string sentence);

/// "[image/png, 67 bytes, starting with 89504e47]".
std::string described_bytes(std::string_view type, std::string_view bytes);

/// The start of a body, short enough for a sentence.
std::string_view start_of(std::string_view bytes);

}  // namespace accord::matching
