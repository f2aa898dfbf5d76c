// Compile once, match many: an interaction's expectations prepared when it enters (rules as a tree
// walked together with the body, patterns compiled, the expected body parsed). Matching is const
// and thread-safe.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "matching/rules/mismatch.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace accord::matching {

/// An actual request or response is given in the contract's own types, without rules.
class CompiledRequest {
  public:
    /// Errors: kInvalidInput for a pattern or path expression that can't be compiled.
    static Result<CompiledRequest> compile(const contract::HttpRequest& expected,
                                           contract::SpecVersion version);

    /// All mismatches; none when it matches. Never stops at the first.
    [[nodiscard]] Mismatches match(const contract::HttpRequest& actual) const;

    /// As match() of the expected one itself: those of an example that breaks its own rules.
    [[nodiscard]] Mismatches match_example() const;

    /// The expected body where it is JSON, otherwise nullptr.
    [[nodiscard]] const json::Value* parsed_json() const;

    /// True when method and path match: what makes an interaction a candidate.
    [[nodiscard]] bool is_candidate(std::string_view method, std::string_view path) const;

    /// The expected path without percent-encoding: contracts have it with it or without.
    [[nodiscard]] std::string decoded_path() const;

    /// True when the path has a rule, so that it can't be found by its text alone.
    [[nodiscard]] bool has_path_rule() const;

    [[nodiscard]] const contract::HttpRequest& expected() const;

  private:
    struct Impl;
    explicit CompiledRequest(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

class CompiledResponse {
  public:
    static Result<CompiledResponse> compile(const contract::HttpResponse& expected,
                                            contract::SpecVersion version);
    [[nodiscard]] Mismatches match(const contract::HttpResponse& actual) const;
    [[nodiscard]] Mismatches match_example() const;
    [[nodiscard]] const json::Value* parsed_json() const;
    /// Without its rules and generators.
    [[nodiscard]] const contract::HttpResponse& expected() const;

  private:
    struct Impl;
    explicit CompiledResponse(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

/// A message, or one part of a synchronous one: contents and metadata. Unexpected metadata and keys
/// are welcome.
class CompiledMessage {
  public:
    static Result<CompiledMessage> compile(const contract::Message& expected,
                                           contract::SpecVersion version);
    [[nodiscard]] Mismatches match(const contract::Message& actual) const;
    [[nodiscard]] Mismatches match_example() const;
    [[nodiscard]] const json::Value* parsed_json() const;
    [[nodiscard]] const contract::Message& expected() const;

  private:
    struct Impl;
    explicit CompiledMessage(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

}  // namespace accord::matching
