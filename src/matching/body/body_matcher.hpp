// Bodies compared by their content type: the expectation prepared once.
#pragma once

#include "base/result.hpp"
#include "contract/model/content_type.hpp"
#include "contract/model/model.hpp"
#include "matching/body/content_kinds.hpp"
#include "matching/rules/mismatch.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace accord::matching {

/// What decides how bodies are compared besides their rules.
struct BodyOptions {
    UnexpectedKeys unexpected = UnexpectedKeys::kAllow;
    /// The content type has a rule of its own, which is judged with the headers.
    bool content_type_has_rule = false;
    std::size_t depth = 0;  ///< how many multipart bodies it lies in
};

class BodyMatcher {
  public:
    /// Error: kInvalidInput for rules that can't be compiled.
    static Result<BodyMatcher> compile(const contract::Body& expected,
                                       std::string_view content_type,
                                       const contract::RulesByKey& rules,
                                       BodyOptions options);

    /// All mismatches of kinds kBody and kBodyType. `content_type` is the actual one, as its header
    /// or metadata say it; empty when they don't.
    [[nodiscard]] Mismatches match(const contract::Body& actual,
                                   std::string_view content_type) const;

    /// As match() of the expected body itself, which is not parsed again where it is JSON.
    [[nodiscard]] Mismatches match_example(std::string_view content_type) const;

    /// The expected body where it is JSON, otherwise nullptr.
    [[nodiscard]] const json::Value* parsed_json() const;

  private:
    using Content = std::variant<TextContent,
                                 JsonContent,
                                 GraphqlContent,
                                 XmlContent,
                                 FormContent,
                                 MultipartContent,
                                 BinaryContent>;

    static Result<Content> compile_content(const contract::Body& expected,
                                           const std::optional<contract::ContentType>& type,
                                           const contract::RulesByKey& rules,
                                           std::size_t depth);
    [[nodiscard]] Mismatches match_decoded(const contract::Body& actual,
                                           std::string_view content_type) const;
    [[nodiscard]] Mismatches match_absent(const contract::Body& actual) const;
    [[nodiscard]] Mismatches compare(const contract::Body& actual,
                                     std::string_view content_type,
                                     const std::optional<contract::ContentType>& type) const;

    contract::Body expected_;
    std::optional<contract::ContentType> type_;
    RuleTree rules_;
    BodyOptions options_;
    Content content_;
};

/// The content type of a body: as declared, else as it looks; nothing when there is no body.
std::optional<contract::ContentType> type_of(const contract::Body& body, std::string_view declared);

/// The text of a body in UTF-8: a view into it, or into `kept` where its charset is another.
std::string_view text_of(const contract::Body& body,
                         const std::optional<contract::ContentType>& type,
                         std::string& kept);

}  // namespace accord::matching
